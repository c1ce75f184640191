import { describe, expect, it } from '@jest/globals';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { called } from '../test/called.ts';

const SHIPPED = fileURLToPath(new URL('../../../flows/sales-to-invoice', import.meta.url));
const FLOW = '2-signed-contract-to-invoice.flow.yaml';

const call = (...argv: string[]) => called(argv);

/** A copy of the shipped flows in which `flow` has been changed, and where the change stands. */
async function brokenPack(right: string, wrong: string): Promise<{ folder: string; line: number; column: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'belegfluss-check-'));
  await cp(SHIPPED, folder, { recursive: true });
  const text = (await readFile(join(folder, FLOW), 'utf8')).replace(right, wrong);
  await writeFile(join(folder, FLOW), text);
  const before = text.slice(0, text.indexOf(wrong)).split('\n');
  return { folder, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

describe('the command line', () => {
  it('lists every verb in the help, in the chosen language', async () => {
    const { exitCode, out } = await call('--help', '--lang', 'de');
    expect(exitCode).toBe(0);
    const verbs = [...out.matchAll(/^ {2}([a-z]+)\b/gm)].map(([, verb]) => verb);
    expect(verbs).toEqual(
      expect.arrayContaining(['serve', 'demo', 'check', 'run', 'runs', 'questions', 'connections', 'bank', 'datev']),
    );
    expect(out).toContain('zeigt offene Fragen');
  });

  it('helps in one language: nothing of it stays English in a German help', async () => {
    const helps = [
      ['--help'],
      ['help', 'completion'],
      ['runs', '--help'],
      ['runs', 'replay', '--help'],
      ['demo', '--help'],
    ];
    for (const argv of helps) {
      const { out } = await call(...argv, '--lang', 'de');
      expect(out).toContain('Aufruf: belegfluss');
      expect(out).not.toMatch(/Usage|Options|Arguments|Commands|\[options|\[command|choices|default|display/);
    }
    expect((await call('runs', '--help', '--lang', 'en')).out).toContain('Usage: belegfluss runs [options]');
  });

  it.each([
    ['runs replay', '--flow-version <number>'],
    ['runs retry', '--since <time>'],
    ['deliveries dismiss', '--connection <name>'],
  ])(
    'tells in the help of %s by what it is narrowed, and in that of other verbs only what is theirs',
    async (verb, filter) => {
      expect((await call(...verb.split(' '), '--help', '--lang', 'en')).out).toContain(filter);
      expect((await call('runs', 'show', '--help', '--lang', 'en')).out).not.toContain(filter);
    },
  );

  it.each([
    ['an unknown verb', ['brew']],
    ['an unknown option', ['check', '--nonsense']],
    ['a missing argument', ['questions', 'answer', '42']],
    ['an argument too many', ['runs', 'stray']],
    ['a number that is none', ['demo', '--deals', 'many']],
    ['a language that it does not speak', ['check', '--lang', 'fr']],
    ['a path that does not exist', ['check', 'nowhere.flow.yaml']],
    ['input that is no JSON object', ['run', 'any', '--input', '[1]']],
    ['a field without a value', ['questions', 'answer', '42', 'accept', '--field', 'alone']],
    ['an address that is none', ['runs', '--server', 'not-an-address']],
  ])('calls %s wrong use', async (_name, argv) => {
    const { exitCode, out, err } = await call(...argv);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain('cli.usage');
  });

  it('prints one JSON document for wrong use, too', async () => {
    const { exitCode, out, err } = await call('check', '--nonsense', '--json');
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      diagnostics: [{ code: 'cli.usage', severity: 'error' }],
    });
  });

  it('says in one sentence that no server answers', async () => {
    const { exitCode, err } = await call('questions', '--server', 'http://127.0.0.1:1');
    expect(exitCode).toBe(1);
    expect(err).toContain('No server answers at http://127.0.0.1:1.');
    expect(err).not.toMatch(/\bat .*\.ts:/);
  });
});

describe('check', () => {
  it('finds nothing wrong with the shipped flows', async () => {
    const { exitCode, out } = await call('check');
    expect({ exitCode, out }).toEqual({ exitCode: 0, out: expect.stringMatching(/^\d+ files checked, 0 errors\n$/) });
  });

  it('says of a template that it is checked as the project that is made of it', async () => {
    const template = fileURLToPath(new URL('../../../flows/gallery/lost-webhooks', import.meta.url));
    const { exitCode, out } = await call('check', template);
    expect(exitCode).toBe(1);
    expect(out).toContain('belegfluss init FOLDER --template ID makes of one');
    const empty = await mkdtemp(join(tmpdir(), 'belegfluss-empty-'));
    expect((await call('check', empty)).out).toContain('belegfluss init makes a flow pack.');
  });

  it('judges the settings of the sandbox without one, and of no environment that is mistyped', async () => {
    expect((await called(['check'], { BELEGFLUSS_ENVIRONMENT: 'sandbox' })).out).toContain(' 0 errors');
    expect((await called(['check'], { BELEGFLUSS_ENVIRONMENT: 'sandbx' })).out).toContain('pack.unknown_environment');
  });

  it('shows place, sentence, remedy and lines of a misspelt action', async () => {
    const { folder, line, column } = await brokenPack('call: billing.invoice.issue', 'call: billing.invoice.isue');
    const { exitCode, out } = await call('check', folder);
    expect(exitCode).toBe(1);
    expect(out).toContain(`${join(folder, FLOW)}:${line}:${column + 'call: '.length}  error  flow.unknown_action`);
    expect(out).toContain('Did you mean "invoice.issue"?');
    expect(out).toMatch(new RegExp(`^> ${line} \\| .*billing\\.invoice\\.isue`, 'm'));
  });

  it('gives words as plain strings of the chosen language in JSON', async () => {
    const { folder, line } = await brokenPack('call: billing.invoice.issue', 'call: billing.invoice.isue');
    const { exitCode, out } = await call('check', join(folder, FLOW), '--json', '--lang', 'de');
    expect(exitCode).toBe(1);
    const document = JSON.parse(out) as Record<string, unknown>;
    expect(document).toMatchObject({ schemaVersion: 1, ok: false, files: 1 });
    const message = expect.stringContaining('gibt es nicht');
    expect(document['diagnostics']).toMatchObject([
      { code: 'flow.unknown_action', line, message, remedy: 'Meinten Sie „invoice.issue“?' },
    ]);
  });

  it('leaves the faults of other flows out where one file is named', async () => {
    const { folder } = await brokenPack('call: billing.invoice.issue', 'call: billing.invoice.isue');
    expect(await call('check', join(folder, '5-bank-statement-to-payments.flow.yaml'))).toMatchObject({ exitCode: 0 });
  });

  it('names a secret in plain text without showing it, or its line', async () => {
    const { folder, line } = await brokenPack(
      'buyerReference: {',
      'buyerReference: { password: hunter2 }\n      other: {',
    );
    const { out } = await call('check', folder);
    expect(out).toContain(`:${line}:`);
    expect(out).toContain('warning  flow.plain_secret');
    expect(out).toContain('/secrets');
    expect(out.split('flow.plain_secret')[1]?.split('\n\n')[0]).not.toContain('hunter2');
  });

  it('does not call a flow right whose pack cannot be read', async () => {
    const { folder } = await brokenPack('', '');
    await writeFile(join(folder, 'pack.yaml'), 'pack: [');
    const { exitCode, out } = await call('check', join(folder, FLOW));
    expect(exitCode).toBe(1);
    expect(out).toContain('pack.yaml:1:');
    const left = new RegExp(`0 files checked, 1 error; not judged, since the flow pack cannot be read: .*${FLOW}\n$`);
    expect(out).toMatch(left);
    const whole = await call('check', folder, '--json');
    expect(JSON.parse(whole.out)).toMatchObject({ files: 1, unjudged: expect.arrayContaining([join(folder, FLOW)]) });
  });
});
