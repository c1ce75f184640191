import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog, openRuntime, readConfig } from '@belegfluss/server';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servePack, type ServedPack } from '../test/served-pack.ts';

const SYSTEM = `system: erp_api
title: { de: ERP, en: ERP }
auth: { bearer: {} }
actions:
  note.add:
    post: /notes
    input: { text: { type: text } }
    output: id
    effect: { key: { header: Idempotency-Key } }
`;
const TABLE = `table: payment_term
title: { de: Zahlungsbedingungen, en: Payment terms }
owner: finance
key: { code: { label: { de: Kürzel, en: Code } } }
values: { days: { label: { de: Tage, en: Days }, type: integer, required: true } }
`;
const flow = (words: string, use = 'erp') => `flow: note
title: { de: Notiz, en: Note }
owner: finance
on: { asked: { person: { role: finance } } }
steps:
  term: { lookup: payment_term, key: [NET] }
  noted: { call: ${use}.note.add, with: { text: { expr: '"${words} " + string(steps.term.days)' } }, intent: { expr: event.run } }
`;

/** The ERP of one environment: what it was told, and with which token. */
interface Erp {
  server: Server;
  url: string;
  heard: [token: string | undefined, text: string][];
}

async function startErp(): Promise<Erp> {
  const heard: Erp['heard'] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    heard.push([request.headers.authorization, (JSON.parse(body) as { text: string }).text]);
    response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"1"}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

const seal = (server: ServedPack, token: string) =>
  fetch(`${server.url}/api/v1/connections/erp/secrets`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });

const revisionOn = async (server: ServedPack) => {
  const { document } = await server.call(['flows', 'show', 'note', '--json']);
  return (document['versions'] as { revision: string; live: boolean }[]).find(({ live }) => live)?.revision;
};

describe('a flow on its way from the sandbox to production, two servers with a database each', () => {
  const mine = mkdtempSync(join(tmpdir(), 'belegfluss-promoted-'));
  const file = join(mine, 'note.flow.yaml');
  let sandboxErp: Erp | undefined;
  let productionErp: Erp | undefined;
  let sandbox: ServedPack;
  let production: ServedPack;

  /** The folder of a server: what lay in git when it was started, and the rows of its own table. */
  const checkout = (days: number) => {
    const folder = mkdtempSync(join(tmpdir(), 'belegfluss-checkout-'));
    cpSync(mine, folder, { recursive: true });
    writeFileSync(join(folder, 'tables', 'payment_term.csv'), `code;days\nNET;${days}\n`);
    return folder;
  };

  beforeAll(async () => {
    const erps = await Promise.all([startErp(), startErp()]);
    [sandboxErp, productionErp] = erps;
    for (const name of ['systems', 'tables']) mkdirSync(join(mine, name));
    writeFileSync(
      join(mine, 'pack.yaml'),
      `pack: promoted
title: { de: Klein, en: Small }
deployment: database
connections: { erp: { use: erp_api, config: { baseUrl: '${erps[1].url}' } } }
environments: { sandbox: { erp: { baseUrl: '${erps[0].url}' } } }
`,
    );
    writeFileSync(join(mine, 'systems', 'erp_api.system.yaml'), SYSTEM);
    writeFileSync(join(mine, 'tables', 'payment_term.table.yaml'), TABLE);
    writeFileSync(file, flow('first'));
    const settings = { BELEGFLUSS_ALLOW_PRIVATE_HOSTS: 'true' };
    sandbox = await servePack(checkout(14), { ...settings, BELEGFLUSS_ENVIRONMENT: 'sandbox' });
    production = await servePack(checkout(30), settings);
    await seal(sandbox, 'tried');
    await seal(production, 'true');
  }, 60_000);

  afterAll(async () => {
    await sandbox.stop();
    await production.stop();
    sandboxErp?.server.close();
    productionErp?.server.close();
  });

  it('is deployed to the sandbox and tried there, and production hears nothing of it', async () => {
    writeFileSync(file, flow('second'));
    const deployed = await sandbox.call(['deploy', file, '--json']);
    expect(deployed).toMatchObject({
      exitCode: 0,
      document: { environment: 'sandbox', items: [{ tag: 'overwrites' }] },
    });
    expect(await sandbox.call(['run', 'note', '--wait'])).toMatchObject({ exitCode: 0 });
    expect(sandboxErp?.heard).toEqual([['Bearer tried', 'second 14']]);
    expect(productionErp?.heard).toEqual([]);
  });

  it('differs in production until it is deployed there, and is the very same then, with the settings of production', async () => {
    expect((await production.call(['diff', file])).out).toContain('"second " + string');
    const deployed = await production.call(['deploy', file, '--server', `${production.url}/`]);
    expect(deployed).toMatchObject({ exitCode: 0, err: `production, ${production.url}\n` });
    expect(await production.call(['diff', file])).toMatchObject({ exitCode: 0 });
    expect(await revisionOn(production)).toBe(await revisionOn(sandbox));
    expect(await production.call(['run', 'note', '--wait'])).toMatchObject({ exitCode: 0 });
    expect(productionErp?.heard).toEqual([['Bearer true', 'second 30']]);
    expect(sandboxErp?.heard).toHaveLength(1);
  });

  it('is refused where it names a connection that production lacks, and production keeps what it had', async () => {
    writeFileSync(file, flow('third', 'depot'));
    const before = await revisionOn(production);
    const { exitCode, document } = await production.call(['deploy', file, '--json']);
    expect({ exitCode, document }).toMatchObject({
      exitCode: 1,
      document: {
        diagnostics: [
          { code: 'flow.unknown_connection', file },
          {
            code: 'cli.judged_by_server',
            facts: { server: production.url },
            remedy: expect.stringContaining('tables/'),
          },
        ],
      },
    });
    expect(await revisionOn(production)).toBe(before);
  });

  it('meets what a colleague deployed to production meanwhile, where the sandbox has nothing against it', async () => {
    const hers = mkdtempSync(join(tmpdir(), 'belegfluss-hers-'));
    cpSync(mine, hers, { recursive: true });
    writeFileSync(join(hers, 'note.flow.yaml'), flow('hers'));
    expect(await production.call(['deploy', join(hers, 'note.flow.yaml')])).toMatchObject({ exitCode: 0 });
    writeFileSync(file, flow('third'));
    expect(await sandbox.call(['deploy', file])).toMatchObject({ exitCode: 0 });
    expect(await production.call(['deploy', file, '--json'])).toMatchObject({
      exitCode: 4,
      document: { diagnostics: [{ code: 'cli.flow_conflict', facts: { live: 3, from: 2 } }] },
    });
    // Whoever names the server in this call has to name it in the next one.
    const named = await production.call(['deploy', file, '--server', `${production.url}/`, '--json']);
    const remedy = expect.stringMatching(/diff \S+note.flow.yaml --server \S+\d .*--base 3 --server \S+\d$/);
    expect(named.document).toMatchObject({ diagnostics: [{ remedy }] });
    writeFileSync(file, flow('third and hers'));
    expect(await production.call(['deploy', file, '--base', '3'])).toMatchObject({ exitCode: 0 });
  });

  it('goes back in production alone, and a pull takes that over into the files', async () => {
    expect(await production.call(['rollback', 'note', '--to', '2'])).toMatchObject({ exitCode: 0 });
    expect(await production.call(['deploy', file])).toMatchObject({ exitCode: 4 });
    expect(await production.call(['pull', '--pack', mine])).toMatchObject({ exitCode: 0 });
    expect(readFileSync(file, 'utf8')).toBe(flow('second'));
    expect(await sandbox.call(['diff', file, '--json'])).toMatchObject({
      exitCode: 1,
      document: { items: [{ standing: 'ahead' }] },
    });
    expect(await sandbox.call(['run', 'note', '--wait'])).toMatchObject({ exitCode: 0 });
    expect(sandboxErp?.heard.at(-1)).toEqual(['Bearer tried', 'third 14']);
  });

  it('never runs for production on the database of the sandbox', async () => {
    const folder = checkout(30);
    const settings = {
      DATABASE_URL: sandbox.database.url,
      PORT: '0',
      BELEGFLUSS_FLOWS: folder,
      BELEGFLUSS_STATE: folder,
    };
    await expect(openRuntime(readConfig(settings), createLog('error'))).rejects.toMatchObject({
      diagnostics: [{ code: 'config.other_environment', facts: { theirs: 'sandbox', ours: 'production' } }],
    });
  });
});
