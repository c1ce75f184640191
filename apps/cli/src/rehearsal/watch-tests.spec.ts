import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchTests, type Round } from './watch-tests.ts';

const SHIPPED = fileURLToPath(new URL('../../../../flows/sales-to-invoice', import.meta.url));

describe('belegfluss test --watch', () => {
  const enough = new AbortController();
  let folder: string;
  let rounds: Round[];
  let told: () => void;
  let watching: Promise<void>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'belegfluss-watch-'));
    cpSync(SHIPPED, folder, { recursive: true });
    rounds = [];
    const show = (round: Round) => {
      rounds.push(round);
      told();
    };
    watching = watchTests([folder], 'production', show, enough.signal);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What the next round comes to: the flows whose tests were run, or the codes of why none were. */
  const next = async (act: () => void = () => undefined): Promise<unknown> => {
    const shown = new Promise<void>((done) => {
      told = done;
    });
    act();
    await shown;
    const round = rounds.at(-1);
    if (!round || 'failed' in round) return round?.failed.diagnostics.map(({ code }) => code);
    return [...new Set(round.tested.map(({ flow, ok }) => `${flow} ${String(ok)}`))].sort();
  };
  const change = (file: string, right: string, wrong: string) => () => {
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(right, wrong));
  };

  const replace = (file: string, right: string, wrong: string) => () => {
    const path = join(folder, file);
    writeFileSync(`${path}~`, readFileSync(path, 'utf8').replace(right, wrong));
    renameSync(`${path}~`, path);
  };

  it('runs again what a change concerns, each time that there is one, until it is enough', async () => {
    expect(await next()).toHaveLength(10);
    expect(await next(change('7-balance-gap-to-question.flow.yaml', 'owner: finance', 'owner: sales'))).toEqual([
      'balance_gap_to_question true',
    ]);
    expect(await next(change('tests/correct-invoice.test.yaml', 'tests:', 'tests: # all'))).toEqual([
      'correct_invoice true',
    ]);
    expect(await next(change('tables/payment_term.csv', 'NET30', 'NET30'))).toEqual([
      'signed_contract_to_invoice true',
    ]);
    const flow = '1-won-deal-to-contract.flow.yaml';
    expect(await next(change(flow, 'billing.case.open', 'billing.case.opn'))).toEqual(['flow.unknown_action']);
    // Nobody knows what was not run meanwhile.
    expect(await next(change(flow, 'billing.case.opn', 'billing.case.open'))).toHaveLength(10);
    // Editors put a new file in the place of the old one, each time anew.
    expect(await next(replace(flow, 'billing.case.open', 'billing.case.opn'))).toEqual(['flow.unknown_action']);
    expect(await next(replace(flow, 'billing.case.opn', 'billing.case.open'))).toHaveLength(10);
    // So does a checkout with whole folders.
    renameSync(join(folder, 'tests'), join(folder, '.tests'));
    expect(await next(() => renameSync(join(folder, '.tests'), join(folder, 'tests')))).toHaveLength(10);
    expect(await next(replace('tests/correct-invoice.test.yaml', 'tests: # all', 'tests:'))).toEqual([
      'correct_invoice true',
    ]);
    writeFileSync(join(folder, '.pack.yaml.swp'), '');
    expect(await next(change('pack.yaml', 'won_stage: closedwon', 'won_stage: other'))).toContain(
      'won_deal_to_contract false',
    );
    const shown = rounds.length;
    enough.abort();
    await watching;
    expect(rounds).toHaveLength(shown);
  }, 60_000);
});
