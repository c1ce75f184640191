import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { shared } from '@belegfluss/testing';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { itEach, sharedFiles } from '../../../test/shared-files.ts';
import {
  balancesOfDocument,
  balancesOfDump,
  factsOfDumpEntry,
  factsOfEntry,
  type WolphDump,
} from '../../../test/judges/wolph-expectation.ts';
import type { BankEntry, StatementDocument } from '../statement-model.ts';
import { readStatement } from '../statement-reader.ts';
import { checkBalances, checkTotals } from '../statement-sums.ts';

const folder = 'accounting/data/bank/mt940';
const expectations = shared(`${folder}/expected.wolph.json`);
const dumps = (expectations ? JSON.parse(readFileSync(expectations, 'utf8')) : {}) as Record<string, WolphDump>;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function readSample(name: string): Promise<StatementDocument> {
  const encoding = name.includes('raiffeisen') ? ({ encoding: 'cp850' } as const) : {};
  return readStatement(readFileSync(shared(`${folder}/${name}`) ?? ''), { fragments: true, ...encoding });
}

const entriesOf = ({ statements }: StatementDocument): BankEntry[] => statements.flatMap(({ entries }) => entries);

describe('reading the MT940 samples of other people', () => {
  const judged = Object.entries(dumps).filter(([, dump]) => dump.error === undefined);

  itEach(judged)('agrees with another parser about %s', async (name, dump) => {
    const document = await readSample(name);
    const entries = entriesOf(document);
    expect(entries).toHaveLength(dump.transactions.length);
    for (const [index, entry] of entries.entries()) {
      const { purpose = '', ...expected } = factsOfDumpEntry(dump.transactions[index] ?? {});
      const facts = factsOfEntry(entry);
      expect(facts).toMatchObject(expected);
      expect(facts['purpose']).toContain(purpose);
    }
    expect(balancesOfDocument(document)).toMatchObject(balancesOfDump(dump));
  });

  it('reads the file on which the other parser gives up', async () => {
    if (!dumps['ASNB/mt940.txt']) return;
    const document = await readSample('ASNB/mt940.txt');
    expect(document.statements).toHaveLength(31);
    expect(document.statements.map((statement) => checkBalances(statement).state)).not.toContain('broken');
    expect(entriesOf(document)[0]).toMatchObject({
      reference: 'NL47INGB9999999999',
      additionalInformation: 'hr gjlm paulissen',
      amount: '65.00',
      side: 'debit',
    });
  });

  it('finds the gaps that are in the samples and no others', async () => {
    const gaps: Record<string, string[]> = {};
    for (const name of Object.keys(dumps)) {
      const checks = (await readSample(name)).statements.map(checkBalances);
      const found = checks.flatMap((check) => (check.state === 'broken' ? [check.difference] : []));
      if (found.length > 0) gaps[name] = found;
    }
    if (!expectations) return;
    expect(gaps).toEqual({
      'betterplace/sepa_snippet.sta': ['300.08'],
      'jejik/knab.sta': ['4500.00'],
      'jejik/postfinance.sta': ['0.20'],
      'jejik/rabobank.sta': ['1135.93', '236.56'],
      'self-provided/overly_long_details.sta': ['234.01'],
      'self-provided/raiffeisen-cmi.sta': ['1123264.00'],
    });
  });

  it('counts what an intraday report counts', async () => {
    if (!expectations) return;
    const { message, statements } = await readSample('mBank/mt942.sta');
    expect(message).toBe('mt942');
    expect(statements.map(checkTotals)).toEqual(['equal']);
    expect(statements[0]).toMatchObject({
      createdAt: '2017-01-19T18:15:00+01:00',
      account: { iban: 'PL29114010810000267002001002' },
    });
  });
});

describe('the statements inside of FinTS answers', () => {
  it('become whole when the pages are put together', async () => {
    const file = shared('accounting/data/bank/fints-transcripts/DKB.json');
    if (!file) return;
    const dialogue = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>;
    const parts = dialogue['DKB/GetStatementOfAccountTest'];
    const pages = [parts?.['MT940_STATEMENT_1'] ?? '', parts?.['MT940_STATEMENT_2'] ?? ''];
    const { statements } = await readStatement(bytes(pages.join('')));
    expect(statements.map(checkBalances)).toMatchObject([
      { state: 'joined', closing: '1222.56' },
      // Somebody changed an amount when the dialogue was made anonymous.
      { state: 'broken', closing: '1345.01', difference: '-1.00' },
    ]);
    const [transfer, order] = statements.flatMap(({ entries }) => entries);
    expect(transfer?.transactions[0]).toMatchObject({
      references: { instructionId: 'HKCCS12345' },
      parties: { creditor: { name: 'EMPFAENGER ABCDE', bankBic: 'DEUTDEBBXXX' } },
      remittance: ['32301000-P111111-33333333 DATUM 02.09.2019, 22.19 UHR1.TAN 012345'],
    });
    expect(order).toMatchObject({
      transactionCode: { gvc: '152', text: 'GUTSCHR. UEBERW. DAUERAUFTR' },
      transactions: [{ remittance: ['Irgendein Käse'], parties: { debtor: { name: 'Sender Name1' } } }],
    });
    await expect(readStatement(bytes(pages[0] ?? ''))).rejects.toThrow('bank.mt940_truncated');
  });
});

const statement = (...lines: string[]): Uint8Array =>
  bytes([':20:S', ':25:12345678/1020304050', ':28C:1/1', ':60F:C270226EUR1000,00', ...lines].join('\r\n'));

describe('an entry of MT940', () => {
  it('of a returned direct debit says why it came back and what that cost', async () => {
    const { statements } = await readStatement(
      statement(
        ':61:2703010301DR53,00NRTINONREF//B1',
        ':86:109?00RETOURE SEPA-LASTSCHRIFT?100599?20EREF+RE-2027-0001?21MREF+M-1',
        '?22OAMT+EUR50,00?23COAM+EUR3,00?24SVWZ+MS03?30COBADEFFXXX?31DE89370400440532013000?32Ada?34914',
        ':62F:C270301EUR947,00',
        '-',
      ),
    );
    expect(statements[0]?.entries[0]).toMatchObject({
      side: 'debit',
      reversal: true,
      servicerReference: 'B1',
      transactions: [
        {
          references: { endToEndId: 'RE-2027-0001', mandateId: 'M-1' },
          instructedAmount: { amount: '50.00', currency: 'EUR' },
          charges: [{ amount: '3.00', currency: 'EUR' }],
          parties: { debtor: { name: 'Ada', iban: 'DE89370400440532013000' } },
          returned: { reason: '914' },
        },
      ],
    });
  });

  it('of a code that only its reader knows is a return if he says so', async () => {
    const file = statement(
      ':61:2703010301DR5,00NMSCNONREF',
      ':86:899?00RUECKGABE?20SVWZ+x?32Ada',
      ':62F:C270301EUR995,00',
    );
    const transactionCodes = { directDebits: ['899'], returns: ['899'] };
    const [known] = entriesOf(await readStatement(file, { transactionCodes }));
    const [unknown] = entriesOf(await readStatement(file));
    expect([known?.reversal, known?.transactions[0]?.parties]).toEqual([true, { debtor: { name: 'Ada' } }]);
    expect([unknown?.reversal, unknown?.transactions[0]?.parties]).toEqual([false, { creditor: { name: 'Ada' } }]);
  });

  it('that is taken back moves money the other way', async () => {
    const { statements } = await readStatement(
      statement(':61:2703010301RC10,00NTRFNONREF', ':61:2703010301RDR4,00NTRFNONREF', ':62F:C270301EUR994,00'),
    );
    expect(statements.map(checkBalances)).toMatchObject([{ state: 'joined', movements: '-6.00' }]);
    expect(statements[0]?.entries.map(({ side, reversal }) => [side, reversal])).toEqual([
      ['debit', true],
      ['credit', true],
    ]);
  });

  it('in another currency says amount, rate and charges of the payment', async () => {
    const { statements } = await readStatement(
      statement(
        ':61:2703010301C90,00NTRFNONREF',
        '/OCMT/USD100,00//EXCH/1,0825//CHGS/EUR2,50/',
        ':62F:C270301EUR1090,00',
      ),
    );
    expect(statements[0]?.entries[0]).toMatchObject({
      instructedAmount: { amount: '100.00', currency: 'USD' },
      exchange: { rate: '1.0825' },
      charges: [{ amount: '2.50', currency: 'EUR' }],
    });
  });

  it('keeps a day that the calendar lacks as it is written', async () => {
    const { statements } = await readStatement(statement(':61:2702300301D1,00NCHG', ':62F:C270301EUR999,00'));
    expect(statements[0]?.entries[0]).toMatchObject({
      valueDate: { date: '2027-02-28', written: '270230' },
      bookingDate: { date: '2027-03-01' },
    });
  });
});

function factOf({ statements: [first] }: StatementDocument): unknown {
  const check = first && checkBalances(first);
  if (check?.state === 'broken') return `broken ${check.difference}`;
  return first?.entries[0]?.transactions[0]?.parties.debtor?.name ?? first?.entries[0]?.bookingDate?.date;
}

describe('an MT940 file that is broken', () => {
  const expected: Record<string, unknown> = {
    'B40-missing-62f.sta': ['bank.mt940_truncated', 5, ':62F:'],
    'B41-balance-mismatch.sta': 'broken 0.01',
    'B42-decimal-point.sta': ['bank.mt940_amount_syntax', 4, ':60F:'],
    'B44-year-turn.sta': '2027-01-02',
    'B45-unknown-tag.sta': ['bank.mt940_tag_unknown', 2, ':99X:'],
    'B46-cp850-umlaut.sta': 'MüLLER',
    'B47-html.sta': ['bank.camt_namespace', 1, 'html'],
  };

  it('is refused with line and tag; what banks really do is not', async () => {
    const outcomes: Record<string, unknown> = {};
    for (const file of sharedFiles('badinput/mt940/own', '.sta')) {
      const reading = readStatement(readFileSync(file), { encoding: 'cp850' });
      const [diagnostic] = await refusalOf(reading);
      outcomes[file.split('/').at(-1) ?? ''] = diagnostic
        ? [diagnostic.code, diagnostic.line, diagnostic.path]
        : factOf(await reading);
    }
    if (Object.keys(outcomes).length > 0) expect(outcomes).toEqual(expected);
  });

  itEach(Object.keys(dumps))('of %s cut off at ten places is never read as more than it is', async (name) => {
    const whole = readFileSync(shared(`${folder}/${name}`) ?? '');
    const { statements } = await readSample(name);
    for (let place = 0; place < 10; place += 1) {
      const cut = whole.subarray(0, Math.floor((whole.length * place) / 10));
      const [diagnostic] = await refusalOf(readStatement(cut));
      if (diagnostic)
        expect(diagnostic).toMatchObject({ code: expect.stringMatching(/^bank\./), line: expect.any(Number) });
      else expect((await readStatement(cut)).statements.length).toBeLessThanOrEqual(statements.length);
    }
  });

  it('with lines or fields without end is refused, not kept in memory', async () => {
    const long = statement(`:86:${'x'.repeat(300_000)}`);
    const many = statement(':61:2703010301C1,00NTRFNONREF', ':86:x', ...Array.from({ length: 40_000 }, () => 'x'));
    expect((await refusalOf(readStatement(long)))[0]).toMatchObject({
      code: 'bank.xml_limit',
      facts: { limit: 'line' },
    });
    const details = Array.from({ length: 10_000 }, () => ':86:abcdef');
    const again = statement(':61:2703010301C1,00NTRFNONREF', ...details);
    const around = statement(...details);
    for (const text of [many, again, around])
      expect((await refusalOf(readStatement(text)))[0]).toMatchObject({
        code: 'bank.mt940_field_syntax',
        message: { en: expect.stringContaining('(:') },
        path: ':86:',
      });
    const two = statement(...[0, 1].flatMap(() => [':61:2703010301C1,00NTRFNONREF', ...details.slice(0, 6_000)]));
    expect((await readStatement(two, { fragments: true })).statements[0]?.entries).toHaveLength(2);
  });

  it.each([
    ['separators', `:86:166${'?20'.repeat(20_000)}`],
    ['slashes', `:86:/EREF/${'/'.repeat(60_000)}x/REMI/${'/'.repeat(5_000)}`],
    ['carriage returns', `:86:${'\r'.repeat(60_000)}x`],
    ['blanks', `:86:166?20${' '.repeat(60_000)}x`],
    ['digits', `:61:2703010301C${'1'.repeat(60_000)}`],
    ['colons', `:86:${':86'.repeat(20_000)}`],
    ['amounts', `:86:166?20${'OAMT+'.repeat(12_000)}`],
  ])('or hostile by its %s is done with at once', async (_what, field) => {
    const started = performance.now();
    await refusalOf(readStatement(statement(':61:2703010301C1,00NTRFNONREF', field, ':62F:C270301EUR1001,00')));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
