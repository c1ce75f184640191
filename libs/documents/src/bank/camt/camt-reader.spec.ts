import { createReadStream, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { shared } from '@belegfluss/testing';
import { factsOfDocument, factsOfDump } from '../../../test/judges/genkgo-expectation.ts';
import type { Dump } from '../../../test/judges/genkgo-expectation.ts';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { itEach, sharedFiles } from '../../../test/shared-files.ts';
import { checkBalances } from '../statement-sums.ts';
import { readCamt } from './camt-reader.ts';
import { returnedDebitXml, statementXml } from '../../../test/samples/statement-xml.ts';

const samples = sharedFiles('accounting/data/bank/camt/genkgo', '.xml');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('reading the CAMT samples of other people', () => {
  itEach(samples)('agrees with another parser about %s', async (file) => {
    const dump = JSON.parse(readFileSync(file.replace(/\.xml$/, '.json'), 'utf8')) as Dump;
    const expected = factsOfDump(dump);
    const document = await readCamt(readFileSync(file));
    // The dump of the file with two statements lost the first one.
    const statements = document.statements.slice(-expected.statements.length);
    expect(factsOfDocument({ ...document, statements })).toEqual(expected);
    expect(document.statements.length).toBe((dump['getRecords'] as unknown as unknown[]).length);
  });

  it('gives the same result from a stream as from bytes', async () => {
    for (const file of samples) {
      expect(await readCamt(createReadStream(file, { highWaterMark: 7 }))).toEqual(await readCamt(readFileSync(file)));
    }
  });

  itEach(samples)('refuses %s cut off at ten places, each with a position', async (file) => {
    const whole = readFileSync(file);
    const end = whole.lastIndexOf('>');
    for (let place = 0; place < 10; place += 1) {
      const cut = whole.subarray(0, Math.floor((end * place) / 9));
      const [diagnostic] = await refusalOf(readCamt(cut));
      expect(diagnostic).toMatchObject({
        code: place === 0 ? 'bank.file_empty' : 'bank.camt_truncated',
        line: expect.any(Number),
        column: expect.any(Number),
      });
      expect(diagnostic?.line).toBe(cut.toString().split('\n').length);
    }
  });
});

describe('a statement', () => {
  it('keeps amounts, references and names exactly as the bank wrote them', async () => {
    const xml = statementXml({
      amount: '119.00',
      endToEndId: '00123456789012345678901234',
      name: '<script>alert(1)</script> & Söhne',
    });
    const [statement] = (await readCamt(bytes(xml))).statements;
    const [entry] = statement?.entries ?? [];
    expect(entry).toMatchObject({
      amount: '119.00',
      currency: 'EUR',
      side: 'credit',
      reversal: false,
      status: 'BOOK',
      servicerReference: '2027030100001',
    });
    expect(entry?.transactions[0]?.references.endToEndId).toBe('00123456789012345678901234');
    expect(entry?.transactions[0]?.parties.debtor?.name).toBe('<script>alert(1)</script> & Söhne');
  });

  it('says the same with what banks add in their own words, even where that is called as a payment is', async () => {
    const own = '<b:Ntry xmlns:b="urn:bank"><b:TxDtls>1</b:TxDtls><b:Ntry/></b:Ntry><Stmt><Ntry>2</Ntry></Stmt>';
    const added = `<SplmtryData><Envlp>${own}</Envlp></SplmtryData>`;
    const plain = statementXml({});
    const full = plain
      .replace('</TxDtls>', `${added}</TxDtls>`)
      .replace('</BkToCstmrStmt>', `${added}${added}</BkToCstmrStmt>`);
    expect(await readCamt(bytes(full))).toEqual(await readCamt(bytes(plain)));
    const [refused] = await refusalOf(readCamt(bytes(plain.replace('</TxDtls>', `${own}</TxDtls>`))));
    expect(refused?.code).toBe('bank.camt_foreign_element');
  });

  it.each([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ])('is on its last page or not, as the schema writes that: %s', async (written, last) => {
    const pages = `<StmtPgntn><PgNb>2</PgNb><LastPgInd>${written}</LastPgInd></StmtPgntn>`;
    const xml = statementXml({}).replace('<ElctrncSeqNb>', `${pages}<ElctrncSeqNb>`);
    expect((await readCamt(bytes(xml))).statements[0]?.page).toEqual({ number: '2', last });
    expect((await readCamt(bytes(statementXml({})))).statements[0]).not.toHaveProperty('page');
  });

  it('with a day that does not exist is refused', async () => {
    const [diagnostic] = await refusalOf(readCamt(bytes(statementXml({ bookingDate: '2027-02-30' }))));
    expect(diagnostic).toMatchObject({
      code: 'bank.camt_date_invalid',
      path: 'Document/BkToCstmrStmt/Stmt/Ntry/BookgDt',
    });
  });

  it('without a direction, without a currency, of an unknown version or of another format is refused', async () => {
    const codes = await Promise.all(
      [
        statementXml({}).replace(
          '<Amt Ccy="EUR">119.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>',
          '<Amt Ccy="EUR">119.00</Amt><Sts>',
        ),
        statementXml({}).replace(
          '<Amt Ccy="EUR">119.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>',
          '<Amt>119.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>',
        ),
        statementXml({}).replaceAll('camt.053.001.08', 'camt.053.001.99'),
        statementXml({}).replaceAll('camt.053.001.08', 'pain.001.001.09'),
        statementXml({}).replaceAll('BkToCstmrStmt', 'BkToCstmrAcctRpt'),
      ].map(async (xml) => (await refusalOf(readCamt(bytes(xml))))[0]?.code),
    );
    expect(codes).toEqual([
      'bank.camt_indicator_missing',
      'bank.camt_currency_missing',
      'bank.camt_version_unsupported',
      'bank.camt_namespace',
      'bank.camt_namespace',
    ]);
  });

  it('tells a returned direct debit with its charges, parties, amounts and mandate, in version 8 and in version 2', async () => {
    const expected = {
      reversal: true,
      status: 'BOOK',
      batch: { paymentInformationId: 'PI-1', count: '2', total: { amount: '53.00', currency: 'EUR' } },
      transactions: [
        {
          references: { endToEndId: 'E2E-1', transactionId: 'TX-1', mandateId: 'M-1', proprietary: [] },
          amount: { amount: '53.00', currency: 'EUR' },
          instructedAmount: { amount: '50.00', currency: 'EUR' },
          charges: [{ amount: '3.00', currency: 'EUR' }],
          parties: {
            debtor: { name: 'Ada', otherAccount: '4711', bankBic: 'COBADEFFXXX' },
            ultimateDebtor: { name: 'Bob' },
            creditor: { name: 'Cem' },
            ultimateCreditor: { name: 'Dora' },
          },
          remittance: ['Zeile 1', 'Zeile 2'],
          returned: { reason: 'AC04', information: ['Konto geschlossen'] },
        },
      ],
    };
    for (const version of [2, 8] as const) {
      const [statement] = (await readCamt(bytes(returnedDebitXml(version)))).statements;
      expect(statement?.entries[0]).toMatchObject(expected);
    }
  });

  it('of 20,000 entries is read from a stream in a few seconds', async () => {
    const [head, tail] = statementXml({}).split(/(?= {3}<Ntry>)/);
    const entry = /<Ntry>.*<\/Ntry>/s.exec(tail ?? '')?.[0] ?? '';
    const rest = (tail ?? '').replace(entry, '');
    const chunks = async function* (): AsyncGenerator<Uint8Array> {
      yield bytes(head ?? '');
      for (let count = 0; count < 20_000; count += 1) yield bytes(entry);
      yield bytes(rest);
    };
    const document = await readCamt(chunks());
    expect(document.statements[0]?.entries).toHaveLength(20_000);
  });
});

describe('a message that breaks its schema', () => {
  const entry = '<Ntry><NtryRef>';
  it.each([
    [
      'an amount twice in an entry',
      entry,
      '<Ntry><Amt Ccy="EUR">1.00</Amt><NtryRef>',
      'bank.camt_element_repeated',
      'Ntry/Amt',
    ],
    [
      'a second account',
      '<Bal>',
      '<Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct><Bal>',
      'bank.camt_element_repeated',
      'Stmt/Acct',
    ],
    [
      'an element that nobody knows in a payment',
      '<Refs>',
      '<Refz/><Refs>',
      'bank.camt_element_unknown',
      'TxDtls/Refz',
    ],
    ['an entry inside of an entry', '<NtryDtls>', '<Ntry/><NtryDtls>', 'bank.camt_element_unknown', 'Ntry/Ntry'],
    ['an unknown element beside the payments', '<TxDtls>', '<Tx/><TxDtls>', 'bank.camt_element_unknown', 'NtryDtls/Tx'],
    ['a balance in an entry', entry, '<Ntry><Bal/><NtryRef>', 'bank.camt_element_unknown', 'Ntry/Bal'],
  ])('by %s is refused with its place', async (_what, from, to, code, path) => {
    const [diagnostic] = await refusalOf(readCamt(bytes(statementXml({}).replace(from, to))));
    expect(diagnostic).toMatchObject({ code, line: expect.any(Number), path: expect.stringMatching(`${path}$`) });
  });

  it('is read in a version whose schema is younger', async () => {
    const later = statementXml({}).replace('053.001.08', '053.001.13').replace('<Refs>', '<Refz/><Refs>');
    expect((await readCamt(bytes(later))).statements).toHaveLength(1);
  });
});

describe('hostile XML', () => {
  it('is refused or read harmlessly, quickly', async () => {
    const expected: Record<string, string> = {
      'B02-billion-laughs.xml': 'bank.xml_doctype',
      'B03-quadratic.xml': 'bank.xml_doctype',
      'B04-xxe-file.xml': 'bank.xml_doctype',
      'B05-xxe-http.xml': 'bank.xml_doctype',
      'B08-xinclude.xml': 'bank.camt_foreign_element',
      'B10-truncated-end.xml': 'bank.camt_truncated',
      'B15-missing-ccy.xml': 'bank.camt_currency_missing',
      'B16-wrong-ccy.xml': 'bank.camt_currency_differs',
      'B17-decimal-comma.xml': 'bank.camt_amount_syntax',
      'B18-five-decimals.xml': 'bank.camt_amount_decimals',
      'B20-exponent.xml': 'bank.camt_amount_syntax',
      'B24-pending-entry.xml': 'read',
      'B27-foreign-iban.xml': 'read',
      'B28-bad-iban.xml': 'bank.iban_checksum',
      'B29-same-entry-twice.xml': 'read',
      'B30-same-msgid.xml': 'read',
      'B31-gap.xml': 'read',
      'B33-control-char.xml': 'bank.xml_not_well_formed',
    };
    const outcomes: Record<string, string> = {};
    for (const file of sharedFiles('badinput/xml/own', '.xml')) {
      const started = performance.now();
      const [diagnostic] = await refusalOf(readCamt(readFileSync(file)));
      outcomes[file.split('/').at(-1) ?? ''] = diagnostic?.code ?? 'read';
      expect(performance.now() - started).toBeLessThan(1000);
    }
    if (Object.keys(outcomes).length > 0) expect(outcomes).toEqual(expected);
  });

  it('of the defusedxml collection is refused, with a position', async () => {
    for (const file of sharedFiles('badinput/xml/defusedxml/xmltestdata', '.xml')) {
      const [diagnostic] = await refusalOf(readCamt(readFileSync(file)));
      const attack = readFileSync(file, 'utf8').includes('<!DOCTYPE');
      expect(diagnostic).toMatchObject({
        code: attack ? 'bank.xml_doctype' : 'bank.camt_namespace',
        line: expect.any(Number),
      });
    }
  });

  it('of great depth, with many attributes or larger than allowed is refused by a limit', async () => {
    const deep = statementXml({}).replace('<Stmt>', `<Stmt>${'<Bal>'.repeat(100_000)}`);
    const wide = statementXml({}).replace(
      '<Stmt>',
      `<Stmt ${Array.from({ length: 100_000 }, (_, n) => `a${n}="1"`).join(' ')}>`,
    );
    const limits = { bytes: 1000, depth: 64, elements: 1000, attributes: 64, text: 1000 };
    const codes = [
      await refusalOf(readCamt(bytes(deep))),
      await refusalOf(readCamt(bytes(wide))),
      await refusalOf(readCamt(bytes(statementXml({})), limits)),
    ];
    expect(codes.map(([diagnostic]) => [diagnostic?.code, diagnostic?.facts?.['limit']])).toEqual([
      ['bank.xml_limit', 'depth'],
      ['bank.xml_limit', 'attributes'],
      ['bank.xml_limit', 'bytes'],
    ]);
  });

  it('in another encoding than it says is refused', async () => {
    const latin = Buffer.from(statementXml({ name: 'Müller' }), 'latin1');
    const declared = bytes(statementXml({}).replace('UTF-8', 'ISO-8859-1'));
    expect((await refusalOf(readCamt(latin)))[0]?.code).toBe('bank.xml_encoding');
    expect((await refusalOf(readCamt(declared)))[0]?.code).toBe('bank.xml_encoding');
  });
});

describe('balances', () => {
  it('join when opening and booked entries give the closing balance', async () => {
    const [statement] = (await readCamt(bytes(statementXml({})))).statements;
    expect(statement && checkBalances(statement)).toEqual({
      state: 'joined',
      currency: 'EUR',
      opening: '1000.00',
      movements: '119.00',
      closing: '1119.00',
      difference: '0.00',
    });
  });

  it('show the cent that is missing', async () => {
    const [statement] = (await readCamt(bytes(statementXml({ closing: '1118.99' })))).statements;
    expect(statement && checkBalances(statement)).toMatchObject({ state: 'broken', difference: '-0.01' });
  });

  it('do not count pending entries', async () => {
    const file = shared('badinput/xml/own/B24-pending-entry.xml');
    if (!file) return;
    const [statement] = (await readCamt(readFileSync(file))).statements;
    expect(statement && checkBalances(statement)).toMatchObject({ movements: '0.00' });
  });
});
