import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeIban } from '@belegfluss/documents';
import { QuestionRaised } from '@belegfluss/sdk';
import { shared, testDatabase, type TestDatabase } from '@belegfluss/testing';
import { answered, roomOf, today } from '../../../test/company.ts';
import { camt, type EntryText, type MessageText } from '../../../test/statement.ts';
import { confirmGap } from './balance-gap.ts';
import { importStatements } from './statement-import.ts';

let test: TestDatabase;
let imports = 0;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const importBytes = async (bytes: Uint8Array) => {
  const file = await roomOf(test.db).files.put(bytes, 'statement.xml', 'application/xml');
  imports += 1;
  return importStatements(roomOf(test.db), file, { key: `import/${imports}`, at: today });
};
const counts = async (message: Partial<MessageText> & Pick<MessageText, 'id' | 'entries'>) => {
  const { transactions, duplicates } = await importBytes(camt({ from: '2026-11-10', to: '2026-11-10', ...message }));
  return [transactions.length, duplicates];
};
/** Until some statement waits for a lock that another one holds. */
const waitingForLock = async () => {
  for (let tries = 0; tries < 100; tries += 1) {
    const waiting = await test.db.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (waiting.length > 0) return;
    await new Promise((done) => {
      setTimeout(done, 20);
    });
  }
};
const kept = () => test.db.query('select count(*) as rows from bank_transaction');
const rent: EntryText = { amount: '500.00', bookedOn: '2026-11-10', payer: 'Nord AG', text: 'RE 1' };
/** An account of its own for each test. */
const account = (number: number) => ({ iban: makeIban('DE', `37040044${String(number).padStart(10, '0')}`) });

/** A list as one bank exports it, with or without the line that names its account. */
const list = (iban: string) =>
  new TextEncoder().encode(
    [
      ...(iban === '' ? [] : [`IBAN;${iban}`]),
      'Buchung;Valuta;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Betrag;Währung',
      '20.11.2026;20.11.2026;Nord AG;Gutschrift;RE 1;500,00;EUR',
    ].join('\n'),
  );

const house = {
  id: 'house',
  name: 'Hausbank',
  source: 'export of 20 November 2026',
  delimiter: ',',
  dates: 'ymd',
  decimal: '.',
  currency: 'EUR',
  header: ['Day', 'Sum'],
  columns: { bookingDate: 'Day', amount: 'Sum', remittance: 'Words', name: 'Who', ownIban: 'Account' },
};

describe('importing a statement', () => {
  it('reads the list of a bank that nobody knows by a profile of its connection, and says what is wrong with one', async () => {
    const { iban } = account(77);
    const text = `Day,Sum,Words,Who,Account\n2026-11-20,500.00,RE 1,Nord AG,${iban}\n`;
    const file = await roomOf(test.db).files.put(new TextEncoder().encode(text), 'list.csv', 'text/csv');
    const importBy = (...profiles: unknown[]) =>
      importStatements(roomOf(test.db), file, { key: 'import/house', at: today }, profiles);
    await expect(importBy()).rejects.toThrow('bank.format_unknown');
    await expect(importBy({ ...house, columns: { ...house.columns, amount: 7 } })).rejects.toMatchObject({
      diagnostics: [{ code: 'bank.csv_profile_invalid', path: 'columns.amount' }],
    });
    expect(await importBy(house)).toMatchObject({ statements: [{ account: iban }], transactions: [{}] });
  });

  it('keeps its movements once, however often and under whatever file it is read', async () => {
    const message = {
      ...account(1),
      id: 'A',
      from: '2026-11-10',
      to: '2026-11-10',
      entries: [rent, { ...rent, amount: '-12.50', text: 'Entgelt' }],
    };
    expect(await counts(message)).toEqual([2, 0]);
    expect(await counts(message)).toEqual([0, 2]);
    const rows = await test.db.query(`select amount, text from bank_transaction where account = $1 order by amount`, [
      message.iban,
    ]);
    expect(rows).toEqual([
      { amount: '-12.50', text: 'Entgelt' },
      { amount: '500.00', text: 'RE 1' },
    ]);
  });

  it('counts equal rows of one statement and of two different ones as different payments', async () => {
    expect(await counts({ ...account(2), id: 'A', entries: [rent, rent] })).toEqual([2, 0]);
    expect(await counts({ ...account(2), id: 'B', opening: '1000.00', entries: [rent] })).toEqual([1, 0]);
  });

  it('adds nothing where the statement repeats the intraday report, and only what is new', async () => {
    expect(await counts({ ...account(3), message: '052', id: 'R1', entries: [rent] })).toEqual([1, 0]);
    expect(await counts({ ...account(3), message: '052', id: 'R2', entries: [rent, rent] })).toEqual([1, 1]);
    expect(await counts({ ...account(3), id: 'S', entries: [rent, rent, rent] })).toEqual([1, 2]);
  });

  it('leaves pending entries to the day on which they are booked', async () => {
    const outcome = await importBytes(
      camt({
        ...account(4),
        message: '052',
        id: 'P',
        from: '2026-11-10',
        to: '2026-11-10',
        entries: [{ ...rent, status: 'PDNG' }],
      }),
    );
    expect([outcome.transactions.length, outcome.pending]).toEqual([0, 1]);
  });

  it('never adds the parts of a collective payment that is being allocated at that moment', async () => {
    const entry: EntryText = { amount: '300.00', bookedOn: '2026-11-10', servicerReference: 'SAMMLER-77' };
    const { transactions } = await importBytes(
      camt({
        ...account(77),
        message: '054',
        id: 'W',
        from: '2026-11-10',
        to: '2026-11-10',
        entries: [{ ...entry, batchOf: 2 }],
      }),
    );
    const parts = [
      { amount: '100.00', text: 'A' },
      { amount: '200.00', text: 'B' },
    ];
    const added = await test.db.transaction(async (tx) => {
      await tx.query(`update bank_transaction set state = 'allocated' where id = $1`, [transactions[0]?.transactionId]);
      const importing = counts({ ...account(77), message: '053', id: 'P', entries: [{ ...entry, parts }] });
      await waitingForLock();
      return { importing };
    });
    expect(await added.importing).toEqual([0, 2]);
    expect(
      await test.db.query(
        `select state, amount from bank_transaction where entry_key in (select entry_key from bank_transaction where id = $1)`,
        [transactions[0]?.transactionId],
      ),
    ).toEqual([{ state: 'allocated', amount: '300.00' }]);
  });

  it('lets the parts of a notification take the place of a collective entry, never both', async () => {
    const whole: EntryText = { amount: '30.00', bookedOn: '2026-11-10', batchOf: 2, servicerReference: 'B1' };
    const parts: EntryText = {
      ...whole,
      parts: [
        { amount: '10.00', text: 'RE 1' },
        { amount: '20.00', text: 'RE 2' },
      ],
    };
    expect(await counts({ ...account(5), id: 'S', entries: [whole] })).toEqual([1, 0]);
    expect(await counts({ ...account(5), message: '054', id: 'N', entries: [parts] })).toEqual([2, 0]);
    expect(await counts({ ...account(6), message: '054', id: 'N', entries: [parts] })).toEqual([2, 0]);
    expect((await counts({ ...account(6), id: 'S', entries: [whole] }))[0]).toBe(0);
    const sums = await test.db.query<{ sum: string }>(
      `select sum(amount) as sum from bank_transaction where state <> 'ignored' and account = any($1) group by account`,
      [[account(5).iban, account(6).iban]],
    );
    expect(sums).toEqual([{ sum: '30.00' }, { sum: '30.00' }]);
  });

  it('adds each movement once when ten workers read the file at once', async () => {
    const message: MessageText = {
      ...account(7),
      id: 'C',
      from: '2026-11-10',
      to: '2026-11-10',
      entries: [rent, { ...rent, amount: '7.00' }],
    };
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => importBytes(camt(message))));
    expect(outcomes.flatMap(({ transactions }) => transactions)).toHaveLength(2);
  });

  it('marks a gap before a statement, asks about it, and closes it when the missing statement comes', async () => {
    const day = (date: string, opening: string) => ({
      ...account(8),
      id: date,
      from: date,
      to: date,
      opening,
      entries: [{ ...rent, bookedOn: date, amount: '100.00' }],
    });
    await importBytes(camt(day('2026-11-10', '0.00')));
    const later = await importBytes(camt(day('2026-11-12', '200.00')));
    expect(later.gaps).toEqual([
      {
        statementId: later.statements[0]?.id,
        account: account(8).iban,
        kind: 'between',
        difference: '100.00',
        currency: 'EUR',
      },
    ]);
    const statementId = later.statements[0]?.id ?? '';
    await expect(confirmGap(test.db, statementId, undefined)).rejects.toThrow(QuestionRaised);
    await importBytes(camt(day('2026-11-11', '100.00')));
    expect(await confirmGap(test.db, statementId, undefined)).toEqual({ verdict: 'joined', difference: '0.00' });
  });

  it('marks balances that do not join within a statement and remembers who accepted it', async () => {
    const { gaps } = await importBytes(
      camt({ ...account(9), id: 'G', from: '2026-11-10', to: '2026-11-10', closing: '510.00', entries: [rent] }),
    );
    expect(gaps).toMatchObject([{ kind: 'within', difference: '10.00' }]);
    const statementId = gaps[0]?.statementId ?? '';
    expect(await confirmGap(test.db, statementId, answered('accept'))).toEqual({
      verdict: 'accepted',
      difference: '10.00',
    });
    for (let again = 0; again < 2; again += 1)
      expect(await confirmGap(test.db, statementId, undefined)).toEqual({ verdict: 'accepted', difference: '10.00' });
  });

  it('of a file that is cut off keeps nothing', async () => {
    const bytes = camt({ ...account(10), id: 'T', from: '2026-11-10', to: '2026-11-10', entries: [rent] });
    await expect(importBytes(bytes.slice(0, bytes.length - 40))).rejects.toThrow('bank.');
    expect(await test.db.query('select 1 from bank_statement where account = $1', [account(10).iban])).toEqual([]);
  });

  it('reads MT940 as a final statement of the same account as CAMT, and the same day from one of them only', async () => {
    const { iban } = account(11);
    const mt940 = (day: string, opening: string, closing: string, text = 'RE 1') =>
      new TextEncoder().encode(
        [
          ':20:STARTUMSE',
          `:25:37040044/${iban.slice(12)}`,
          ':28C:1/1',
          `:60F:C${day}EUR${opening}`,
          `:61:${day}1120CR500,00NTRFNONREF`,
          `:86:166?00GUTSCHRIFT?20SVWZ+${text}?32Nord AG`,
          `:62F:C${day}EUR${closing}`,
          '-',
        ].join('\r\n'),
      );
    const first = await importBytes(mt940('261120', '1000,00', '1500,00'));
    expect([first.statements[0]?.account, first.transactions.length, first.gaps]).toEqual([iban, 1, []]);
    expect((await importBytes(mt940('261120', '1000,00', '1500,00'))).transactions).toEqual([]);
    const { gaps } = await importBytes(mt940('261122', '1510,00', '2010,00'));
    expect(gaps).toMatchObject([{ kind: 'between', difference: '10.00', account: iban }]);
    const sameDay = { id: 'M', iban, from: '2026-11-20', to: '2026-11-20', opening: '1000.00' };
    await expect(importBytes(camt({ ...sameDay, entries: [{ ...rent, bookedOn: '2026-11-20' }] }))).rejects.toThrow(
      'billing.statement_other_format',
    );
    const [rows] = await test.db.query('select count(*)::int as count from bank_transaction where account = $1', [
      iban,
    ]);
    expect(rows).toEqual({ count: 2 });
  });

  it('reads lists of entries of known banks, and refuses those that do not name their account', async () => {
    const { iban } = account(12);
    expect((await importBytes(list(iban))).transactions).toHaveLength(1);
    expect((await importBytes(list(iban))).duplicates).toBe(1);
    await expect(importBytes(list(''))).rejects.toThrow('billing.statement_account_missing');
  });

  it('takes every official sample in, and nothing of it twice', async () => {
    const folder = shared('accounting/data/bank/camt/genkgo');
    if (folder === undefined || !existsSync(folder)) return;
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.xml'))
      .map((name) => readFileSync(join(folder, name)));
    for (const file of files) await importBytes(file);
    const first = await kept();
    const second = [];
    for (const file of files) second.push((await importBytes(file)).transactions.length);
    expect(files.length).toBeGreaterThan(10);
    expect(second.every((added) => added === 0)).toBe(true);
    expect(await kept()).toEqual(first);
  });
});
