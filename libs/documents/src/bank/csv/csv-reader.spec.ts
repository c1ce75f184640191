import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../../test/judges/refusal.ts';
import type { BankEntry } from '../statement-model.ts';
import { readStatement } from '../statement-reader.ts';
import { checkBalances } from '../statement-sums.ts';
import type { CsvProfile } from './csv-profile.ts';
import { germanProfiles } from './german-profiles.ts';
import { readCsvProfile } from './profile-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** One payment that came in and one that went out, as each bank writes them. */
const lists: Record<string, string> = {
  sparkasse: `"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Glaeubiger ID";"Mandatsreferenz";"Kundenreferenz (End-to-End)";"Sammlerreferenz";"Lastschrift Ursprungsbetrag";"Auslagenersatz Ruecklastschrift";"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"BIC (SWIFT-Code)";"Betrag";"Waehrung";"Info"
"DE89370400440532013000";"20.11.26";"20.11.26";"GUTSCHR. UEBERWEISUNG";"RE-2026-00017";"";"";"E2E-1";"";"";"";"Muster AG";"DE02120300000000202051";"BYLADEM1001";"1.428,00";"EUR";"Umsatz gebucht"
"DE89370400440532013000";"19.11.26";"19.11.26";"LASTSCHRIFT";"Strom";"DE98ZZZ09999999999";"M-1";"";"";"";"";"Stadtwerke";"DE02100500000054540402";"BELADEBE";"-89,90";"EUR";"Umsatz gebucht"`,
  volksbank: `Bezeichnung Auftragskonto;IBAN Auftragskonto;BIC Auftragskonto;Bankname Auftragskonto;Buchungstag;Valutadatum;Name Zahlungsbeteiligter;IBAN Zahlungsbeteiligter;BIC (SWIFT-Code) Zahlungsbeteiligter;Buchungstext;Verwendungszweck;Betrag;Waehrung;Saldo nach Buchung;Bemerkung;Kategorie;Steuerrelevant;Glaeubiger ID;Mandatsreferenz
Geschäft;DE89370400440532013000;COBADEFFXXX;Bank;20.11.2026;20.11.2026;Muster AG;DE02120300000000202051;BYLADEM1001;Gutschrift;RE-2026-00017;1428,00;EUR;2338,10;;;;;
Geschäft;DE89370400440532013000;COBADEFFXXX;Bank;19.11.2026;19.11.2026;Stadtwerke;DE02100500000054540402;BELADEBE;Lastschrift;Strom;-89,90;EUR;910,10;;;;DE98ZZZ09999999999;M-1`,
  dkb: `"Girokonto";"DE89370400440532013000"
"Kontostand vom 20.11.2026:";"2.338,10 €"
""
"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)";"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz"
"20.11.26";"20.11.26";"Gebucht";"Muster AG";"Nordlicht";"RE-2026-00017";"Eingang";"DE02120300000000202051";"1.428";"";"";"E2E-1"
"19.11.26";"19.11.26";"Gebucht";"Nordlicht";"Stadtwerke";"Strom";"Ausgang";"DE02100500000054540402";"-89,90 €";"DE98ZZZ09999999999";"M-1";""`,
  ing: `Umsatzanzeige;Datei erstellt am: 20.11.2026 10:00

IBAN;DE89 3704 0044 0532 0130 00
Saldo;2.338,10;EUR

Buchung;Valuta;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung
20.11.2026;20.11.2026;Muster AG;Gutschrift;RE-2026-00017;2.338,10;EUR;1.428,00;EUR
19.11.2026;19.11.2026;Stadtwerke;Lastschrift;Strom;910,10;EUR;-89,90;EUR`,
  comdirect: `;
"Umsätze Girokonto";"Zeitraum: 30 Tage";
"Neuer Kontostand";"2.338,10 EUR";

"Buchungstag";"Wertstellung (Valuta)";"Vorgang";"Buchungstext";"Umsatz in EUR";
"20.11.2026";"20.11.2026";"Übertrag / Überweisung";" Auftraggeber: Muster AG Buchungstext: RE-2026-00017 Ref. A1";"1.428,00";
"19.11.2026";"19.11.2026";"Lastschrift / Belastung";" Auftraggeber: Stadtwerke Buchungstext: Strom Ref. A2";"-89,90";

"Alter Kontostand";"1.000,00 EUR";`,
  postbank: `Umsätze
Konto;Filial-/Kontonummer;IBAN;Währung
Giro;123 1234567 00;DE89370400440532013000;EUR

Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN / Kontonummer;BIC;Kundenreferenz;Mandatsreferenz;Gläubiger ID;Fremde Gebühren;Betrag;Abweichender Empfänger;Anzahl der Aufträge;Anzahl der Schecks;Soll;Haben;Währung
20.11.2026;20.11.2026;SEPA Überweisung;Muster AG;RE-2026-00017;DE02120300000000202051;BYLADEM1001;E2E-1;;;;1.428,00;;;;;1.428,00;EUR
19.11.2026;19.11.2026;SEPA Lastschrift;Stadtwerke;Strom;DE02100500000054540402;BELADEBE;;M-1;DE98ZZZ09999999999;;-89,90;;;;-89,90;;EUR
Kontostand;20.11.2026;;;2.338,10;EUR`,
  commerzbank: `Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;IBAN Kontoinhaber;Kategorie
20.11.2026;20.11.2026;Gutschrift;Muster AG RE-2026-00017;1428,00;EUR;DE89370400440532013000;Eingang
19.11.2026;19.11.2026;Lastschrift;Stadtwerke Strom;-89,90;EUR;DE89370400440532013000;Energie`,
};

const factsOf = (entry: BankEntry | undefined): unknown[] => [
  entry?.side,
  entry?.amount,
  entry?.currency,
  entry?.bookingDate?.date,
  entry?.valueDate?.date,
];

describe('a CSV list', () => {
  it.each(Object.keys(lists))('of %s is known by its header and read', async (id) => {
    const { message, profile, statements } = await readStatement(bytes(lists[id] ?? ''));
    expect([message, profile, statements.length]).toEqual(['csv', id, 1]);
    const [first, second, third] = statements[0]?.entries ?? [];
    expect(factsOf(first)).toEqual(['credit', id === 'dkb' ? '1428' : '1428.00', 'EUR', '2026-11-20', '2026-11-20']);
    expect(factsOf(second)).toEqual(['debit', '89.90', 'EUR', '2026-11-19', '2026-11-19']);
    expect(third).toBeUndefined();
    expect(first?.transactions[0]?.remittance.join()).toContain('RE-2026-00017');
    if (id === 'comdirect' || id === 'commerzbank') return;
    expect(first?.transactions[0]?.parties.debtor?.name).toBe('Muster AG');
    expect(second?.transactions[0]?.parties.creditor?.name).toBe('Stadtwerke');
  });

  it('of a bank that writes Windows-1252 is read with its umlauts', async () => {
    const text = lists['ing'] ?? '';
    const latin = Buffer.from(text.replace('Stadtwerke', 'Städtische Werke'), 'latin1');
    const { statements } = await readStatement(latin);
    expect(statements[0]?.entries[1]?.transactions[0]?.parties.creditor?.name).toBe('Städtische Werke');
  });

  it('with balances beside its rows proves that none is missing', async () => {
    const whole = await readStatement(bytes(lists['volksbank'] ?? ''));
    expect(whole.statements.map(checkBalances)).toMatchObject([
      { state: 'joined', opening: '1000.00', closing: '2338.10' },
    ]);
    const rows = (lists['volksbank'] ?? '').replace('910,10', '900,10');
    expect((await readStatement(bytes(rows))).statements.map(checkBalances)).toMatchObject([
      { state: 'broken', difference: '10.00' },
    ]);
  });

  it('keeps a returned direct debit apart from its charge', async () => {
    const row = (lists['sparkasse'] ?? '').replace(
      '"";"";"";"Stadtwerke";"DE02100500000054540402";"BELADEBE";"-89,90"',
      '"";"86,90";"3,00";"Ada";"DE02100500000054540402";"BELADEBE";"-89,90"',
    );
    const { statements } = await readStatement(bytes(row));
    expect(statements[0]?.entries[1]).toMatchObject({
      reversal: true,
      instructedAmount: { amount: '86.90' },
      charges: [{ amount: '3.00', currency: 'EUR', included: true }],
      transactions: [{ parties: { debtor: { name: 'Ada' } } }],
    });
  });

  it('marks what is not booked yet', async () => {
    const { statements } = await readStatement(bytes((lists['dkb'] ?? '').replace('Gebucht', 'Vorgemerkt')));
    expect(statements[0]?.entries.map(({ status }) => status)).toEqual(['PDNG', 'BOOK']);
  });

  it('of several accounts becomes several statements', async () => {
    const text = lists['sparkasse'] ?? '';
    const other = text.replace(/"DE89370400440532013000"(?=;"19)/, '"DE02120300000000202051"');
    const { statements } = await readStatement(bytes(other));
    expect(statements.map(({ account }) => account.iban)).toEqual(['DE89370400440532013000', 'DE02120300000000202051']);
  });

  it('of a bank that nobody knows is read by a profile of one’s own', async () => {
    const profile: CsvProfile = {
      id: 'own',
      name: 'Own',
      source: 'test',
      delimiter: ',',
      dates: 'ymd',
      decimal: '.',
      currency: 'CHF',
      header: ['Date', 'Debit', 'Credit'],
      columns: { bookingDate: 'Date', debit: 'Debit', credit: 'Credit', remittance: ['Text', 'Details'] },
    };
    const list = bytes(
      'Date,Debit,Credit,Details\n2026-11-20,,"1,428.00","a ""quoted"", text\nof two lines"\n2026-11-19,89.90,,b\n',
    );
    const { statements } = await readStatement(list, { profiles: [profile] });
    expect(statements[0]?.entries.map(factsOf)).toEqual([
      ['credit', '1428.00', 'CHF', '2026-11-20', undefined],
      ['debit', '89.90', 'CHF', '2026-11-19', undefined],
    ]);
    expect(statements[0]?.entries[0]?.transactions[0]?.remittance).toEqual(['a "quoted", text\nof two lines']);
    expect(statements[0]?.entries[0]?.transactions[0]?.parties).toEqual({});
    const american = bytes('Date,Debit,Credit,Details\n11/20/2026,,1.00,a\n1/2/27,2.00,,b\n');
    const { statements: ours } = await readStatement(american, { profile: { ...profile, dates: 'mdy' } });
    expect(ours[0]?.entries.map(({ bookingDate }) => bookingDate?.date)).toEqual(['2026-11-20', '2027-01-02']);
    expect(await readStatement(list, { profile })).toEqual(await readStatement(list, { profiles: [profile] }));
  });
});

describe('a CSV list that does not fit', () => {
  const ing = lists['ing'] ?? '';
  it.each([
    ['an unknown header', 'a;b\n1;2', 'bank.format_unknown', 1],
    ['nothing', '', 'bank.file_empty', 1],
    ['a row cut off', ing.slice(0, -20), 'bank.csv_row_width', 8],
    ['an amount with a point for the comma', ing.replace('-89,90', '-89.90'), 'bank.csv_amount_syntax', 8],
    ['an amount with letters', ing.replace('1.428,00;EUR', '=1+1;EUR'), 'bank.csv_amount_syntax', 7],
    ['the 30th of February', ing.replace('19.11.2026;19', '30.02.2026;19'), 'bank.csv_date_invalid', 8],
    ['an American date', ing.replace('19.11.2026;19', '11/19/2026;19'), 'bank.csv_date_invalid', 8],
    ['a row without amount', ing.replace('-89,90', ''), 'bank.csv_value_missing', 8],
    ['an open quotation mark', ing.replace('Strom', '"Strom'), 'bank.csv_quote_open', 8],
  ])('because of %s is refused with its line', async (_what, text, code, line) => {
    expect((await refusalOf(readStatement(bytes(text))))[0]).toMatchObject({ code, line });
  });

  it.each([
    ['blanks in an amount', ing.replace('-89,90', `-89${' '.repeat(60_000)},90`), 'bank.csv_amount_syntax'],
    ['open quotation marks', `${ing}\n"${'a\n'.repeat(200_000)}`, 'bank.csv_quote_open'],
    ['doubled quotation marks', `${ing}\n"${'""'.repeat(30_000)}`, 'bank.csv_quote_open'],
  ])('because of %s is refused at once', async (_what, text, code) => {
    const started = performance.now();
    expect((await refusalOf(readStatement(bytes(text))))[0]?.code).toBe(code);
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it('because the named profile is another one or unknown is refused', async () => {
    const [missing] = await refusalOf(readStatement(bytes(ing), { profile: 'dkb' }));
    expect(missing).toMatchObject({ code: 'bank.csv_header_missing', line: 1 });
    expect((await refusalOf(readStatement(bytes(ing), { profile: 'none' })))[0]?.code).toBe('bank.csv_profile_unknown');
  });
});

describe('a profile that is kept in a file', () => {
  const [sparkasse] = germanProfiles;
  const changed = (change: Record<string, unknown>): string => JSON.stringify({ ...sparkasse, ...change });

  it.each(germanProfiles)('is the shipped one of $name when it says the same', (profile) => {
    expect(readCsvProfile(JSON.stringify(profile))).toEqual(profile);
  });

  it.each([
    ['no JSON', '{', ''],
    ['a list', '[]', ''],
    ['an unknown key', changed({ colums: {} }), 'colums'],
    ['an unknown column', changed({ columns: { bookingDate: 'A', amount: 'B', nam: 'C' } }), 'columns.nam'],
    ['no date', changed({ columns: { amount: 'B' } }), 'columns.bookingDate'],
    ['no amount', changed({ columns: { bookingDate: 'A', debit: 'B' } }), 'columns.amount'],
    ['another delimiter', changed({ delimiter: '|' }), 'delimiter'],
    ['an empty header', changed({ header: [] }), 'header'],
    ['a number for a name', changed({ header: ['A', 1] }), 'header[1]'],
    ['a prototype', '{"__proto__":{"id":"x"}}', '__proto__'],
  ])('is refused because of %s', async (_what, json, path) => {
    expect((await refusalOf(() => readCsvProfile(json)))[0]).toMatchObject({ code: 'bank.csv_profile_invalid', path });
  });
});
