import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QuestionRaised } from '@belegfluss/sdk';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { roomOf, today } from '../../../test/company.ts';
import { camt } from '../../../test/statement.ts';
import { confirmGap } from './balance-gap.ts';
import { importStatements } from './statement-import.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const FIRST = 'DE89370400440532013000';
const SECOND = 'DE02120300000000202051';
/** The statement of one day, on which a hundred euros come in; some banks date the opening balance with the day before. */
const imported = async (iban: string, day: string, opening: string, from = day) => {
  const entries = [{ amount: '100.00', bookedOn: day, text: 'RE 1' }];
  const bytes = camt({ id: `${day} ${opening}`, iban, from, to: day, opening, entries });
  const file = await roomOf(test.db).files.put(bytes, 's.xml', 'application/xml');
  return importStatements(roomOf(test.db), file, { key: `import/${iban}/${day}/${opening}`, at: today });
};

describe('a gap in the balances', () => {
  it('is looked for behind the statement right before, however many there are', async () => {
    for (const [day, opening] of [
      ['2026-03-02', '0.00'],
      ['2026-03-03', '100.00'],
      ['2026-03-04', '200.00'],
      // Two of one day.
      ['2026-03-04', '300.00'],
      ['2026-03-05', '400.00'],
    ] as const)
      expect((await imported(FIRST, day, opening)).gaps).toEqual([]);
    expect((await imported(FIRST, '2026-03-06', '550.00')).gaps).toMatchObject([{ difference: '50.00' }]);
  });

  it.each([
    ['of that day', 'DE12500105170648489890', '2026-03-04', '2026-03-05'],
    ['of the day before', 'DE21500500009876543210', '2026-03-03', '2026-03-04'],
  ])(
    'is none between two statements of one day that came in reverse, with an opening balance %s',
    async (_, iban, from, fromNext) => {
      await imported(iban, '2026-03-03', '200.00');
      const [second] = (await imported(iban, '2026-03-04', '400.00', from)).gaps;
      expect(second).toMatchObject({ difference: '100.00' });
      expect((await imported(iban, '2026-03-04', '300.00', from)).gaps).toEqual([]);
      expect(await confirmGap(test.db, second?.statementId ?? '', undefined)).toMatchObject({ verdict: 'joined' });
      expect((await imported(iban, '2026-03-05', '500.00', fromNext)).gaps).toEqual([]);
    },
  );

  it('is closed by the missing statement of its own account alone', async () => {
    const gapOf = async (iban: string) => {
      await imported(iban, '2026-05-04', '7000.00');
      const { gaps } = await imported(iban, '2026-05-06', '7200.00');
      expect(gaps).toMatchObject([{ account: iban, difference: '100.00' }]);
      return gaps[0]?.statementId ?? '';
    };
    const [first, second] = [await gapOf('DE75512108001245126199'), await gapOf(SECOND)];
    await imported(SECOND, '2026-05-05', '7100.00');
    expect(await confirmGap(test.db, second, undefined)).toEqual({ verdict: 'joined', difference: '0.00' });
    await expect(confirmGap(test.db, first, undefined)).rejects.toThrow(QuestionRaised);
  });
});
