import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { roomOf, today } from '../../../test/company.ts';
import { camt, type EntryText, type MessageText } from '../../../test/statement.ts';
import { importStatements } from './statement-import.ts';

let test: TestDatabase;
let imports = 0;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

/** What a message of one day added, and how much of it was known. */
const counts = async (message: Pick<MessageText, 'iban' | 'id' | 'entries'> & Partial<MessageText>) => {
  const bytes = camt({ from: '2026-11-10', to: '2026-11-10', ...message });
  const file = await roomOf(test.db).files.put(bytes, 'statement.xml', 'application/xml');
  imports += 1;
  const outcome = await importStatements(roomOf(test.db), file, { key: `import/${imports}`, at: today });
  return [outcome.transactions.length, outcome.duplicates];
};

const rents = (count: number): EntryText[] =>
  Array.from({ length: count }, () => ({ amount: '500.00', bookedOn: '2026-11-10', payer: 'Nord AG', text: 'RE 1' }));

/** More rows than are kept at once. */
describe('a long statement', () => {
  it('counts equal rows as a short one does', async () => {
    const iban = 'DE89370400440532013000';
    expect(await counts({ iban, message: '052', id: 'R', entries: rents(1_100) })).toEqual([1_100, 0]);
    expect(await counts({ iban, id: 'S', entries: rents(1_600) })).toEqual([500, 1_100]);
    expect(await counts({ iban, id: 'S', entries: rents(1_600) })).toEqual([0, 1_600]);
    expect(await counts({ iban, id: 'T', entries: rents(1_001) })).toEqual([1_001, 0]);
  });

  it('lets the parts of an entry take its place, however many there are', async () => {
    const iban = 'DE02120300000000202051';
    const whole: EntryText = { amount: '11.00', bookedOn: '2026-11-10', batchOf: 1_100, servicerReference: 'B2' };
    const parts = Array.from({ length: 1_100 }, (_, index) => ({ amount: '0.01', text: `RE ${index}` }));
    expect(await counts({ iban, id: 'S', entries: [whole] })).toEqual([1, 0]);
    expect(await counts({ iban, message: '054', id: 'N', entries: [{ ...whole, parts }] })).toEqual([1_100, 0]);
    expect(
      await test.db.query(
        'select state, sum(amount) as sum from bank_transaction where account = $1 group by state order by state',
        [iban],
      ),
    ).toEqual([
      { state: 'ignored', sum: '11.00' },
      { state: 'open', sum: '11.00' },
    ]);
  });
});
