import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../test/judges/refusal.ts';
import { returnedDebitXml, statementXml } from '../../test/samples/statement-xml.ts';
import type { StatementEvent } from './statement-events.ts';
import type { BankEntry } from './statement-model.ts';
import { readStatement, streamStatement } from './statement-reader.ts';
import { checkTotals } from './statement-sums.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const mt940 = (entries: number): string =>
  [
    ':20:S\n:25:12345678/1020304050\n:28C:1/1\n:60F:C270226EUR0,00',
    ...Array.from({ length: entries }, (_, n) => `:61:2703010301CR1,00NTRFNONREF//${n}\n:86:166?20RE-${n}`),
    `:62F:C270301EUR${entries},00\n-\n`,
  ].join('\n');

async function* pieces(text: string, size: number, onRead?: () => void): AsyncGenerator<Uint8Array> {
  const whole = bytes(text);
  for (let at = 0; at < whole.length; at += size) {
    onRead?.();
    yield whole.subarray(at, at + size);
  }
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield bytes(statementXml({})).subarray(0, 500);
  throw new Error('the line is dead');
}

async function kindsOf(events: AsyncIterable<StatementEvent>): Promise<string[]> {
  const kinds: string[] = [];
  for await (const { kind } of events) kinds.push(kind);
  return kinds;
}

describe('a statement that is read entry by entry', () => {
  const files = [statementXml({}), mt940(1), 'Buchung;Auftraggeber/Empfänger;Buchungstext;Betrag\n1.3.2027;A;B;1,00\n'];

  it.each(files)('tells file, statement, entry, balances and completeness in this order', async (text) => {
    const events: StatementEvent[] = [];
    for await (const event of streamStatement(bytes(text))) events.push(event);
    expect(events.map(({ kind }) => kind)).toEqual(['file', 'opened', 'entry', 'closed', 'complete']);
    expect(events.at(-1)).toEqual({ kind: 'complete', statements: 1, entries: 1 });
  });

  it('never says that it was complete if it was cut off, whatever it gave before', async () => {
    const text = mt940(2_000);
    const given: string[] = [];
    const reading = async (): Promise<void> => {
      for await (const { kind } of streamStatement(pieces(text.slice(0, -30), 1_000))) given.push(kind);
    };
    expect((await refusalOf(reading))[0]).toMatchObject({ code: 'bank.mt940_truncated', line: 4_004 });
    expect(given.filter((kind) => kind === 'entry').length).toBeGreaterThan(1_900);
    expect(given).not.toContain('complete');
  });

  it('is not read further than somebody asks', async () => {
    const xml = statementXml({});
    const entry = /<Ntry>.*<\/Ntry>/.exec(xml)?.[0] ?? '';
    for (const text of [mt940(20_000), xml.replace(entry, entry.repeat(2_000))]) {
      let read = 0;
      const events = streamStatement(pieces(text, 20_000, () => (read += 1)));
      for await (const event of events) if (event.kind === 'entry') break;
      expect(read).toBeLessThan(5);
    }
  });

  it('closes its source unread when somebody stops', async () => {
    const xml = statementXml({});
    const entry = /<Ntry>.*<\/Ntry>/.exec(xml)?.[0] ?? '';
    for (const text of [mt940(20_000), xml.replace(entry, entry.repeat(2_000))]) {
      let isClosed = false;
      let read = 0;
      async function* source(): AsyncGenerator<Uint8Array> {
        try {
          yield* pieces(text, 20_000, () => (read += 1));
        } finally {
          isClosed = true;
        }
      }
      for await (const event of streamStatement(source())) if (event.kind === 'entry') break;
      await new Promise((resolve) => setImmediate(resolve));
      expect([isClosed, read < 5]).toEqual([true, true]);
    }
  });

  it('throws what the source throws', async () => {
    await expect(kindsOf(streamStatement(broken()))).rejects.toThrow('the line is dead');
  });

  it('gives the same as reading it whole', async () => {
    const whole = await readStatement(pieces(mt940(50), 7));
    const entries: BankEntry[] = [];
    for await (const event of streamStatement(bytes(mt940(50)))) if (event.kind === 'entry') entries.push(event.entry);
    expect(whole.statements[0]?.entries).toEqual(entries);
  });
});

describe('the lines of a statement', () => {
  const list =
    'IBAN;DE89370400440532013000\n\nBuchung;Valuta;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Betrag;Währung\n';
  const row = '20.11.2026;20.11.2026;"Ärzte GmbH";Gutschrift;RE-1;1.428,00;EUR\n';

  it.each([
    ['MT940', mt940(2)],
    ['CSV', `${list}${row.repeat(300)}`],
  ])('of %s may end with carriage returns alone, in pieces of whatever size', async (_what, text) => {
    const expected = await readStatement(bytes(text));
    expect(expected.statements[0]?.entries.length).toBeGreaterThan(1);
    for (const end of ['\r', '\r\n', '\r\r\n'])
      for (const size of [1, 7, 30_000])
        expect(await readStatement(pieces(text.replaceAll('\n', end), size))).toEqual(expected);
  });

  it('may hold a carriage return where they end with line feeds', async () => {
    const text = `${list}${row.replace('Ärzte GmbH', 'Ärzte\rGmbH')}`;
    const [entry] = (await readStatement(bytes(text))).statements[0]?.entries ?? [];
    expect(entry?.transactions[0]?.parties.debtor?.name).toBe('Ärzte\rGmbH');
  });
});

/** An exchange as CAMT tells it. */
function rate(source: string, target: string, of: string): string {
  return `<CcyXchg><SrcCcy>${source}</SrcCcy><TrgtCcy>${target}</TrgtCcy><XchgRate>${of}</XchgRate></CcyXchg>`;
}

describe('a statement of CAMT', () => {
  it.each([
    ['<NbOfNtries>1</NbOfNtries><Sum>119.00</Sum>', 'equal'],
    ['<NbOfNtries>2</NbOfNtries>', 'different'],
    ['<Sum>118.00</Sum>', 'different'],
  ])('is compared with what the bank counted of both sides together: %s', async (written, verdict) => {
    const summary = `<TxsSummry><TtlNtries>${written}</TtlNtries></TxsSummry><Ntry>`;
    const [statement] = (await readStatement(bytes(statementXml({}).replace('<Ntry>', summary)))).statements;
    expect(statement && checkTotals(statement)).toBe(verdict);
  });

  it('tells each exchange once, over however many currencies it went', async () => {
    const [dollars, francs] = [rate('USD', 'CHF', '0.85'), rate('CHF', 'EUR', '1.05882')];
    const details =
      `<AmtDtls><InstdAmt><Amt Ccy="USD">140.00</Amt>${dollars}</InstdAmt><TxAmt><Amt Ccy="EUR">119.00</Amt>${francs}</TxAmt>` +
      `<CntrValAmt><Amt Ccy="CHF">119.00</Amt>${dollars}</CntrValAmt></AmtDtls>`;
    const xml = statementXml({}).replace('<RltdPties>', `${details}<RltdPties>`);
    const [statement] = (await readStatement(bytes(xml))).statements;
    expect(statement?.entries[0]?.transactions[0]).toMatchObject({
      exchange: { source: 'CHF', target: 'EUR', rate: '1.05882' },
      furtherExchanges: [{ source: 'USD', target: 'CHF', rate: '0.85' }],
    });
  });

  it('tells rates, charges and totals', async () => {
    const xml = returnedDebitXml(8)
      .replace(
        '<Ntry>',
        '<TxsSummry><TtlDbtNtries><NbOfNtries>1</NbOfNtries><Sum>119.00</Sum></TtlDbtNtries></TxsSummry><Ntry>',
      )
      .replace('<CdtDbtInd>CRDT</CdtDbtInd><RvslInd>', '<CdtDbtInd>DBIT</CdtDbtInd><RvslInd>')
      .replace(
        '</InstdAmt>',
        '<CcyXchg><SrcCcy>EUR</SrcCcy><TrgtCcy>USD</TrgtCcy><XchgRate>1.0825</XchgRate></CcyXchg></InstdAmt>',
      )
      .replace(
        '<Rcrd><Amt Ccy="EUR">3.00</Amt>',
        '<Rcrd><Amt Ccy="EUR">3.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><ChrgInclInd>true</ChrgInclInd><Br>SLEV</Br>',
      )
      .replace('<RtrInf>', '<RtrInf><Orgtr><Nm>Bank</Nm></Orgtr>');
    const [statement] = (await readStatement(bytes(xml))).statements;
    expect(statement?.totals).toEqual({ debit: { count: '1', sum: '119.00' } });
    expect(statement && checkTotals(statement)).toBe('equal');
    expect(statement && checkTotals({ ...statement, totals: { debit: { count: '2' } } })).toBe('different');
    expect(statement?.entries[0]?.transactions[0]).toMatchObject({
      exchange: { source: 'EUR', target: 'USD', rate: '1.0825' },
      charges: [{ amount: '3.00', currency: 'EUR', side: 'debit', included: true, bearer: 'SLEV' }],
      returned: { reason: 'AC04', originator: 'Bank' },
    });
  });

  it('keeps each payment of a collective entry', async () => {
    const details = /<TxDtls>.*<\/TxDtls>/.exec(returnedDebitXml(8))?.[0] ?? '';
    const xml = returnedDebitXml(8).replace(details, details.repeat(500));
    const [entry, next] = (await readStatement(bytes(xml))).statements[0]?.entries ?? [];
    expect(entry?.transactions).toHaveLength(500);
    expect(next).toBeUndefined();
  });

  it('with more in its payments than may be kept is read, for they are not kept', async () => {
    const payment = `<TxDtls><Refs>${'<Prtry/>'.repeat(1_000)}</Refs></TxDtls>`;
    const xml = statementXml({}).replace(/<TxDtls>.*<\/TxDtls>/, payment.repeat(1_100));
    expect((await readStatement(bytes(xml))).statements[0]?.entries[0]?.transactions).toHaveLength(1_100);
  });

  it('whose kept elements would fill the memory is refused', async () => {
    for (const [piece, kept] of [
      ['<X/>', 100_001],
      ['<X a="1" b="2"/>', 34_000],
    ] as const) {
      const xml = statementXml({}).replace('<Ntry>', `${piece.repeat(kept)}<Ntry>`);
      expect((await refusalOf(readStatement(bytes(xml))))[0]).toMatchObject({
        code: 'bank.xml_limit',
        facts: { limit: 'elements' },
      });
    }
  });

  it('of which more would be kept than the memory holds is refused as a whole, and read entry by entry', async () => {
    const payment = `<TxDtls><RmtInf>${'<Strd/>'.repeat(60_000)}</RmtInf></TxDtls>`;
    const xml = bytes(statementXml({}).replace(/<TxDtls>.*<\/TxDtls>/, payment.repeat(3)));
    expect((await refusalOf(readStatement(xml)))[0]).toMatchObject({
      code: 'bank.xml_limit',
      line: expect.any(Number),
      facts: { limit: 'entries' },
    });
    const kinds: string[] = [];
    for await (const event of streamStatement(xml)) kinds.push(event.kind);
    expect(kinds.at(-1)).toBe('complete');
  });
});

describe('the format of a file', () => {
  it('is known by its beginning', async () => {
    const messages: string[] = [];
    for (const text of [statementXml({}), `\uFEFF${mt940(1)}`, `\n${mt940(1)}`, `{1:F01X}{2:O940X}{4:\n${mt940(1)}`])
      messages.push((await readStatement(bytes(text))).message);
    expect(messages).toEqual(['camt.053', 'mt940', 'mt940', 'mt940']);
  });

  it('that nobody knows is refused', async () => {
    for (const text of ['Hallo', '%PDF-1.7', '{"a":1}', 'a;b;c\n1;2;3'])
      expect((await refusalOf(readStatement(bytes(text))))[0]?.code).toBe('bank.format_unknown');
  });
});
