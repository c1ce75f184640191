import { describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { called } from '../../test/called.ts';

const SHIPPED = fileURLToPath(new URL('../../../../flows/sales-to-invoice', import.meta.url));
const FLOW = '1-won-deal-to-contract.flow.yaml';
const TESTS = 'tests/won-deal-to-contract.test.yaml';

const update = (path: string, environment: Record<string, string> = {}) =>
  called(['test', path, '--update'], environment);

/** A copy of the shipped pack in which a subject of mails and a condition are others. */
function changedPack(): { folder: string; tests: string } {
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-update-'));
  cpSync(SHIPPED, folder, { recursive: true });
  const flow = readFileSync(join(folder, FLOW), 'utf8');
  writeFileSync(join(folder, FLOW), flow.replace('"Vertrag: " +', '"Ihr Vertrag: " +'));
  const tests = join(folder, TESTS);
  // An answer is missing: what came out then tells nothing.
  writeFileSync(
    tests,
    `${readFileSync(tests, 'utf8')}
  - name: a deal of a company that nobody gave
    given: { record: { companyIds: ['99'] } }
    expect: { state: done }
`,
  );
  return { folder, tests };
}

describe('belegfluss test --update', () => {
  it('writes what comes out into the tests, shows the difference, and leaves alone what cannot be told', async () => {
    const { folder, tests } = changedPack();
    const before = readFileSync(tests, 'utf8');
    const { exitCode, out } = await update(folder);
    expect(exitCode).toBe(1);
    expect(readFileSync(tests, 'utf8')).toBe(
      before.replace("'Vertrag: Lizenzen 2026'", "'Ihr Vertrag: Lizenzen 2026'"),
    );
    expect(out).toContain(`--- ${tests}\n+++ ${tests}\n@@ `);
    expect(out).toMatch(/^-.*'Vertrag: Lizenzen 2026'/m);
    expect(out).toMatch(/^\+.*'Ihr Vertrag: Lizenzen 2026'/m);
    expect(out).toContain('50 tests, 1 failed');
    expect(out).toContain('scenario.no_answer');
  });

  it('never has a test expect that its run is set aside, where somebody had not written so', async () => {
    const { folder, tests } = changedPack();
    const flow = readFileSync(join(folder, FLOW), 'utf8');
    // Each run breaks at the subject of the mail.
    writeFileSync(join(folder, FLOW), flow.replace('"Ihr Vertrag: " +', '"Ihr Vertrag: " + record.companyIds[9] +'));
    const before = readFileSync(tests, 'utf8');
    const { exitCode, out } = await update(tests);
    expect(exitCode).toBe(1);
    expect(out).toContain('expected done, got dead');
    expect(readFileSync(tests, 'utf8')).toBe(before);
  });

  it('is refused in CI', async () => {
    const { folder, tests } = changedPack();
    const before = readFileSync(tests, 'utf8');
    expect(await update(folder, { CI: 'true' })).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('cli.usage'),
    });
    expect(readFileSync(tests, 'utf8')).toBe(before);
  });
});
