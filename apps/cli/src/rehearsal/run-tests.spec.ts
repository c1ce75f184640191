import { describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { called } from '../../test/called.ts';

const SHIPPED = fileURLToPath(new URL('../../../../flows/sales-to-invoice', import.meta.url));
const CONTRACT = '1-won-deal-to-contract.flow.yaml';
const CONTRACT_TESTS = 'tests/won-deal-to-contract.test.yaml';

interface Tested {
  ok: boolean;
  tests: { name: string; flow: string; file: string; ok: boolean }[];
  diagnostics: { code: string; file: string; line: number; column: number; message: string }[];
}

const call = (...argv: string[]) => called(argv);

async function tested(...argv: string[]): Promise<Tested & { exitCode: number }> {
  const { exitCode, out } = await call('--json', 'test', ...argv);
  return { exitCode, ...(JSON.parse(out) as Tested) };
}

/** The flows whose tests a path of the shipped pack means. */
async function testedFlows(path: string): Promise<Set<string>> {
  return new Set((await tested(join(SHIPPED, path))).tests.map(({ flow }) => flow));
}

/** A copy of the shipped pack in which one text of a file is another. */
function packWith(file: string, right: string, wrong: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-test-'));
  cpSync(SHIPPED, folder, { recursive: true });
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(right);
  writeFileSync(join(folder, file), text.replace(right, wrong));
  return folder;
}

describe('the tests of the shipped flows', () => {
  it('pass, and there are some for each flow', async () => {
    const { exitCode, tests, diagnostics } = await tested(SHIPPED);
    expect({ exitCode, diagnostics }).toEqual({ exitCode: 0, diagnostics: [] });
    const flows = Map.groupBy(tests, ({ flow }) => flow);
    expect(flows.size).toBe(10);
    for (const [flow, own] of flows) expect({ flow, some: own.length >= 3 }).toEqual({ flow, some: true });
  });

  it.each([
    [
      'the currency',
      CONTRACT,
      'currency: { expr: record.currency }\n      recipient',
      'currency: EUR\n      recipient',
    ],
    ['the condition', CONTRACT, 'record.stage == settings.won_stage', 'record.stage != ""'],
    ['what is done once', CONTRACT, 'once: { expr: event.key }', 'once: { expr: event.run }'],
    ['the retry', CONTRACT, '["conflict", "rate_limited", "transient"]', '["auth"]'],
    [
      'the day',
      '2-signed-contract-to-invoice.flow.yaml',
      'day(record.dateCompleted)',
      '"string(record.dateCompleted).substring(0, 10)"',
    ],
    [
      'the accounts',
      '2-signed-contract-to-invoice.flow.yaml',
      'steps.account.revenue_account_skr04',
      'steps.account.revenue_account_skr03',
    ],
    ['the wait', '4-bookings-to-datev.flow.yaml', ' until: result.done,', ''],
    ['the intent', '9-payment-state-to-crm.flow.yaml', 'intent: { expr: record.cause }', 'intent: once'],
  ])('fail when a flow loses %s', async (_what, file, right, wrong) => {
    const { exitCode, tests, diagnostics } = await tested(packWith(file, right, wrong));
    expect(exitCode).toBe(1);
    expect(tests.some(({ ok }) => !ok)).toBe(true);
    expect(diagnostics.map(({ code }) => code)).toContain('scenario.differs');
  });
});

describe('belegfluss test', () => {
  it('says at which place of a test something came out otherwise', async () => {
    const folder = packWith(CONTRACT_TESTS, 'with: { currency: CHF }', 'with: { currency: USD }');
    const { exitCode, out } = await call('test', folder);
    expect(exitCode).toBe(1);
    const lines = readFileSync(join(folder, CONTRACT_TESTS), 'utf8').split('\n');
    const line = lines.findIndex((text) => text.includes('USD')) + 1;
    const column = (lines[line - 1] ?? '').indexOf('USD') + 1;
    expect(out).toContain(`${CONTRACT_TESTS}:${line}:${column}  error  scenario.differs`);
    expect(out).toContain('expected USD, got CHF');
    expect(out).toContain('49 tests, 1 failed');
  });

  it('runs the tests of one flow, or of one file', async () => {
    expect(await testedFlows(CONTRACT)).toEqual(new Set(['won_deal_to_contract']));
    expect(await testedFlows('tests/correct-invoice.test.yaml')).toEqual(new Set(['correct_invoice']));
  });

  it('runs tests in the flow file itself', async () => {
    const tests =
      'tests:\n  - name: nothing to settle\n    given: { record: { statementId: S-1 } }\n    expect: { state: dead }\n';
    const last = '{ statementId: { expr: record.statementId } } }\n';
    const folder = packWith('7-balance-gap-to-question.flow.yaml', last, `${last}${tests}`);
    const { exitCode, diagnostics } = await tested(join(folder, '7-balance-gap-to-question.flow.yaml'));
    expect(exitCode).toBe(1);
    const lines = readFileSync(join(folder, '7-balance-gap-to-question.flow.yaml'), 'utf8').trimEnd().split('\n');
    expect(diagnostics).toMatchObject([
      { code: 'scenario.differs', line: lines.length, column: 22 },
      { code: 'scenario.no_answer' },
    ]);
  });

  it('refuses tests that cannot mean anything, as check does', async () => {
    const folder = packWith(CONTRACT_TESTS, 'flow: won_deal_to_contract', 'flow: won_deal_to_contrct');
    for (const verb of ['test', 'check']) {
      const { exitCode, out } = await call('--json', verb, folder);
      expect(exitCode).toBe(1);
      expect((JSON.parse(out) as Tested).diagnostics).toMatchObject([
        { code: 'scenario.unknown_flow', line: 1, column: 7, remedy: 'Did you mean "won_deal_to_contract"?' },
      ]);
    }
  });

  it('refuses a row that does not fit its table, where it is given', async () => {
    const row = '\ngiven:\n  tables: { payment_term: [{ code: X, days: soon }] }';
    const folder = packWith('tests/balance-gap-to-question.test.yaml', '\ngiven:', row);
    const { diagnostics } = await tested(folder);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['mapping.wrong_type']));
  });

  it('writes JUnit XML with a failure for each difference', async () => {
    const folder = packWith(CONTRACT_TESTS, 'key: won_deal_to_contract/case/9001/once', 'key: "a <b> & c"');
    const file = join(folder, 'junit.xml');
    expect((await call('test', folder, '--junit', file)).exitCode).toBe(1);
    const xml = readFileSync(file, 'utf8');
    expect(xml).toContain('<testsuites tests="49" failures="1">');
    expect(xml.match(/<testcase /g)).toHaveLength(49);
    expect(xml.match(/<failure /g)).toHaveLength(1);
    expect(xml).toContain('expected a &lt;b&gt; &amp; c');
  });

  it('says that there is no folder for the JUnit XML', async () => {
    const file = join(tmpdir(), 'belegfluss-gone', 'junit.xml');
    const { exitCode, err } = await call('test', join(SHIPPED, CONTRACT_TESTS), '--junit', file);
    expect(exitCode).not.toBe(0);
    expect(err).toContain('cli.file_refused');
  });
});
