import { createHash } from 'node:crypto';
import { orMissing, type Action as SdkAction, type CallContext, type WriteContext } from '@belegfluss/sdk';
import type { HttpConfig } from '../config.ts';
import type { Action, Lookup } from '../declaration/action-shape.ts';
import { isRecord, listAt, outputAt, recordAt, textOf, valueAt } from '../places.ts';
import { filledTexts, pathOf } from '../templates.ts';

export type Input = Record<string, unknown>;
type Find = (ctx: WriteContext<HttpConfig>, input: Input) => Promise<unknown>;

/** What systems take for a key: visible ASCII without blanks, not too long. */
const PLAIN_KEY = /^[!-~]{1,200}$/;
const DEFAULT_VALIDITY = 'P1D';

/** The business key as the system gets it: as it is where it can travel in a header, else its hash. */
export function sentKey(effectKey: string): string {
  return PLAIN_KEY.test(effectKey) ? effectKey : createHash('sha256').update(effectKey).digest('hex');
}

/** The class of a declared effect, with its way to find out whether it happened. */
export function effectOf(
  declared: Action,
  fixed: Record<string, string> | undefined,
  route: string,
): SdkAction<HttpConfig>['effect'] {
  const { key, lookup } = declared.effect;
  if (key) return { kind: 'write', class: 'K', keyValidFor: key.validFor ?? DEFAULT_VALIDITY };
  if (!lookup) return { kind: 'write', class: 'N' };
  const find = finder(lookup, declared, fixed, route) as never;
  const { lag } = lookup;
  return lag === undefined ? { kind: 'write', class: 'L', find } : { kind: 'write', class: 'D', lag: () => lag, find };
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
