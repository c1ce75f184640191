import { ConnectorError, type BatchResult, type BatchWrite } from '@belegfluss/sdk';
import type { HttpConfig } from '../config.ts';
import type { Action } from '../declaration/action-shape.ts';
import { isRecord, listAt, nestedAt, outputAt, textOf, valueAt } from '../places.ts';
import { filledTexts } from '../templates.ts';
import { sentKey, type Input } from './sent-key.ts';
import { bodyOf } from './write.ts';

/** Writes many records in one request; each result is told by the reference that its record carried. */
export function batchOf(
  declared: Action,
  fixed: Record<string, string> | undefined,
  route: string,
): BatchWrite<HttpConfig, Input, unknown> | undefined {
  const { batch } = declared;
  if (!batch) return undefined;
  const place = batch.reference ?? declared.reference ?? '';
  return {
    size: batch.size,
    async run(ctx, items) {
      const refused: BatchResult<unknown>[] = [];
      const bodies = items.flatMap(({ effectKey, input }) => {
        try {
          return [bodyOf(declared, input, sentKey(effectKey))];
        } catch (error) {
          if (!(error instanceof ConnectorError)) throw error;
          refused.push({ effectKey, error });
          return [];
        }
      });
      if (bodies.length === 0) return refused;
      const { body } = await ctx.http.request({
        method: 'POST',
        path: batch.post,
        headers: { ...fixed, ...filledTexts(batch.headers, {}) },
        json: nestedAt(batch.list, bodies),
        route: `${route}.batch`,
        writes: true,
      });
      const results = new Map(listAt(body, batch.results).map((item) => [textOf(valueAt(item, place)), item]));
      const answered = items.flatMap(({ effectKey }): BatchResult<unknown>[] => {
        const found = results.get(sentKey(effectKey));
        return found === undefined ? [] : [resultOf(batch, effectKey, found, route)];
      });
      return [...refused, ...answered];
    },
  };
}

function resultOf(
  batch: NonNullable<Action['batch']>,
  effectKey: string,
  item: unknown,
  route: string,
): BatchResult<unknown> {
  const fault = batch.error === undefined ? undefined : valueAt(item, batch.error);
  if (fault === undefined || fault === null || fault === false || fault === '') {
    return { effectKey, output: outputAt(item, batch.output) };
  }
  const said = textOf(isRecord(fault) ? (fault['code'] ?? fault['type']) : fault);
  const error = new ConnectorError(
    'invalid',
    { de: `${route}: das System hat diesen Datensatz abgelehnt`, en: `${route}: the system refused this record` },
    {
      outcome: 'rejected',
      code: 'http.item_refused',
      facts: { ...(said !== undefined && { said: said.slice(0, 200) }) },
    },
  );
  return { effectKey, error };
}
