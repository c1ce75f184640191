import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Engine } from '@belegfluss/engine';
import type { DiagnosticError } from '@belegfluss/sdk';
import { newId } from '@belegfluss/store';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';
import { becomeDue, inAnHour } from './planned-deployments.ts';

const BY = { id: newId(), name: 'anna' };
const called = (needs: string, reason = 'called') => `on: { asked: { called: { needs: [${needs}] } } }
steps: { end: { stop: done, reason: ${reason} } }
`;
const caller = (gives: string) => `on: { hand: { person: { role: admin } } }
steps: { go: { run: bill, key: k, with: ${gives}, within: P1D } }
`;
const ORDER = '{ order: x }';

/** The codes by which it was refused. */
const refusal = (deed: Promise<unknown>) =>
  deed.then(
    () => 'nothing was refused',
    (error: DiagnosticError) => error.diagnostics.map(({ code }) => code),
  );
/** The remark that `sell` is left behind. */
const left = (cause: string, field?: string) => ({
  code: 'deployment.leaves_caller',
  severity: 'warning',
  facts: { flow: 'bill', caller: 'sell', cause, ...(field !== undefined && { field }) },
});

describe('a flow that runs another', () => {
  let world: EngineWorld;
  beforeEach(async () => {
    world = await engineWorld(
      { bill: called('order'), sell: caller(ORDER) },
      [shopConnector(new MemoryShop())],
      {},
      undefined,
      'deployment: database\n',
    );
  });
  afterEach(() => world.close());

  const deploy = (flow: string, body: string, base: number | null, more: { at?: Date; engine?: Engine } = {}) => {
    const { engine = world.engine, at } = more;
    const what = { source: `flow: ${flow}\ntitle: { de: ${flow}, en: ${flow} }\nowner: admin\n${body}` };
    return engine.deployments.deploy({ flow, what, base, by: BY, note: '', origin: 'cli', ...(at && { at }) });
  };
  const withdraw = (flow: string, base: number) => world.engine.deployments.withdraw({ flow, base, by: BY, note: '' });
  const live = async () =>
    (
      await world.test.db.query<{ flow: string; version: number }>('select flow, version from live_flow order by flow')
    ).map(({ flow, version }) => `${flow} ${version}`);

  it('goes live neither without it nor without what it needs, whichever process deploys', async () => {
    const next = await world.anotherEngine();
    expect(await refusal(deploy('sell', caller('{ item: x }'), 1))).toEqual(['flow.run_input']);
    await withdraw('bill', 1);
    expect(await refusal(deploy('sell', caller('{ order: y }'), 1, { engine: next }))).toEqual(['flow.unknown_flow']);
    const back = { flow: 'sell', what: { version: 1 }, base: null, by: BY, note: '', origin: 'cli' as const };
    await withdraw('sell', 1);
    expect(await refusal(next.deployments.deploy(back))).toEqual(['flow.unknown_flow']);
    expect(await live()).toEqual([]);
  });

  it('does not go live later either where the other was taken out of service meanwhile', async () => {
    await deploy('sell', caller('{ order: y }'), 1, { at: inAnHour() });
    await withdraw('bill', 1);
    await becomeDue(world.test.db);
    expect(await world.engine.deployments.carryOutDue()).toMatchObject([
      { flow: 'sell', version: 2, state: 'failed', diagnostics: [{ code: 'flow.unknown_flow' }] },
    ]);
    expect(await live()).toEqual(['sell 1']);
  });

  it('goes live later with the other, where both are planned and the other comes first', async () => {
    const at = inAnHour();
    const fresh = caller('{ customer: y }').replace('bill', 'remind');
    expect(await refusal(deploy('sell', fresh, 1, { at }))).toEqual(['flow.unknown_flow']);
    await deploy('remind', called('customer'), null, { at: new Date(at.getTime() + 60_000) });
    expect(await refusal(deploy('sell', fresh, 1, { at }))).toEqual(['flow.unknown_flow']);
    const [later] = await world.engine.deployments.planned('remind');
    await world.engine.deployments.cancel('remind', later?.id ?? '');
    await deploy('remind', called('customer'), null, { at });
    await deploy('sell', fresh, 1, { at });
    await becomeDue(world.test.db);
    expect(await world.engine.deployments.carryOutDue()).toMatchObject([
      { flow: 'remind', state: 'done' },
      { flow: 'sell', state: 'done' },
    ]);
    expect(await live()).toEqual(['bill 1', 'remind 2', 'sell 2']);
  });

  it('is named to who changes what the other needs, makes it begin otherwise, or takes it out of service', async () => {
    expect((await deploy('bill', called('order', 'again'), 1)).diagnostics).toEqual([]);
    const { diagnostics } = await deploy('bill', called('order, currency'), 2);
    expect(diagnostics).toMatchObject([left('flow.run_input', 'currency')]);
    expect(diagnostics[0]?.message.en).toBe(
      'The live flow "sell" runs "bill", which it no longer can then: The flow "bill" needs the field "currency".',
    );
    const byHand = called('').replace('called: { needs: [] }', 'person: { role: admin }');
    expect((await deploy('bill', byHand, 3)).diagnostics).toMatchObject([left('flow.not_called')]);
    expect(await withdraw('bill', 4)).toMatchObject([left('flow.unknown_flow')]);
    await withdraw('sell', 1);
    expect((await deploy('bill', called('customer'), null)).diagnostics).toEqual([]);
  });
});
