import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listQuestions } from '@belegfluss/records';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const FLOW = `on: { hand: { person: { role: admin } } }
steps:
  size:
    ask: sales
    title: { de: 'Wie groß?', en: 'How big?' }
    evidence: { name: { expr: record.name } }
    options:
      given:
        label: { de: Angeben, en: Give }
        consequence: { de: Es wird bestellt., en: It is ordered. }
        fields:
          size: { label: { de: Größe, en: Size }, type: choice, required: true, choices: { s: { de: Klein, en: Small } } }
    within: P2D
    LATE
  yes: { approve: boss, title: { de: Bestellen?, en: Order? }, within: P1D, when: steps.size != null }
  put:
    when: 'steps.size == null || steps.yes.approved'
    call: shop.put.keyed
    with: { name: { expr: 'steps.size == null ? "nobody" : steps.size.fields.size + " by " + steps.yes.by' } }
`;

describe('a question of a flow', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  beforeEach(() => {
    shop = new MemoryShop();
  });
  afterEach(() => world.close());
  const start = async (late = '') => {
    world = await engineWorld({ order: FLOW.replace('    LATE\n', late) }, [shopConnector(shop)]);
    await setClock('2026-03-02T08:00:00Z');
    const id = await world.engine.start('order', 'anna', { key: '1', name: 'a' });
    await world.settled();
    return id;
  };
  const setClock = (now: string) =>
    world.test.db.query(
      'insert into business_clock (now) values ($1) on conflict (only_row) do update set now = excluded.now',
      [now],
    );
  const open = async () => (await listQuestions(world.test.db, { state: 'open' }))[0];
  const answer = async (option: string, fields: Record<string, string>, by = 'frieda') => {
    await world.engine.answer((await open())?.id ?? '', { option, fields, by, at: new Date('2026-03-02T09:00:00Z') });
    return world.settled();
  };

  it('goes to its role with what it knows and until when, and its answer is the output', async () => {
    const id = await start();
    expect(await open()).toMatchObject({
      kind: 'flow.question',
      owner: 'sales',
      title: { en: 'How big?' },
      evidence: { name: 'a' },
      dueAt: new Date('2026-03-04T08:00:00Z'),
    });
    await expect(answer('given', { size: 'xl' })).rejects.toMatchObject({
      diagnostics: [{ code: 'question.invalid_answer', path: 'fields.size' }],
    });
    await answer('given', { size: 's' });
    expect(await world.outputOf(id, 'size')).toEqual({
      option: 'given',
      fields: { size: 's' },
      by: 'frieda',
      at: '2026-03-02T09:00:00.000Z',
    });
    expect(await open()).toMatchObject({ kind: 'flow.approval', owner: 'boss', title: { en: 'Order?' } });
    expect(await answer('approve', {}, 'bruno')).toMatchObject([{ state: 'done' }]);
    expect(shop.orders.map(({ name }) => name)).toEqual(['s by bruno']);
  });

  it('that asks for a yes hears a no with its reason', async () => {
    const id = await start();
    await answer('given', { size: 's' });
    await expect(answer('reject', {})).rejects.toMatchObject({ diagnostics: [{ path: 'fields.reason' }] });
    expect(await answer('reject', { reason: 'too dear' })).toMatchObject([{ state: 'done' }]);
    expect(await world.outputOf(id, 'yes')).toMatchObject({ approved: false, reason: 'too dear', by: 'frieda' });
    expect(shop.orders).toEqual([]);
  });

  it('that nobody answers in time is taken back and sets the run aside; a retry asks anew', async () => {
    const id = await start();
    await setClock('2026-03-04T07:59:59Z');
    expect(await world.engine.upkeep.wakeDue()).toBe(0);
    await setClock('2026-03-04T08:00:00Z');
    expect([await world.engine.upkeep.wakeDue(), await world.engine.upkeep.wakeDue()]).toEqual([1, 0]);
    expect(await world.settled()).toMatchObject([
      { state: 'dead', reason: { code: 'run.not_answered', facts: { owner: 'sales', step: 'size' } } },
    ]);
    expect(await open()).toBeUndefined();
    await world.engine.runs.retry(id, { person: 'anna' });
    expect(await world.settled()).toMatchObject([{ state: 'question' }]);
    expect(await open()).toMatchObject({ owner: 'sales', dueAt: new Date('2026-03-06T08:00:00Z') });
  });

  it('that asks for a yes is taken back in time as well, and sets the run aside', async () => {
    await start();
    await answer('given', { size: 's' });
    await setClock('2026-03-03T08:00:00Z');
    expect(await world.engine.upkeep.wakeDue()).toBe(1);
    expect(await world.settled()).toMatchObject([
      { state: 'dead', reason: { code: 'run.not_answered', facts: { owner: 'boss', step: 'yes' } } },
    ]);
    expect([await open(), shop.orders]).toEqual([undefined, []]);
  });

  it('that nobody has to answer lets the run go on when its time is over', async () => {
    const id = await start('    late: continue\n');
    await setClock('2026-03-05T08:00:00Z');
    await world.engine.upkeep.wakeDue();
    expect(await world.settled()).toMatchObject([{ state: 'done' }]);
    expect(await world.outputOf(id, 'size')).toBeNull();
    expect(shop.orders.map(({ name }) => name)).toEqual(['nobody']);
  });

  it('is over once, where what followed from its end was lost after it had been taken back', async () => {
    const id = await start('    late: continue\n');
    await world.test.db.query('create sequence losses');
    await world.test.db.query(
      `create function lose() returns trigger language plpgsql as $$ begin
         if nextval('losses') = 1 then raise exception 'the worker is lost'; end if; return new; end $$`,
    );
    await world.test.db.query(
      "create trigger lose before update on step for each row when (new.path = 'size' and new.state = 'done') execute function lose()",
    );
    await setClock('2026-03-05T08:00:00Z');
    await world.engine.upkeep.wakeDue();
    expect(await world.settled()).toMatchObject([{ state: 'done' }]);
    expect(await world.outputOf(id, 'size')).toBeNull();
    expect(await listQuestions(world.test.db, {})).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('is answered in time by whoever answers before the run has gone on', async () => {
    await start();
    await setClock('2026-03-05T08:00:00Z');
    // The worker is woken in the same moment; whichever is first, nothing is lost.
    const question = (await open())?.id ?? '';
    const given = { option: 'given', fields: { size: 's' }, by: 'frieda', at: new Date() };
    const [answered] = await Promise.allSettled([world.engine.answer(question, given), world.engine.upkeep.wakeDue()]);
    const [run] = await world.settled();
    expect([answered?.status, run?.state]).toEqual(
      answered?.status === 'fulfilled' ? ['fulfilled', 'question'] : ['rejected', 'dead'],
    );
  });
});
