import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const SCRIPTS = {
  bench: 'bench/run.js',
  'bare server': 'bench/any-system/plain-server.js',
  chaos: 'chaos/run.ts',
  fuzz: 'fuzz/documents/run.ts',
  official: 'official/run.ts',
  planted: 'planted/run.ts',
  tests: 'run.js',
};

/** Runs a script of this folder that ends before it begins. */
function run(script: keyof typeof SCRIPTS, ...given: string[]) {
  const file = fileURLToPath(new URL(SCRIPTS[script], import.meta.url));
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...given], { encoding: 'utf8' });
}

describe('scripts that people start', () => {
  it.each([
    ['bench', 'intake, steps, systems'],
    ['bare server', '--deals N'],
    ['chaos', '--point P'],
    ['fuzz', 'camt, payment-status, mt940'],
    ['official', '--data FOLDER'],
    ['planted', 'no fencing'],
    ['tests', '--full'],
  ] as const)('say how they are called: %s', (script, said) => {
    const { status, stdout, stderr } = run(script, '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(said);
  });

  it.each([
    ['bench', ['everything'], 'there is no everything; there are intake, steps'],
    ['bench', ['--deals', '0', 'chains'], '--deals needs a whole number from 1 on, not "0"'],
    ['bench', ['--fast'], "Unknown option '--fast'"],
    ['bare server', ['--deals', 'many'], '--deals needs a whole number from 1 on, not "many"'],
    ['chaos', ['--seed', 'five'], '--seed needs a whole number from 0 on, not "five"'],
    ['chaos', ['--kills', '1.5'], '--kills needs a whole number from 1 on, not "1.5"'],
    ['chaos', ['--kills'], "Option '--kills <value>' argument missing"],
    ['chaos', ['--point', 'P99'], 'there is no point P99; there are P01, P02'],
    ['chaos', ['--point', 'P23'], 'P23 is not applicable: there is no audit chain yet'],
    ['chaos', ['60'], "Unexpected argument '60'"],
    ['fuzz', ['--reader', 'pdf'], 'there is no reader "pdf"'],
    ['official', ['--data', '/nowhere'], 'none of the collections lies at --data'],
    ['tests', ['test/bench'], "Unexpected argument 'test/bench'"],
    ['planted', ['--only', 'none such'], 'there is no planted bug "none such"'],
  ] as const)('refuse what they cannot do: %s %j', (script, given, said) => {
    const { status, stdout, stderr } = run(script, ...given);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`error  cli.usage\n  The script cannot be called like this: ${said}`);
  });

  it('do so as JSON for programs', () => {
    const { status, stdout, stderr } = run('chaos', '--kills', 'many', '--json');
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      diagnostics: [{ code: 'cli.usage', severity: 'error' }],
    });
  });
});
