import { describe, expect, it } from '@jest/globals';
import { ConnectorError } from '@belegfluss/sdk';
import { crashingPlan, live, Outside } from '../../test/crashing-run.ts';

const HEAD = `flow: probe
title: { de: a, en: a }
owner: sales
on: { hand: { person: { role: sales } } }
`;

/** A system that says no to the first changes of each name, and loses nothing. */
class Refusing extends Outside {
  readonly asked: string[] = [];
  readonly #refusals: Record<string, number>;

  constructor(refusals: Record<string, number>) {
    super(1);
    this.oneLostOf = 2 ** 31;
    this.#refusals = refusals;
  }

  override async put(key: string, name: string): Promise<{ name: string }> {
    this.asked.push(name);
    const left = this.#refusals[name] ?? 0;
    if (left === 0) return super.put(key, name);
    this.#refusals[name] = left - 1;
    throw new ConnectorError('transient', 'away', { outcome: 'rejected' });
  }
}

const put = (name: string, more = '') => `{ call: shop.put, with: { name: ${name} }${more} }`;
const lived = (steps: string, outside: Outside) => live(crashingPlan(HEAD + steps), outside, Infinity);

describe('a step that the other system refuses for now', () => {
  const THREE = `steps: { put: ${put('pen', ', retry: { max: 3, within: PT24H }')} }\n`;

  it('is tried again as often as the flow says, and counts its tries', async () => {
    const outside = new Refusing({ pen: 3 });
    const { verdict, steps } = await lived(THREE, outside);
    expect(verdict).toMatchObject({ kind: 'ended', state: 'done' });
    expect(outside.asked).toHaveLength(4);
    expect(steps.get('put')).toMatchObject({ state: 'done', tries: 3, error: null });
  });

  it('fails with the try after the last', async () => {
    const outside = new Refusing({ pen: 4 });
    const { verdict, steps } = await lived(THREE, outside);
    expect(verdict).toMatchObject({ kind: 'ended', state: 'dead', reason: { code: 'connector.transient' } });
    expect(outside.asked).toHaveLength(4);
    expect(steps.get('put')).toMatchObject({ state: 'failed', tries: 4 });
  });
});

const loop = (onError: string) => `steps:
  all:
    each: { changes: shop.deal }
    as: deal
    ${onError}
    steps:
      put: { call: shop.put, with: { name: { expr: deal.id } }, intent: { expr: deal.id }, retry: { max: 0 } }
  after: ${put('after')}
`;
const outsideOf = (ids: string[]) => Object.assign(new Refusing({ d7: 1 }), { deals: ids });
const deals = Array.from({ length: 9 }, (_, number) => `d${number}`);

describe('a step that fails', () => {
  it('keeps the place where it stood: whoever tries it again goes on from there', async () => {
    const { verdict, steps } = await lived(loop('onError: dead'), outsideOf(deals));
    expect(verdict).toMatchObject({ state: 'dead' });
    expect(steps.get('all')).toMatchObject({ state: 'failed', output: { gone: 5, pages: 2 } });
    expect(steps.has('after')).toBe(false);
  });

  it('has no output where the flow goes on behind it', async () => {
    const { verdict, steps } = await lived(loop('onError: continue'), outsideOf(deals));
    expect(verdict).toMatchObject({ state: 'done' });
    expect(steps.get('all')).toMatchObject({ state: 'failed', output: null });
    expect(steps.get('after')).toMatchObject({ state: 'done' });
  });
});
