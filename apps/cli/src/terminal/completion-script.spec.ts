import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readSettings } from '../config.ts';
import { main } from '../main.ts';

async function script(shell: string): Promise<string> {
  let out = '';
  const terminal = { out: (text: string) => void (out += text), err: () => undefined };
  expect(await main(['completion', shell], terminal, readSettings({}))).toBe(0);
  return out;
}

/** What bash proposes for the last of these words. */
const proposed = (...typed: string[]) => proposedIn('.', ...typed);

/** The same with the flows of this folder. */
async function proposedIn(flows: string, ...typed: string[]): Promise<string[]> {
  const ask = 'COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _belegfluss; printf "%s\\n" "${COMPREPLY[@]}"';
  const program = `${await script('bash')}\n${ask}`;
  const env = { ...process.env, BELEGFLUSS_FLOWS: flows };
  const argv = ['-c', program, 'bash', 'belegfluss', ...typed];
  const { stdout, stderr } = spawnSync('bash', argv, { encoding: 'utf8', env });
  expect(stderr).toBe('');
  return stdout.trim().split('\n');
}

describe('the completion of bash', () => {
  it('proposes verbs by their beginning', async () => {
    expect(await proposed('ch')).toEqual(['check']);
    expect(await proposed('run')).toEqual(['run', 'runs']);
  });

  it('proposes the verbs below a verb, options before them passed over', async () => {
    expect(await proposed('--json', 'einvoice', '')).toEqual(expect.arrayContaining(['validate', 'show']));
    expect(await proposed('runs', 'ret')).toEqual(['retry']);
  });

  it('proposes the options of the verb and no other', async () => {
    const options = await proposed('demo', '--');
    expect(options).toEqual(expect.arrayContaining(['--deals', '--out']));
    expect(options).not.toContain('--profile');
  });

  it('proposes what the verbs above it take as well, once each', async () => {
    const options = await proposed('runs', 'retry', '--');
    expect(options).toEqual(expect.arrayContaining(['--yes', '--flow', '--server', '--json', '--lang']));
    expect(options).not.toContain('--version');
    expect(new Set(options).size).toBe(options.length);
  });

  it('proposes the values of an option that takes one of a few', async () => {
    expect(await proposed('runs', '--state', 'd')).toEqual(['done', 'dead']);
    expect(await proposed('runs', '--state', 'dead', 'ret')).toEqual(['retry']);
    expect(await proposed('runs', 'cancel', '--cause', 'dup')).toEqual(['duplicate']);
    expect(await proposed('runs', 'replay', '--revision', '')).toEqual(['live', 'original']);
    expect(await proposed('check', '--lang', '')).toEqual(['de', 'en']);
    expect(await proposed('--lang', '')).toEqual(['de', 'en']);
    expect(await proposed('completion', 'f')).toEqual(['fish']);
    expect(await proposed('runs', '--key', '')).toEqual(['']);
  });

  it('proposes the flows of the pack where one is to be named', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'belegfluss-completed-'));
    writeFileSync(join(folder, 'a.flow.yaml'), '# first\nflow: won_deal\ntitle: { de: flow, en: flow }\n');
    writeFileSync(join(folder, 'b.flow.yaml'), 'flow: "lost_deal" # said\n');
    expect(await proposedIn(folder, 'runs', '--flow', 'won')).toEqual(['won_deal']);
    expect(await proposedIn(folder, 'runs', 'retry', '--flow', 'lost')).toEqual(['lost_deal']);
    expect(await proposedIn(folder, 'rollback', 'w')).toEqual(['won_deal']);
    expect(await proposedIn(folder, 'pull', 'lost_deal', 'w')).toEqual(['won_deal']);
    expect(await proposed('run', 'won')).toEqual(['']);
  });

  it('leaves arguments to the files', async () => {
    expect(await proposed('check', 'flows/')).toEqual(['']);
  });
});

describe('the completion of the other shells', () => {
  it('is registered with zsh, which runs the script of bash', async () => {
    expect((await script('zsh')).split('\n')).toEqual([
      '#compdef belegfluss',
      'autoload -U +X bashcompinit && bashcompinit',
      ...(await script('bash')).split('\n'),
    ]);
  });

  it('takes no slice of a list, of which zsh reads the colon as a modifier', async () => {
    expect(await script('zsh')).not.toMatch(/\[@\]:/);
  });

  it('names each verb and option of fish with its description', async () => {
    const lines = (await script('fish')).split('\n');
    expect(lines.filter((line) => / -a 'check' -d '.+'$/.test(line))).toHaveLength(1);
    const options = lines.filter((line) => line.includes("'__fish_seen_subcommand_from demo' -l deals"));
    expect(options).toHaveLength(1);
  });

  it('names the values of an option of fish', async () => {
    expect(await script('fish')).toMatch(/ -l cause -x -a 'wrong_data [a-z_ ]+' -d '/);
  });

  it('is wrong use for a shell that it does not know', async () => {
    const silent = { out: () => undefined, err: () => undefined };
    expect(await main(['completion', 'cmd'], silent, readSettings({}))).toBe(2);
  });
});
