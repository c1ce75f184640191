import { ConnectorError, orMissing, type CallContext } from '@belegfluss/sdk';
import type { HttpConfig } from '../config.ts';
import type { Read } from '../declaration/entity-shape.ts';
import { recordAt } from '../places.ts';
import { filledTexts, pathOf } from '../templates.ts';

/** One record by its key, or `undefined` where the system does not have it. */
export function readRecord(
  declared: Read,
  fixed: Record<string, string> | undefined,
  route: string,
): (ctx: CallContext<HttpConfig>, key: string) => Promise<Record<string, unknown> | undefined> {
  return (ctx, key) =>
    orMissing(async () => {
      const values = { key };
      const { body } = await ctx.http.request({
        method: 'GET',
        path: pathOf(declared.get, values),
        query: filledTexts(declared.query, values),
        headers: { ...fixed, ...filledTexts(declared.headers, values) },
        route,
      });
      // Some systems answer with nothing in the place of what they do not have.
      if (body === null)
        throw new ConnectorError(
          'gone',
          { de: `${route}: diesen Datensatz gibt es nicht`, en: `${route}: there is no such record` },
          { outcome: 'rejected' },
        );
      return recordAt(body, declared.record);
    });
}
