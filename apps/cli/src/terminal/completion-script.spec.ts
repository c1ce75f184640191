import { spawnSync } from 'node:child_process';
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
async function proposed(...typed: string[]): Promise<string[]> {
  const ask = 'COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _belegfluss; printf "%s\\n" "${COMPREPLY[@]}"';
  const program = `${await script('bash')}\n${ask}`;
  const { stdout, stderr } = spawnSync('bash', ['-c', program, 'bash', 'belegfluss', ...typed], { encoding: 'utf8' });
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

  it('names each verb and option of fish with its description', async () => {
    const lines = (await script('fish')).split('\n');
    expect(lines.filter((line) => / -a 'check' -d '.+'$/.test(line))).toHaveLength(1);
    const options = lines.filter((line) => line.includes("'__fish_seen_subcommand_from demo' -l deals"));
    expect(options).toHaveLength(1);
  });

  it('is wrong use for a shell that it does not know', async () => {
    const silent = { out: () => undefined, err: () => undefined };
    expect(await main(['completion', 'cmd'], silent, readSettings({}))).toBe(2);
  });
});
