import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownTime } from './terminal/words/zoned-time.ts';
import { servePack, type ServedPack } from '../test/served-pack.ts';

const PACK = 'pack: small\ntitle: { de: Klein, en: Small }\ndeployment: database\nconnections: {}\n';
const SEASON = `flow: season
title: { de: season, en: season }
owner: finance
on: { asked: { person: { role: finance } } }
steps:
  end: { stop: done, reason: one }
`;

describe('the verbs about flows', () => {
  let served: ServedPack;
  let folder: string;

  const call = (argv: string[]) => served.call(argv);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'belegfluss-flows-'));
    writeFileSync(join(folder, 'pack.yaml'), PACK);
    writeFileSync(join(folder, 'season.flow.yaml'), SEASON);
    served = await servePack(folder);
  }, 60_000);

  afterAll(() => served.stop());

  it('say that there is nothing where there is nothing', async () => {
    expect((await call(['questions'])).out).toBe('No question is open.\n');
    expect((await call(['questions', '--all'])).out).toBe('There are no questions.\n');
    expect((await call(['deliveries'])).out).toBe('No delivery was refused.\n');
  });

  it('show by the clock of this machine when a delivery came in', async () => {
    await served.database.db.query(
      `insert into delivery (id, connection, url, headers, raw_body, state, diagnostic)
       values ('01980000-0000-7000-8000-000000000001', 'shop', '', '{}', '[', 'refused', $1)`,
      [JSON.stringify({ code: 'webhook.not_json', message: { de: 'd', en: 'e' }, remedy: { de: 'd', en: 'e' } })],
    );
    const { document } = await call(['deliveries', '--json']);
    const [{ receivedAt } = { receivedAt: '' }] = document['deliveries'] as { receivedAt: string }[];
    expect((await call(['deliveries'])).out).toContain(` ${ownTime(receivedAt)} `);
  });

  it('want to know of which flow a version is', async () => {
    expect(await call(['runs', '--flow-version', '2', '--json'])).toMatchObject({
      exitCode: 2,
      document: { diagnostics: [{ code: 'cli.usage', remedy: expect.stringContaining('--flow') }] },
    });
    expect((await call(['runs', '--flow', 'season', '--flow-version', '1'])).out).toBe('No run fits.\n');
  });

  it('show flows with their versions, take one out of service, and back into it as it was', async () => {
    expect(await call(['flows', '--json'])).toMatchObject({
      exitCode: 0,
      document: { flows: expect.arrayContaining([expect.objectContaining({ flow: 'season', schedules: [] })]) },
    });
    expect((await call(['flows', 'show', 'season'])).out).toMatch(
      /^season {2}season {2}finance\nlive: version 1 since/,
    );
    const withdrawn = await call(['flows', 'withdraw', 'season', '--note', 'the season is over']);
    expect(withdrawn).toMatchObject({
      exitCode: 0,
      out: 'season: version 1 is out of service; runs under way go on.\n',
    });
    expect(await call(['flows', 'withdraw', 'season', '--json'])).toMatchObject({
      exitCode: 4,
      document: {
        diagnostics: [{ code: 'cli.flow_not_live', remedy: expect.stringContaining('flows resume season') }],
      },
    });
    expect((await call(['flows', 'show', 'season'])).out).toContain('\nnot in service\n');
    expect(await call(['deploy', folder, '--json'])).toMatchObject({
      exitCode: 4,
      document: { diagnostics: [{ code: 'cli.flow_conflict', message: expect.stringContaining('out of service') }] },
    });
    expect(await call(['flows', 'resume', 'season', '--json'])).toMatchObject({
      exitCode: 0,
      document: { flow: 'season', version: 2, restores: 1 },
    });
    expect(await call(['flows', 'resume', 'season', '--json'])).toMatchObject({
      exitCode: 4,
      document: { diagnostics: [{ code: 'cli.flow_live' }] },
    });
    expect((await call(['flows', 'show', 'season'])).out).toMatch(/^v2 \* .*restore$/m);
    expect(await call(['flows', 'show', 'seson', '--json'])).toMatchObject({ exitCode: 2 });
  });
});
