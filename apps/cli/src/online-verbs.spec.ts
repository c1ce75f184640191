import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@belegfluss/store';
import { cp, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CAUSES, REVISIONS, RUN_STATES, type RunDetail } from './rest/answers.ts';
import { serverApi } from './rest/server-api.ts';
import { servePack, type ServedPack } from '../test/served-pack.ts';

const SHIPPED = fileURLToPath(new URL('../../../flows/sales-to-invoice', import.meta.url));
/** Waits for a person: no mapping table has a row for this product. */
const ASKING = `flow: asking
title: { de: Fragt, en: Asks }
owner: finance
on:
  asked: { person: { role: finance } }
steps:
  account: { lookup: product_account, key: [{ expr: record.sku }] }
`;
/** Is set aside at once: there is no such invoice. */
const FAILING = `flow: failing
title: { de: Scheitert, en: Fails }
owner: finance
on:
  asked: { person: { role: finance } }
steps:
  issued: { call: billing.invoice.issue, with: { invoiceId: { expr: record.invoice } } }
`;

const ROW = {
  revenue_account_skr03: '8400',
  revenue_account_skr04: '4400',
  tax_key: '9',
  tax_rate: '19.00',
  cost_centre: '100',
  unit: 'C62',
};

/** Why a call failed, as its JSON document says it. */
const because = (code: string) => ({ diagnostics: [{ code }] });

/** The server's refusal of a word that is none of these. */
const needed = (words: readonly string[]) => ({
  diagnostics: [{ message: { en: expect.stringContaining(`one of ${words.join(', ')} is allowed`) } }],
});

describe('the online verbs', () => {
  let served: ServedPack;
  let folder: string;

  const call = (argv: string[], changed?: Record<string, string | undefined>) =>
    served.call([...argv, '--json'], changed);

  const stateAtRest = async (runId: string): Promise<string> => {
    for (;;) {
      const { state } = (await call(['runs', 'show', runId])).document['run'] as { state: string };
      if (!['queued', 'running', 'waiting', 'question'].includes(state)) return state;
    }
  };

  const addSteps = (runId: string, count: number) =>
    served.database.db.query(
      `insert into step (run_id, path, kind, state, started_at)
       select $1, 'lines[' || n || '].put', 'call', case when n % 150 = 0 then 'failed' else 'done' end, now() from generate_series(1, $2) n`,
      [runId, count],
    );

  const stepsShown = async (runId: string, ...options: string[]) => {
    const { steps, nextStep } = (await call(['runs', 'show', runId, ...options])).document as unknown as RunDetail;
    return { length: steps.length, next: nextStep };
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'belegfluss-online-'));
    await cp(SHIPPED, folder, { recursive: true });
    await writeFile(join(folder, 'asking.flow.yaml'), ASKING);
    await writeFile(join(folder, 'failing.flow.yaml'), FAILING);
    served = await servePack(folder);
  }, 60_000);

  afterAll(() => served.stop());

  it('carry a flow to its question and, once it is answered, to its end', async () => {
    const asked = await call(['run', 'asking', '--input', '{"key": "first", "sku": "NOBODY-KNOWS-IT"}', '--wait']);
    expect(asked).toMatchObject({
      exitCode: 3,
      document: { run: { state: 'question' }, questions: [{ kind: 'mapping.missing_row' }] },
    });
    const [question] = asked.document['questions'] as { id: string }[];
    const listed = await call(['questions']);
    expect((listed.document['questions'] as { id: string }[]).map(({ id }) => id)).toContain(question?.id);
    expect(await call(['questions', 'show', question!.id])).toMatchObject({
      exitCode: 0,
      document: { question: { id: question?.id } },
    });

    const fields = Object.entries(ROW).flatMap(([name, value]) => ['--field', `${name}=${value}`]);
    const answering = ['questions', 'answer', question!.id, 'add_row', ...fields];
    expect(await call(answering)).toMatchObject({ exitCode: 0 });
    expect(await call(answering)).toMatchObject({ exitCode: 4, document: because('question.already_answered') });
    expect(await stateAtRest(String(asked.document['runId']))).toBe('done');
  });

  it('show a run that was set aside with its failed step, and put it back to work', async () => {
    const dead = await call(['run', 'failing', '--input', '{"key": "second", "invoice": "no-such-invoice"}', '--wait']);
    expect(dead).toMatchObject({ exitCode: 1, document: { run: { state: 'dead' } } });
    const runId = String(dead.document['runId']);
    expect(await call(['runs', 'show', runId])).toMatchObject({
      exitCode: 0,
      document: { steps: [{ path: 'issued', state: 'failed' }] },
    });
    await addSteps(runId, 450);
    expect(await stepsShown(runId)).toMatchObject({ length: 200, next: expect.any(String) });
    expect(await stepsShown(runId, '--all')).toEqual({ length: 451, next: null });
    expect(await stepsShown(runId, '--failed')).toEqual({ length: 4, next: null });
    await served.database.db.query("delete from step where run_id = $1 and path like 'lines%'", [runId]);
    expect(await call(['runs', '--flow', 'failing'])).toMatchObject({
      document: { runs: [{ id: runId, flow: 'failing' }] },
    });
    expect(await call(['runs', 'replay', runId, '--step', 'issued', '--dry'])).toMatchObject({
      exitCode: 0,
      document: { from: 'issued', repeats: [{ path: 'issued', use: 'billing.invoice.issue' }] },
    });
    const shown = await call(['runs', 'retry', '--flow', 'failing', '--state', 'dead']);
    expect(shown).toMatchObject({ exitCode: 0, document: { count: 1, sample: [{ id: runId, state: 'dead' }] } });
    expect(await call(['runs', 'retry', runId])).toMatchObject({ exitCode: 0, document: { runIds: [runId] } });
    expect(await stateAtRest(runId)).toBe('dead');
    const closing = ['runs', 'resolve', '--flow', 'failing', '--cause', 'wrong_data', '--yes'];
    expect(await call(closing)).toMatchObject({ exitCode: 0, document: { done: 1, refused: [] } });
    expect(await stateAtRest(runId)).toBe('resolved');
    expect(await call(['runs', 'cancel', runId, '--cause', 'test'])).toMatchObject({ exitCode: 4 });
    expect(await call(['runs', 'retry'])).toMatchObject({ exitCode: 2, document: because('cli.usage') });
    const missing = join(folder, 'missing.json');
    expect(await call(['runs', 'replay', runId, '--input', missing])).toMatchObject({
      exitCode: 1,
      document: because('cli.file_refused'),
    });
    expect(await call(['apply', missing])).toMatchObject({ exitCode: 1, document: because('cli.file_refused') });
  });

  it('replay the runs that fit, once they were shown, and go on where one of several is refused', async () => {
    const filter = ['--flow', 'failing', '--key', 'second'];
    const shown = await call(['runs', 'replay', ...filter]);
    expect(shown).toMatchObject({ exitCode: 0, document: { count: 1, sample: [{ recordKey: 'second' }] } });
    expect((await call(['runs', ...filter])).document['runs']).toHaveLength(1);
    expect(await call(['runs', 'replay', ...filter, '--yes'])).toMatchObject({ exitCode: 0, document: { done: 1 } });
    const [copy, original] = (await call(['runs', ...filter])).document['runs'] as { id: string }[];
    expect(await stateAtRest(copy!.id)).toBe('dead');
    const named = ['runs', 'retry', original!.id, newId(), copy!.id];
    expect(await call(named)).toMatchObject({
      exitCode: 4,
      document: {
        runIds: [copy!.id],
        refused: [{ runId: original!.id, code: 'run.not_dead' }, { code: 'run.unknown' }],
      },
    });
    expect(await stateAtRest(copy!.id)).toBe('dead');
    expect(await call(['runs', 'replay', copy!.id, original!.id])).toMatchObject({
      exitCode: 0,
      document: { runIds: [copy!.id, original!.id], refused: [] },
    });
    expect((await call(['runs', 'replay', ...filter, '--dry'])).exitCode).toBe(2);
  });

  it('know the same states, causes and versions as the server', async () => {
    const { url, token } = served;
    const api = serverApi({ url, token, user: undefined, password: undefined });
    await expect(api.get('/runs', { state: 'none' })).rejects.toMatchObject(needed(RUN_STATES));
    await expect(api.post(`/runs/${newId()}/cancel`, { cause: 'none' })).rejects.toMatchObject(needed(CAUSES));
    await expect(api.post(`/runs/${newId()}/replay`, { version: 'none' })).rejects.toMatchObject(needed(REVISIONS));
  });

  it('make a test from a run, which passes without the server', async () => {
    const { document } = await call(['runs', '--flow', 'asking', '--state', 'done']);
    const [row] = document['runs'] as { id: string }[];
    const file = join(folder, 'tests', 'from-run.test.yaml');
    const making = ['runs', 'test', row!.id, '--out', file];
    expect(await call(making)).toMatchObject({ exitCode: 0, document: { file, flow: 'asking', isLive: true } });
    expect(await call(['test', file])).toMatchObject({
      exitCode: 0,
      document: { ok: true, tests: [{ flow: 'asking' }] },
    });
    expect(await call(making)).toMatchObject({ exitCode: 2, document: because('cli.usage') });
    const { document: dead } = await call(['runs', '--flow', 'failing', '--state', 'dead']);
    const [closed] = dead['runs'] as { id: string }[];
    expect((await call(['runs', 'test', closed!.id])).document['text']).toContain('state: dead');
  });

  it('end with a conflict when there is nothing to retry', async () => {
    const { document } = await call(['runs', '--flow', 'asking']);
    const [row] = document['runs'] as { id: string }[];
    expect(await call(['runs', 'retry', row!.id])).toMatchObject({ exitCode: 4, document: because('run.not_dead') });
  });

  it('list the connections and fail when one that is tried cannot sign in', async () => {
    const { document } = await call(['connections']);
    expect((document['connections'] as { name: string }[]).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['crm', 'clm', 'billing']),
    );
    const billing = { name: 'billing', ok: true };
    expect(await call(['connections', 'test', 'billing'])).toMatchObject({
      exitCode: 0,
      document: { connections: [billing] },
    });
    expect(await call(['connections', 'test', 'nonesuch'])).toMatchObject({
      exitCode: 1,
      document: because('connection.unknown'),
    });
  });

  it('show deliveries that could not be read, keep what came in, and carry out what is decided', async () => {
    const ids = [newId(), newId(), newId()];
    const diagnostic = { code: 'webhook.not_json', message: { de: 'd', en: 'e' }, remedy: { de: 'd', en: 'e' } };
    await served.database.db.query(
      `insert into delivery (id, connection, url, headers, raw_body, state, diagnostic)
       select id, 'clm', '', '{}', '[cut off', 'refused', $2 from unnest($1::uuid[]) as t(id)`,
      [ids, JSON.stringify(diagnostic)],
    );
    const [first = '', second = '', third = ''] = ids;
    expect(await call(['deliveries', '--connection', 'clm'])).toMatchObject({
      exitCode: 0,
      document: {
        counts: [{ connection: 'clm', code: 'webhook.not_json', count: 3 }],
        deliveries: [{ id: third }, { id: second }, { id: first }],
      },
    });
    const file = join(folder, 'delivery.json');
    expect(await call(['deliveries', 'save', first, file])).toMatchObject({ exitCode: 0, document: { bytes: 8 } });
    expect([await readFile(file, 'utf8'), (await stat(file)).mode & 0o777]).toEqual(['[cut off', 0o600]);
    expect(await call(['deliveries', 'save', first, file])).toMatchObject({ exitCode: 2 });
    expect(await call(['deliveries', 'save', 'none', join(folder, 'none')])).toMatchObject({
      exitCode: 1,
      document: because('delivery.unknown'),
    });
    expect(await call(['deliveries', 'retry'])).toMatchObject({ exitCode: 2, document: because('cli.usage') });
    expect((await call(['deliveries', 'dismiss', '--connection', 'clm'])).document['deliveries']).toHaveLength(3);
    expect(await call(['deliveries', 'retry', first])).toMatchObject({ exitCode: 0, document: { done: [first] } });
    const dismissing = ['deliveries', 'dismiss', second, third];
    expect(await call(dismissing)).toMatchObject({ exitCode: 0, document: { done: [second, third], left: 0 } });
    expect(await call(dismissing)).toMatchObject({ exitCode: 4, document: { done: [], left: 2 } });
  });

  it('sign in by name and password where there is no token', async () => {
    const { name, password } = served.runtime.firstAdministrator!;
    const by = { BELEGFLUSS_TOKEN: undefined, BELEGFLUSS_USER: name };
    expect(await call(['runs'], { ...by, BELEGFLUSS_PASSWORD: password })).toMatchObject({ exitCode: 0 });
    expect(await call(['runs'], { ...by, BELEGFLUSS_PASSWORD: 'not the password' })).toMatchObject({
      exitCode: 1,
      document: because('cli.sign_in_needed'),
    });
  });

  it('say how to sign in when nobody has', async () => {
    expect(await call(['runs'], { BELEGFLUSS_TOKEN: undefined })).toMatchObject({
      exitCode: 1,
      document: because('cli.sign_in_needed'),
    });
  });
});
