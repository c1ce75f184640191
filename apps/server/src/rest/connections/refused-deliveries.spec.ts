import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../../../test/running-server.ts';
import { deliver, sealSharedKey } from '../../../test/signed-webhook.ts';

interface Listed {
  counts: { connection: string; code: string; count: number }[];
  deliveries: { id: string; code: string; bytes: number; message: { de: string } }[];
  next: string | null;
}

const PATH = '/api/v1/refused-deliveries';
const CUT_OFF = '[{"event":"contract of Erika Mustermann';
const MANY = 103;

describe('refused deliveries', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
    await sealSharedKey(server);
    for (let sent = 0; sent < MANY; sent += 1) await deliver(server, `${CUT_OFF} ${String(sent).padStart(3, '0')}`);
    await server.until<Listed>(PATH, ({ counts }) => counts[0]?.count === MANY);
  }, 60_000);

  afterAll(() => server.stop());

  const list = async (query = '') =>
    (await (await server.send('GET', `${PATH}${query}`, { as: 'sales' })).json()) as Listed;
  const act = async (kind: string, ids: unknown) => {
    const answer = await server.send('POST', `${PATH}/${kind}`, { as: 'integration_admin', json: { ids } });
    return { status: answer.status, body: (await answer.json()) as { done?: string[]; code?: string } };
  };

  it('are listed by pages with their reason, and nothing of what came in', async () => {
    const first = await list();
    expect(first).toMatchObject({ counts: [{ connection: 'clm', code: 'webhook.not_json', count: MANY }] });
    expect(first.deliveries).toHaveLength(100);
    expect(first.deliveries[0]).toMatchObject({ code: 'webhook.not_json', bytes: CUT_OFF.length + 4 });
    const second = await list(`?after=${first.next}`);
    expect([second.deliveries.length, second.next]).toEqual([MANY - 100, null]);
    const ids = [...first.deliveries, ...second.deliveries].map(({ id }) => id);
    expect(new Set(ids).size).toBe(MANY);
    expect(JSON.stringify(first)).not.toContain('Mustermann');
    expect((await list('?connection=crm')).deliveries).toEqual([]);
    expect((await list('?code=webhook.poison')).deliveries).toEqual([]);
  });

  it('give what came in, as it came in, to administrators', async () => {
    const { id = '' } = (await list()).deliveries[0] ?? {};
    const answer = await server.send('GET', `${PATH}/${id}/body`, { as: 'integration_admin' });
    expect([answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
      'application/octet-stream',
      `attachment; filename="delivery-${id}"`,
    ]);
    expect(await answer.text()).toBe(`${CUT_OFF} ${MANY - 1}`);
    for (const unknown of ['nothing', '00000000-0000-7000-8000-000000000000']) {
      const none = await server.send('GET', `${PATH}/${unknown}/body`, { as: 'integration_admin' });
      expect([none.status, await none.json()]).toMatchObject([404, { code: 'delivery.unknown' }]);
    }
  });

  it('are counted for those who watch', async () => {
    const figures = await (await server.send('GET', '/metrics')).text();
    expect(figures).toContain(`belegfluss_deliveries_refused{connection="clm"} ${MANY}`);
  });

  it('are read once more, or ended, by those who may', async () => {
    const [again, ended] = (await list()).deliveries.map(({ id }) => id);
    expect(await act('dismiss', [ended])).toEqual({ status: 200, body: { done: [ended] } });
    expect(await act('dismiss', [ended])).toEqual({ status: 200, body: { done: [] } });
    expect(await act('retry', [again])).toEqual({ status: 200, body: { done: [again] } });
    // Nothing was mended: it is back among them.
    await server.until<Listed>(PATH, ({ counts }) => counts[0]?.count === MANY - 1);
    const actions = await server.database.db.query<{ person: string }>(
      'select delivery_id, kind, person from delivery_action order by at, id',
    );
    expect(actions).toMatchObject([
      { delivery_id: ended, kind: 'dismiss' },
      { delivery_id: again, kind: 'retry' },
    ]);
  });

  it('are named by ids that are some', async () => {
    for (const ids of [[], ['x'], 'all', Array.from({ length: 201 }, () => '00000000-0000-7000-8000-000000000000')])
      expect((await act('retry', ids)).status).toBe(422);
  });
});
