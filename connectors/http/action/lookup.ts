import { orMissing, type CallContext, type WriteContext } from '@belegfluss/sdk';
import type { HttpConfig } from '../config.ts';
import type { Action, Lookup } from '../declaration/action-shape.ts';
import { isRecord, listAt, outputAt, recordAt, textOf, valueAt } from '../places.ts';
import { filledTexts, pathOf } from '../templates.ts';
import { sentKey, type Input } from './sent-key.ts';

/** What a write has led to, as the system shows it now; `undefined` where it has not happened. */
export type Find = (ctx: WriteContext<HttpConfig>, input: Input) => Promise<unknown>;

/** The declared look of an action; `undefined` where it has none. */
export function lookupOf(declared: Action, fixed: Record<string, string> | undefined, route: string): Find | undefined {
  const { lookup } = declared.effect;
  if (!lookup) return undefined;
  const find = finder(lookup, declared, fixed, route);
  // What is to be gone has happened when nothing is found.
  return declared.delete === undefined
    ? find
    : async (...asked) => ((await find(...asked)) === undefined ? null : undefined);
}

function finder(lookup: Lookup, declared: Action, fixed: Record<string, string> | undefined, route: string): Find {
  const output = lookup.output ?? declared.output;
  return (ctx, input) =>
    orMissing(async () => {
      const body = await lookedUp(ctx, lookup, fixed, route, { ...input, effect_key: sentKey(ctx.effectKey) });
      if (lookup.list === undefined) return outputAt(recordAt(body, lookup.record), output);
      // A system that does not know the filter answers with everything: only what carries our key is ours.
      const place = lookup.reference ?? declared.reference ?? '';
      const own = listAt(body, lookup.list).find(
        (item) => isRecord(item) && textOf(valueAt(item, place)) === sentKey(ctx.effectKey),
      );
      return own === undefined ? undefined : outputAt(recordAt(own, lookup.record), output);
    });
}

async function lookedUp(
  ctx: CallContext<HttpConfig>,
  lookup: Lookup,
  fixed: Record<string, string> | undefined,
  route: string,
  values: Record<string, unknown>,
): Promise<unknown> {
  const { body } = await ctx.http.request({
    method: 'GET',
    path: pathOf(lookup.get, values),
    query: filledTexts(lookup.query, values),
    headers: { ...fixed, ...filledTexts(lookup.headers, values) },
    route: `${route}.find`,
  });
  return body;
}
