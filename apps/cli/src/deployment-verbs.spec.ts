import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownTime } from './terminal/words/zoned-time.ts';
import { servePack, type ServedPack } from '../test/served-pack.ts';

const PACK = 'pack: small\ntitle: { de: Klein, en: Small }\ndeployment: database\nconnections: {}\n';
const flow = (name: string, reason: string) => `flow: ${name}
title: { de: ${name}, en: ${name} }
owner: finance
on: { asked: { person: { role: finance } } }
steps:
  end: { stop: done, reason: ${reason} }
`;

const write = (folder: string, name: string, reason: string) =>
  writeFileSync(join(folder, `${name}.flow.yaml`), flow(name, reason));
const textIn = (folder: string, name: string) => readFileSync(join(folder, `${name}.flow.yaml`), 'utf8');

describe('the verbs of deployment', () => {
  let server: ServedPack;
  /** What the server was started with, and what two people have on their machines. */
  const [served, mine, hers] = ['served', 'mine', 'hers'].map((name) => {
    const folder = mkdtempSync(join(tmpdir(), `belegfluss-${name}-`));
    writeFileSync(join(folder, 'pack.yaml'), PACK);
    writeFileSync(join(folder, 'first.flow.yaml'), flow('first', 'one'));
    return folder;
  }) as [string, string, string];

  const call = (argv: string[]) => server.call(argv);

  beforeAll(async () => {
    server = await servePack(served);
  }, 60_000);

  afterAll(() => server.stop());

  it('find no difference where there is none', async () => {
    expect(await call(['diff', '--pack', mine])).toMatchObject({ exitCode: 0, out: 'No difference.\n' });
    expect(await call(['deploy', mine, '--json'])).toMatchObject({
      exitCode: 0,
      document: { items: [{ flow: 'first', tag: 'unchanged', version: 1, state: 'unchanged' }] },
    });
  });

  it('show what was changed, deploy it, and say of each flow what becomes of it', async () => {
    write(mine, 'first', 'two');
    write(mine, 'second', 'new');
    const shown = await call(['diff', join(mine, 'first.flow.yaml')]);
    expect(shown).toMatchObject({ exitCode: 1 });
    expect(shown.out).toContain('-  end: { stop: done, reason: one }\n+  end: { stop: done, reason: two }');
    const { exitCode, document } = await call(['deploy', mine, '--note', 'better', '--json']);
    expect({ exitCode, document }).toMatchObject({
      exitCode: 0,
      document: {
        items: [
          { flow: 'first', tag: 'overwrites', version: 2, state: 'live' },
          { flow: 'second', tag: 'new', version: 1, state: 'live' },
        ],
        diagnostics: [],
      },
    });
    expect(await call(['diff', '--pack', mine])).toMatchObject({ exitCode: 0 });
    expect(await call(['diff', 'first', '--pack', mine, '--against', 'v1', '--json'])).toMatchObject({
      exitCode: 1,
      document: { items: [{ flow: 'first', against: 1, standing: 'unchanged', added: 1, removed: 1 }] },
    });
  });

  it('refuse to deploy over what somebody else deployed, and deploy nothing then', async () => {
    write(hers, 'first', 'three');
    write(hers, 'third', 'innocent');
    expect(await call(['deploy', hers, '--json'])).toMatchObject({
      exitCode: 4,
      document: {
        diagnostics: [
          {
            code: 'cli.flow_conflict',
            message: expect.stringContaining('in the file and on the server (version 2 is live)'),
            remedy: expect.stringMatching(/diff \S+first.flow.yaml --against v1 your own changes.*--base 2/),
            facts: { flow: 'first', live: 2, from: 1 },
          },
        ],
      },
    });
    const { document } = await call(['diff', '--pack', hers, '--json']);
    expect(document).toMatchObject({
      items: [
        { flow: 'first', standing: 'conflict' },
        { flow: 'third', standing: 'new', against: null },
      ],
    });
  });

  it('refuse to pull over changes of one’s own, and write nothing then', async () => {
    expect(await call(['pull', '--pack', hers, '--json'])).toMatchObject({
      exitCode: 4,
      document: { diagnostics: [{ code: 'cli.flow_conflict' }] },
    });
    expect(textIn(hers, 'first')).toBe(flow('first', 'three'));
    expect(existsSync(join(hers, 'second.flow.yaml'))).toBe(false);
  });

  it('pull what is live where the file has no changes of its own, and leave the files that are ahead', async () => {
    write(hers, 'first', 'one');
    expect(await call(['pull', '--pack', hers, '--json'])).toMatchObject({
      exitCode: 0,
      document: {
        items: [
          { flow: 'first', tag: 'overwrites', version: 2 },
          { flow: 'second', tag: 'new', version: 1 },
        ],
      },
    });
    expect([textIn(hers, 'first'), textIn(hers, 'second')]).toEqual([flow('first', 'two'), flow('second', 'new')]);
    write(hers, 'second', 'hers');
    expect(await call(['pull', 'second', '--pack', hers, '--json'])).toMatchObject({
      exitCode: 0,
      document: { items: [{ flow: 'second', tag: 'kept' }] },
    });
    expect(await call(['deploy', join(hers, 'second.flow.yaml'), '--json'])).toMatchObject({
      exitCode: 0,
      document: { items: [{ tag: 'overwrites', version: 2 }] },
    });
  });

  it('know that a file is behind, and take a merged one with its base', async () => {
    const second = join(mine, 'second.flow.yaml');
    expect(await call(['deploy', second, '--json'])).toMatchObject({
      exitCode: 4,
      document: { diagnostics: [{ remedy: expect.stringMatching(/^belegfluss pull second --pack \S+ fetches/) }] },
    });
    write(mine, 'second', 'merged');
    expect(await call(['deploy', second, '--json'])).toMatchObject({ exitCode: 4 });
    expect(await call(['deploy', second, '--base', '2', '--json'])).toMatchObject({
      exitCode: 0,
      document: { items: [{ tag: 'overwrites', version: 3 }] },
    });
  });

  it('refuse what the checker refuses, at its place in the file', async () => {
    const broken = join(mine, 'broken.flow.yaml');
    writeFileSync(broken, flow('broken', 'x').replace('stop: done', 'stop: undone'));
    expect(await call(['deploy', broken, '--json'])).toMatchObject({
      exitCode: 1,
      document: { diagnostics: [{ code: 'flow.shape', file: broken, line: 6 }] },
    });
  });

  it('deploy at a time, and bring an older version back', async () => {
    write(mine, 'first', 'later');
    const later = ['deploy', join(mine, 'first.flow.yaml'), '--at', '2999-01-01T06:00+01:00', '--json'];
    expect(await call(later)).toMatchObject({
      exitCode: 0,
      document: { items: [{ tag: 'overwrites', version: 3, state: 'planned', at: '2999-01-01T05:00:00.000Z' }] },
    });
    expect(await call(later)).toMatchObject({
      exitCode: 4,
      document: {
        diagnostics: [{ code: 'deployment.already_planned', remedy: expect.stringContaining('cancel first') }],
      },
    });
    write(mine, 'aside', 'innocent');
    expect(await call(['deploy', join(mine, 'aside.flow.yaml'), ...later.slice(1)])).toMatchObject({ exitCode: 4 });
    expect((await call(['deployments', 'show', 'aside', '--json'])).exitCode).toBe(2);
    rmSync(join(mine, 'aside.flow.yaml'));
    expect(await call(['rollback', 'first', '--to', 'v1', '--note', 'was better', '--json'])).toMatchObject({
      exitCode: 0,
      document: { flow: 'first', version: 4, restores: 1, state: 'live' },
    });
    expect(await call(['rollback', 'first', '--to', '99', '--json'])).toMatchObject({
      exitCode: 1,
      document: { diagnostics: [{ code: 'deployment.unknown_version', remedy: 'The newest is version 4.' }] },
    });
    expect(await call(['diff', 'first', '--pack', mine, '--against', 'v99', '--json'])).toMatchObject({
      exitCode: 1,
      document: { diagnostics: [{ message: 'The flow "first" has no version 99.' }] },
    });
  });

  it('call a planned deployment off, and tell what became of it', async () => {
    const planned = { flow: 'first', version: 3, at: '2999-01-01T05:00:00.000Z' };
    expect(await call(['deployments', '--json'])).toMatchObject({
      exitCode: 0,
      document: { planned: [{ ...planned, state: 'planned' }] },
    });
    const cancel = ['deployments', 'cancel', 'first'];
    expect(await call(cancel)).toMatchObject({
      exitCode: 0,
      out: `first: version 3 will not go live at ${ownTime('2999-01-01T05:00:00.000Z')} any more.\n`,
    });
    expect(await call([...cancel, '--json'])).toMatchObject({
      exitCode: 4,
      document: { diagnostics: [{ code: 'cli.nothing_planned' }] },
    });
    expect(await call(['deployments'])).toMatchObject({ exitCode: 0, out: 'Nothing is planned.\n' });
    expect(await call(['deployments', 'show', 'first', '--json'])).toMatchObject({
      document: { planned: [{ ...planned, state: 'cancelled' }] },
    });
  });

  it('know that a file builds on what was live when it was planned, and on what went live then', async () => {
    const later = ['deploy', join(mine, 'second.flow.yaml'), '--at'];
    write(mine, 'second', 'planned');
    const soon = new Date(Date.now() + 2_000).toISOString();
    expect(await call([...later, soon, '--json'])).toMatchObject({ document: { items: [{ state: 'planned' }] } });
    const standing = async () => (await call(['diff', 'second', '--pack', mine, '--json'])).document['items'];
    write(mine, 'second', 'further');
    expect(await standing()).toMatchObject([{ standing: 'ahead' }]);
    await sleep(Date.parse(soon) - Date.now() + 100);
    await server.runtime.engine.deployments.carryOutDue();
    expect((await call(['deployments', 'show', 'second'])).out).toContain('  done');
    expect(await standing()).toMatchObject([{ standing: 'ahead' }]);
    expect(await call(['deploy', join(mine, 'second.flow.yaml')])).toMatchObject({ exitCode: 0 });
  });

  it('name the flow that was meant', async () => {
    expect(await call(['rollback', 'frist', '--to', '1', '--json'])).toMatchObject({
      exitCode: 1,
      document: { diagnostics: [{ code: 'deployment.unknown_flow', remedy: 'Did you mean "first"?' }] },
    });
    const { document } = await call(['rollback', 'warehouse', '--to', '1', '--json']);
    expect(document).toMatchObject({ diagnostics: [{ remedy: expect.stringMatching(/^Check/) }] });
    for (const argv of [
      ['pull', 'frist', '--pack', mine],
      ['diff', 'frist', '--pack', mine],
      ['deployments', 'show', 'frist'],
      ['deployments', 'cancel', 'frist'],
    ]) {
      expect(await call([...argv, '--json'])).toMatchObject({
        exitCode: 2,
        document: { diagnostics: [{ remedy: 'Did you mean "first"?' }] },
      });
    }
  });

  it('say what to do with a damaged note of versions', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'belegfluss-damaged-'));
    write(folder, 'first', 'one');
    writeFileSync(join(folder, 'pack.yaml'), PACK);
    writeFileSync(join(folder, '.live.json'), '{\n<<<<<<< HEAD\n');
    expect(await call(['diff', '--pack', folder, '--json'])).toMatchObject({
      exitCode: 2,
      document: { diagnostics: [{ code: 'cli.usage', message: expect.stringContaining('.live.json') }] },
    });
  });

  it('are called wrongly with what is no version, no flow, no file or no coming moment', async () => {
    for (const argv of [
      ['rollback', 'first', '--to', 'last'],
      ['rollback', 'first'],
      ['diff', 'nonesuch', '--pack', mine],
      ['deploy', join(mine, 'nonesuch.flow.yaml')],
      ['deploy', join(mine, 'first.flow.yaml'), '--at', '2020-01-01T06:00Z'],
      ['deploy'],
    ]) {
      expect([argv, (await call([...argv, '--json'])).exitCode]).toEqual([argv, 2]);
    }
  });
});
