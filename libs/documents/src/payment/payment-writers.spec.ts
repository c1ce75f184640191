import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../test/judges/refusal.ts';
import { sampleDebits, sampleTransfers, withoutAddresses } from '../../test/samples/sample-payments.ts';
import { schemaComplaints } from '../../test/judges/schema-judge.ts';
import type { CreditTransferVersion } from './credit-transfer-check.ts';
import { checkCreditTransfers } from './credit-transfer-check.ts';
import { writeCreditTransfers } from './credit-transfer-writer.ts';
import type { DirectDebitVersion } from './direct-debit-check.ts';
import { checkDirectDebits } from './direct-debit-check.ts';
import { writeDirectDebits } from './direct-debit-writer.ts';
import type { CreditTransfers, Debit, DirectDebits, PaymentAccount, Transfer } from './payment-model.ts';
import { toSepaText } from './sepa-text.ts';

const texts = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)<`, 'g'))].map(([, text = '']) => text);

describe('credit transfers', () => {
  it.each<[CreditTransferVersion, CreditTransfers]>([
    ['03', withoutAddresses(sampleTransfers())],
    ['09', sampleTransfers()],
  ])('are valid pain.001.001.%s', (version, order) => {
    const complaints = schemaComplaints(writeCreditTransfers(order, version), `pain.001.001.${version}`);
    if (complaints !== undefined) expect(complaints).toBe('');
  });

  it('count and add up what they hold, exactly', () => {
    const xml = writeCreditTransfers(sampleTransfers());
    expect(texts(xml, 'NbOfTxs')).toEqual(['3', '2', '1']);
    expect(texts(xml, 'CtrlSum')).toEqual(['1000001428.29', '1428.30', '999999999.99']);
    expect(texts(xml, 'InstdAmt')).toEqual(['0.10', '1428.20', '999999999.99']);
  });

  it('write accounts and references without blanks, and say where a bank is unknown', () => {
    const xml = writeCreditTransfers(sampleTransfers());
    expect(texts(xml, 'IBAN')[0]).toBe('DE89370400440532013000');
    expect(texts(xml, 'Ref')).toEqual(['RF78RE202600017']);
    expect(texts(xml, 'EndToEndId')).toEqual(['NOTPROVIDED', 'E2E-2', 'NOTPROVIDED']);
    expect(texts(xml, 'BICFI')).toEqual(['COBADEFFXXX', 'BKAUATWW']);
  });

  it('write an address in parts, and refuse it where the version has lines only', () => {
    const parts = writeCreditTransfers(sampleTransfers());
    expect([texts(parts, 'TwnNm')[0], texts(parts, 'BldgNb')[0]]).toEqual(['Hamburg', '12']);
    expect(checkCreditTransfers(sampleTransfers(), '03').map(({ code, path }) => `${code} ${path}`)).toEqual([
      'payment.address_in_lines batches[0].debtor.address',
      'payment.address_in_lines batches[0].payments[1].creditor.address',
    ]);
  });

  it('say instant only where the version can', () => {
    const order = sampleTransfers();
    const instant = { ...order, batches: order.batches.map((batch) => ({ ...batch, instant: true })) };
    const complaints = schemaComplaints(writeCreditTransfers(instant), 'pain.001.001.09');
    if (complaints !== undefined) expect(complaints).toBe('');
    expect(checkCreditTransfers(instant, '03').map(({ code }) => code)).toContain('payment.instant_unsupported');
  });

  it('are equal for equal orders', () => {
    expect(writeCreditTransfers(sampleTransfers())).toBe(writeCreditTransfers(sampleTransfers()));
  });
});

describe('direct debits', () => {
  it.each<[DirectDebitVersion, DirectDebits]>([
    ['02', withoutAddresses(sampleDebits())],
    ['08', sampleDebits()],
  ])('are valid pain.008.001.%s', (version, order) => {
    const complaints = schemaComplaints(writeDirectDebits(order, version), `pain.008.001.${version}`);
    if (complaints !== undefined) expect(complaints).toBe('');
  });

  it('count, add up and name mandate, scheme and sequence', () => {
    const xml = writeDirectDebits(sampleDebits());
    expect(texts(xml, 'NbOfTxs')).toEqual(['4', '1', '2', '1']);
    expect(texts(xml, 'CtrlSum')).toEqual(['159.07', '53.00', '53.07', '53.00']);
    expect(texts(xml, 'SeqTp')).toEqual(['FRST', 'RCUR', 'OOFF']);
    expect(texts(xml, 'AmdmntInd')).toEqual(['true', 'true']);
    expect(texts(xml, 'Id')).toContain('SMNDA');
  });
});

/** What is found in an order of one payment with that change. */
function findingsOf(change: Partial<Transfer>): string[] {
  const [first] = sampleTransfers().batches;
  const [payment] = first?.payments ?? [];
  if (!first || !payment) return [];
  const order = { ...sampleTransfers(), batches: [{ ...first, payments: [{ ...payment, ...change }] }] };
  return checkCreditTransfers(order, '09').map(({ code, path }) => `${code} ${path}`);
}

describe('the rules of the SEPA', () => {
  const at = 'batches[0].payments[0]';

  it.each<[string, Partial<Transfer>, string]>([
    ['no amount', { amount: '0.00' }, `payment.amount_range ${at}.amount`],
    ['a large amount', { amount: '1000000000.00' }, `payment.amount_range ${at}.amount`],
    ['three decimals', { amount: '1.234' }, `payment.amount_invalid ${at}.amount`],
    ['a comma', { amount: '1,00' }, `payment.amount_invalid ${at}.amount`],
    ['a minus', { amount: '-1.00' }, `payment.amount_invalid ${at}.amount`],
    [
      'an IBAN with a wrong digit',
      { account: { iban: 'DE88370400440532013000' } },
      `payment.iban_invalid ${at}.account.iban`,
    ],
    [
      'a BIC of nine',
      { account: { iban: 'DE02120300000000202051', bic: 'COBADEFFX' } },
      `payment.bic_invalid ${at}.account.bic`,
    ],
    ['an umlaut', { remittance: 'Gebühr' }, `payment.character_not_allowed ${at}.remittance`],
    ['141 characters', { remittance: 'x'.repeat(141) }, `payment.text_too_long ${at}.remittance`],
    ['no name', { creditor: { name: ' ' } }, `payment.value_missing ${at}.creditor.name`],
    ['a name of 71', { creditor: { name: 'x'.repeat(71) } }, `payment.text_too_long ${at}.creditor.name`],
    [
      'an account outside of the SEPA',
      { account: { iban: 'TR330006100519786457841326', bic: 'TGBATRISXXX' } },
      `payment.iban_outside_sepa ${at}.account.iban`,
    ],
    [
      'a Swiss account without its BIC',
      { account: { iban: 'CH9300762011623852957' } },
      `payment.bic_missing ${at}.account.bic`,
    ],
    ['two slashes', { endToEndId: 'A//B' }, `payment.identifier_syntax ${at}.endToEndId`],
    ['a slash at the start', { endToEndId: '/A' }, `payment.identifier_syntax ${at}.endToEndId`],
    ['a slash at the end', { endToEndId: 'A/' }, `payment.identifier_syntax ${at}.endToEndId`],
    ['36 characters', { endToEndId: 'x'.repeat(36) }, `payment.identifier_syntax ${at}.endToEndId`],
    ['text and reference', { reference: 'RF78RE202600017' }, `payment.remittance_double ${at}.reference`],
    [
      'a wrong reference',
      { reference: 'RF77RE202600017', remittance: undefined as never },
      `payment.reference_invalid ${at}.reference`,
    ],
    ['a purpose in words', { purpose: 'Salary' }, `payment.purpose_invalid ${at}.purpose`],
    [
      'a country in words',
      { creditor: { name: 'A', address: { city: 'B', country: 'Deutschland' } } },
      `payment.country_invalid ${at}.creditor.address.country`,
    ],
  ])('refuse %s', (_what, change, finding) => {
    expect(findingsOf(change)).toEqual([finding]);
  });

  it.each([
    ['2026-02-30T10:00:00Z', false],
    ['2026-11-23T25:00:00Z', false],
    ['2026-11-23T10:00:00+14:30', false],
    ['2026-11-23T10:00:00', true],
    ['2026-11-23T10:00:00.123-14:00', true],
  ])('know the moment %s as the schema does: %s', (createdAt, exists) => {
    const codes = checkCreditTransfers({ ...sampleTransfers(), createdAt }, '09').map(({ code }) => code);
    expect(codes).toEqual(exists ? [] : ['payment.date_invalid']);
    const written = writeCreditTransfers(sampleTransfers()).replace(sampleTransfers().createdAt, createdAt);
    const complaints = schemaComplaints(written, 'pain.001.001.09');
    if (complaints !== undefined) expect(complaints === '').toBe(exists);
  });

  const [german, swiss, liechtenstein] = [
    { iban: 'DE02120300000000202051' },
    { iban: 'CH9300762011623852957', bic: 'UBSWCHZH80A' },
    { iban: 'LI21088100002324013AA' },
  ];
  it.each<[string, PaymentAccount, PaymentAccount, boolean]>([
    ['from Switzerland to Germany', swiss, german, true],
    ['from Germany to Switzerland', german, swiss, true],
    ['from Liechtenstein to Germany', liechtenstein, german, false],
  ])('want the address of the debtor of a direct debit %s', (_way, from, to, wanted) => {
    const order = sampleDebits();
    const batches = order.batches.slice(0, 1).map((batch) => ({
      ...batch,
      account: to,
      payments: batch.payments.map((payment) => ({ ...payment, account: from, debtor: { name: 'Ada' } })),
    }));
    expect(checkDirectDebits({ ...order, batches }, '08').map(({ code, path }) => `${code} ${path}`)).toEqual(
      wanted ? ['payment.address_missing batches[0].payments[0].debtor.address'] : [],
    );
  });

  it('know an amendment that says nothing', () => {
    const order = sampleDebits();
    const amended = { originalCreditor: {} };
    const batches = order.batches.map((batch) => ({
      ...batch,
      payments: batch.payments.map((payment) => ({ ...payment, mandate: { ...payment.mandate, amended } })),
    }));
    const codes = checkDirectDebits({ ...order, batches }, '08').map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['payment.amendment_empty']));
  });

  it('look at mandate, creditor and dates of a direct debit', () => {
    const order = sampleDebits();
    const [batch] = order.batches;
    const mandate: Debit['mandate'] = { id: '/x', signedOn: '2026-12-01', amended: {} };
    const payments = (batch?.payments ?? []).map((payment) => ({ ...payment, mandate }));
    const batches = order.batches.map((one) => ({ ...one, id: 'D', creditorId: 'DE97ZZZ09999999999', payments }));
    const codes = checkDirectDebits({ ...order, createdAt: 'today', batches: batches.slice(0, 2) }, '08');
    expect(new Set(codes.map(({ code }) => code))).toEqual(
      new Set([
        'payment.date_invalid',
        'payment.identifier_repeated',
        'payment.creditor_id_invalid',
        'payment.identifier_syntax',
        'payment.mandate_after_collection',
        'payment.amendment_empty',
      ]),
    );
  });

  it('let nothing be written, and tell all that is wrong at once', async () => {
    const order = { ...sampleTransfers(), messageId: '', batches: [] };
    const findings = await refusalOf(() => writeCreditTransfers(order));
    expect(findings.map(({ code, path }) => [code, path])).toEqual([
      ['payment.value_missing', 'messageId'],
      ['payment.batch_empty', 'batches'],
    ]);
    expect(findings.every(({ message, remedy }) => message.de && message.en && remedy.de && remedy.en)).toBe(true);
  });

  it('are met by a text that was spelled for them', () => {
    expect(toSepaText('Müller & Søn „Groß“ – 5 €\n№ 7')).toBe("Mueller + Soen 'Gross' - 5 EUR . 7");
    expect(findingsOf({ remittance: toSepaText('Žluťoučký 東京') })).toEqual([]);
  });
});
