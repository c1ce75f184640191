import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { ASKING } from '../../../test/flows.ts';
import { startTestServer, type TestServer } from '../../../test/running-server.ts';

const NEWER = ASKING.replace('Asks', 'Asks again');
const WRONG = ASKING.replace('product_account', 'product_acount');

type Body = Record<string, unknown> & { diagnostics: { code: string; facts?: Record<string, unknown> }[] };

describe('the routes of flows', () => {
  let server: TestServer;

  const call = async (method: string, path: string, json?: unknown) => {
    const answer = await server.send(method, `/api/v1/flows${path}`, {
      as: 'integration_admin',
      ...(json !== undefined && { json }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Body };
  };
  const rowOf = async (flow: string) => {
    const { flows } = (await call('GET', '')).body as unknown as { flows: { flow: string }[] };
    return flows.find((each) => each.flow === flow);
  };
  const statusOfRuns = async (query: string) =>
    (await server.send('GET', `/api/v1/runs?${query}`, { as: 'auditor' })).status;
  const liveVersion = async () => {
    const { live } = (await rowOf('asking')) as unknown as { live: { version: number } };
    return live.version;
  };

  beforeAll(async () => {
    server = await startTestServer();
  }, 60_000);

  afterAll(() => server.stop());

  it('list what the files brought, without drift', async () => {
    expect(await rowOf('asking')).toMatchObject({
      title: { de: 'Fragt', en: 'Asks' },
      owner: 'finance',
      live: { version: 1, origin: 'files', deployer: 'flow pack', broken: false },
      drift: null,
      draft: null,
      next: null,
    });
    expect(await call('GET', '/asking')).toMatchObject({
      status: 200,
      body: { source: ASKING, versions: [{ version: 1, live: true }], planned: [] },
    });
    expect(await call('GET', '/nonesuch')).toMatchObject({ status: 404, body: { code: 'flow.unknown' } });
  });

  it('check a text with the places of its faults', async () => {
    const { body } = await call('POST', '/check', { file: 'mine.flow.yaml', source: WRONG });
    expect(body).toMatchObject({
      flow: null,
      diagnostics: [{ code: 'flow.unknown_table', file: 'mine.flow.yaml', line: 7, column: expect.any(Number) }],
    });
    expect((await call('POST', '/check', { source: ASKING })).body).toMatchObject({ flow: 'asking', diagnostics: [] });
  });

  it('check a text as the flow that it is to be, and say nothing of another whose name it bears', async () => {
    const { body } = await call('POST', '/check', { flow: 'mine', file: 'mine.flow.yaml', source: ASKING });
    expect(body).toMatchObject({
      diagnostics: [{ code: 'deployment.other_name', severity: 'error', file: 'mine.flow.yaml', line: 1, column: 7 }],
    });
    expect(await call('POST', '/check', { flow: 'asking', source: ASKING })).toMatchObject({
      body: { diagnostics: [] },
    });
  });

  it('offer what an expression can read, by what is installed here, and nothing behind the end', async () => {
    const source = ASKING.replace('record.sku', 'record.sku + steps.');
    const offset = source.indexOf('record.sku') + 'rec'.length;
    const { status, body } = await call('POST', '/offers', { source, offset });
    expect([status, body['from'], body['to']]).toEqual([200, offset - 'rec'.length, offset + 'ord'.length]);
    expect(body['offers']).toContainEqual({ name: 'record', kind: 'name', about: expect.anything() });
    const behind = await call('POST', '/offers', { source, offset: 300_000 });
    expect(behind).toMatchObject({ status: 200, body: { from: source.length, offers: [] } });
    expect(await call('POST', '/offers', { source, offset: -1 })).toMatchObject({ status: 422 });
  });

  it('keep a draft for the one who writes it, wrong as it may be', async () => {
    expect(await call('PUT', '/asking/draft', { source: 'half a', base: 1 })).toMatchObject({ status: 200 });
    expect(await call('PUT', '/asking/draft', { source: WRONG, base: 1 })).toMatchObject({ status: 200 });
    expect((await call('GET', '/asking')).body).toMatchObject({ draft: { source: WRONG, base: 1 }, source: ASKING });
    const others = await (await server.send('GET', '/api/v1/flows/asking', { as: 'auditor' })).json();
    expect(others).toMatchObject({ draft: null });
    const { body } = await call('GET', '/asking/diff?from=live&to=draft');
    expect(body).toMatchObject({ added: 1, removed: 1 });
    expect(await call('DELETE', '/asking/draft')).toMatchObject({ status: 204 });
    expect(await rowOf('asking')).toMatchObject({ draft: null });
    expect(await call('PUT', '/Not%20a%20name/draft', { source: '', base: null })).toMatchObject({ status: 422 });
  });

  it('refuse what the checker refuses, and leave everything as it was', async () => {
    const refused = await call('POST', '/asking/deployments', { source: WRONG, base: 1 });
    expect(refused).toMatchObject({ status: 422, body: { diagnostics: [{ code: 'flow.unknown_table', line: 7 }] } });
    expect(await call('POST', '/other/deployments', { source: ASKING, base: null })).toMatchObject({
      status: 422,
      body: { code: 'deployment.other_name' },
    });
    expect(await call('POST', '/asking/deployments', { base: 1 })).toMatchObject({ status: 422 });
    expect(await call('POST', '/asking/deployments', { version: 9, base: 1 })).toMatchObject({
      status: 404,
      body: { code: 'deployment.unknown_version' },
    });
    expect(await liveVersion()).toBe(1);
  });

  it('deploy a text as the next version, say what files will do, and drop the draft that it came from', async () => {
    await call('PUT', '/asking/draft', { source: NEWER, base: 1 });
    const deployed = await call('POST', '/asking/deployments', { source: NEWER, base: 1, note: 'clearer' });
    expect(deployed).toMatchObject({
      status: 200,
      body: {
        state: 'live',
        version: { version: 2, origin: 'console', author: 'integration_admin', note: 'clearer', live: true },
        diagnostics: [{ code: 'deployment.files_win' }],
      },
    });
    expect(await rowOf('asking')).toMatchObject({
      title: { en: 'Asks again' },
      live: { version: 2 },
      drift: 'changed',
      draft: null,
    });
    expect((await call('GET', '/asking/diff?from=files&to=live')).body).toMatchObject({ added: 1, removed: 1 });
    const again = await call('POST', '/asking/deployments', { source: NEWER, base: 1 });
    expect(again.body).toMatchObject({ state: 'unchanged', version: { version: 2 } });
  });

  it('refuse a base that is live no more, with the three sides', async () => {
    const mine = ASKING.replace('Asks', 'Asks nobody');
    const { status, body } = await call('POST', '/asking/deployments', { source: mine, base: 1 });
    expect({ status, code: body['code'] }).toEqual({ status: 409, code: 'deployment.conflict' });
    expect(body.diagnostics[0]?.facts).toEqual({
      flow: 'asking',
      base: { version: 1, source: ASKING },
      theirs: { version: 2, source: NEWER },
      yours: { source: mine },
    });
    expect(await liveVersion()).toBe(2);
  });

  it('bring an older version back as a new one', async () => {
    const { body } = await call('POST', '/asking/rollback', { to: 1, base: 2, note: 'too early' });
    expect(body).toMatchObject({ state: 'live', version: { version: 3, origin: 'restore', restores: 1 } });
    expect(await rowOf('asking')).toMatchObject({ live: { version: 3 }, drift: null, title: { en: 'Asks' } });
    expect((await call('GET', '/asking/versions')).body).toMatchObject({
      versions: [{ version: 3, live: true }, { version: 2, live: false }, { version: 1 }],
    });
    expect((await call('GET', '/asking/versions/2')).body).toMatchObject({
      version: { note: 'clearer' },
      source: NEWER,
    });
    expect(await call('GET', '/asking/versions/7')).toMatchObject({ status: 404 });
  });

  it('plan a deployment, one at a time, and call it off', async () => {
    const later = { version: 2, base: 3, at: '2999-01-01T06:00:00+01:00' };
    const { body } = await call('POST', '/asking/deployments', later);
    expect(body).toMatchObject({
      state: 'planned',
      at: '2999-01-01T05:00:00.000Z',
      version: { version: 4, live: false },
    });
    expect(await call('POST', '/asking/deployments', later)).toMatchObject({
      status: 409,
      body: { code: 'deployment.already_planned' },
    });
    const row = (await rowOf('asking')) as unknown as { next: { id: string } };
    expect(row).toMatchObject({ live: { version: 3 }, next: { version: 4, base: 3, state: 'planned' } });
    expect(await call('DELETE', `/asking/deployments/${row.next.id}`)).toMatchObject({ status: 204 });
    expect(await call('DELETE', `/asking/deployments/${row.next.id}`)).toMatchObject({ status: 404 });
    expect(await rowOf('asking')).toMatchObject({ next: null });
    expect(await call('POST', '/asking/deployments', { ...later, at: '2026-02-30T99:00:00Z' })).toMatchObject({
      status: 422,
    });
  });

  it('name the flow that was meant where none is called so', async () => {
    const answer = await server.send('POST', '/api/v1/flows/askin/runs', { as: 'administrator', json: { input: {} } });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({
      code: 'deployment.unknown_flow',
      diagnostics: [{ facts: { flow: 'askin', nearest: 'asking' } }],
    });
  });

  it('take a flow out of service and into it again, and call it the same meanwhile', async () => {
    expect(await call('POST', '/asking/withdraw', { base: 2 })).toMatchObject({ status: 409 });
    expect(await call('POST', '/asking/withdraw', { base: 3, note: 'for good' })).toMatchObject({
      status: 200,
      body: {
        diagnostics: [
          { code: 'deployment.files_win', remedy: { en: expect.stringContaining('out of the flow pack') } },
        ],
      },
    });
    const head = { title: { de: 'Fragt', en: 'Asks' }, owner: 'finance' };
    expect(await rowOf('asking')).toMatchObject({ live: null, drift: 'only_in_files', ...head });
    const started = await server.send('POST', '/api/v1/flows/asking/runs', {
      as: 'administrator',
      json: { input: {} },
    });
    expect(await started.json()).toMatchObject({
      code: 'run.not_startable',
      diagnostics: [{ remedy: { en: expect.stringContaining('It is not live') } }],
    });
    const { body } = await call('POST', '/asking/deployments', { version: 3, base: null });
    expect(body).toMatchObject({ state: 'live', version: { origin: 'restore', restores: 3 } });
  });

  it('say when a schedule is due next, and in which zone', async () => {
    const { schedules } = (await rowOf('bookings_to_datev')) as unknown as { schedules: { next: string }[] };
    expect(schedules).toEqual([{ trigger: 'evening', zone: 'Europe/Berlin', next: expect.any(String) }]);
    expect(Date.parse(schedules[0]?.next ?? '')).toBeGreaterThan(Date.now());
    expect(await rowOf('asking')).toMatchObject({ schedules: [] });
  });

  it('find the runs of a version, of a flow that is named', async () => {
    expect(await statusOfRuns('flow=asking&version=3')).toBe(200);
    expect(await statusOfRuns('version=3')).toBe(422);
    expect(await statusOfRuns('flow=asking&version=ab')).toBe(422);
  });

  it('tell open consoles of what somebody deploys, plans or takes out of service', async () => {
    const base = await liveVersion();
    const stream = await server.send('GET', '/api/v1/stream', { as: 'auditor' });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const heard = async () => {
      const late = sleep(5_000, undefined, { ref: false });
      for (let text = ''; !text.includes('{"topic":"flows","id":"asking"}');) {
        const part = await Promise.race([reader?.read(), late]);
        if (!part) throw new Error('nobody was told');
        text += part.value ?? '';
      }
    };
    try {
      await call('POST', '/asking/deployments', { source: NEWER, base, at: '2999-01-01T06:00:00+01:00' });
      await heard();
      await call('POST', '/asking/deployments', { source: ASKING.replace('Asks', 'Asks you'), base });
      await heard();
      await call('POST', '/asking/withdraw', { base: await liveVersion() });
      await heard();
    } finally {
      await reader?.cancel();
    }
  });
});
