import { afterEach, describe, expect, it } from '@jest/globals';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemorySync, syncConnectors } from '../world/memory-sync.ts';

const COPY = `on: { hand: { person: { role: admin } } }
sync: { from: crm.deal }
steps:
  put: { call: acct.put.keyed, with: { name: { expr: record.name }, note: x } }
`;

describe('a sync that is started by hand', () => {
  let world: EngineWorld;
  let systems: MemorySync;
  afterEach(() => world.close());

  async function start(): Promise<void> {
    systems = new MemorySync();
    world = await engineWorld({ copy: COPY }, syncConnectors(systems));
  }

  it('takes no key: two passes of one sync never run side by side', async () => {
    await start();
    await expect(world.engine.start('copy', 'admin', { key: 'x' })).rejects.toMatchObject({
      diagnostics: [{ code: 'sync.key_given', message: { en: expect.stringContaining('takes no key') } }],
    });
    expect(await world.test.db.query('select from run')).toEqual([]);
  });

  it('that an earlier release has started with a key is set aside', async () => {
    await start();
    await world.test.db.query(
      `create function with_key() returns trigger language plpgsql as $$ begin new.record_key := 'x'; return new; end $$;
       create trigger with_key before insert on run for each row execute function with_key()`,
    );
    const runId = await world.engine.start('copy', 'admin', {});
    const run = (await world.settled()).find(({ id }) => id === runId);
    expect(run).toMatchObject({ state: 'dead', reason: { code: 'sync.key_given' } });
    expect(systems.asked).toEqual([]);
  });

  it.each([[{ full: 'true' }], [{ full: 1 }], [{ fulll: true }]])(
    'refuses what it would pass over: %j',
    async (input) => {
      await start();
      await expect(world.engine.start('copy', 'admin', input)).rejects.toMatchObject({
        diagnostics: [{ code: 'sync.bad_input', facts: { field: Object.keys(input)[0] } }],
      });
      expect(systems.asked).toEqual([]);
    },
  );
});
