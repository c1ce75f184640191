import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DiagnosticError } from '@belegfluss/sdk';
import { newId } from '@belegfluss/store';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';
import { becomeDue, inAnHour } from './planned-deployments.ts';

const BY = { id: newId(), name: 'anna' };
/** Hears one event and emits the other, whatever happens. */
const relay = (heard: string, emitted: string) => `on: { got: { emitted: ${heard} } }
steps: { pass: { emit: ${emitted}, key: k } }
`;

const refusal = (deed: Promise<unknown>) =>
  deed.then(
    () => 'nothing was refused',
    ({ diagnostics }: DiagnosticError) => diagnostics.map(({ code, file, facts }) => [code, file, facts?.['flows']]),
  );
const closes = (flow: string, way: string) => [['flow.event_cycle', `${flow}.flow.yaml`, way]];

describe('flows that start each other by events', () => {
  let world: EngineWorld;
  beforeEach(async () => {
    const start = 'on: { hand: { person: { role: admin } } }\nsteps: { pass: { emit: ping, key: k } }\n';
    const flows = { first: start, second: relay('ping', 'pong') };
    world = await engineWorld(flows, [shopConnector(new MemoryShop())], {}, undefined, 'deployment: database\n');
  });
  afterEach(() => world.close());

  const deploy = (flow: string, body: string, base: number | null, at?: Date) => {
    const what = { source: `flow: ${flow}\ntitle: { de: ${flow}, en: ${flow} }\nowner: admin\n${body}` };
    return world.engine.deployments.deploy({ flow, what, base, by: BY, note: '', origin: 'cli', ...(at && { at }) });
  };

  it('do not go live one after the other: the one that closes the circle is refused, whatever its name', async () => {
    expect(await refusal(deploy('first', relay('pong', 'ping'), 1))).toEqual(closes('first', 'first → second → first'));
    expect(await refusal(deploy('third', relay('pong', 'ping'), null))).toEqual(
      closes('third', 'third → second → third'),
    );
    await deploy('third', relay('pong', 'pang'), null);
    expect(await refusal(deploy('fourth', relay('pang', 'ping'), null))).toEqual(
      closes('fourth', 'fourth → second → third → fourth'),
    );
  });

  it('do not go live later either, when the other did meanwhile', async () => {
    const at = inAnHour();
    await deploy('third', relay('pang', 'ping'), null, at);
    await deploy('second', relay('ping', 'pang'), 1);
    await becomeDue(world.test.db);
    const [third] = await world.engine.deployments.carryOutDue();
    expect(third).toMatchObject({ flow: 'third', state: 'failed' });
    expect(third?.diagnostics.map(({ code }) => code)).toContain('flow.event_cycle');
  });
});
