import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { decodedQr, qrVersion } from '../../test/judges/qr-decoder.ts';
import { refusalOf } from '../../test/judges/refusal.ts';
import { DocumentError } from '../diagnostic.ts';
import { swissQrBill, type SwissQrBillInput } from './swiss-qr-bill.ts';

const creditor = {
  name: 'Bergluft Technik AG',
  street: 'Seestrasse',
  buildingNumber: '12a',
  postCode: '8002',
  town: 'Zürich',
  country: 'CH',
};
const debtor = { name: 'Käserei Rütli', postCode: '6440', town: 'Brunnen', country: 'CH' };
const bill: SwissQrBillInput = {
  account: 'CH44 3199 9123 0008 8901 2',
  creditor,
  debtor,
  currency: 'CHF',
  amount: '1949.75',
  reference: '21 00000 00003 13947 14300 09017',
  message: 'Rechnung 17',
  billInformation: '//S1/10/17',
};

/** Mostly texts that a bill may hold, sometimes anything. */
const anyText = (maxLength: number) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.stringMatching(/^[ -~äöüéŁž€]{1,30}$/) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength }) },
  );

const faultsOf = async (change: Partial<SwissQrBillInput>) =>
  (await refusalOf(() => swissQrBill({ ...bill, ...change }))).map(
    ({ code, path }) => `${code.replace('payment_code.', '')} ${path}`,
  );

describe('a Swiss QR-bill', () => {
  it('has every line of the guidelines in its place', () => {
    const made = swissQrBill({ ...bill, alternativeSchemes: ['eBill/B/41010560425610173'] });
    expect(made.payload).toBe(
      [
        'SPC\n0200\n1\nCH4431999123000889012',
        'S\nBergluft Technik AG\nSeestrasse\n12a\n8002\nZürich\nCH',
        '\n\n\n\n\n\n',
        '1949.75\nCHF',
        'S\nKäserei Rütli\n\n\n6440\nBrunnen\nCH',
        'QRR\n210000000003139471430009017\nRechnung 17\nEPD\n//S1/10/17\neBill/B/41010560425610173',
      ].join('\n'),
    );
    expect(made.printed).toEqual({
      account: 'CH44 3199 9123 0008 8901 2',
      reference: '21 00000 00003 13947 14300 09017',
      amount: '1 949.75',
    });
    expect(new TextDecoder().decode(decodedQr(made.matrix))).toBe(made.payload);
  });

  it('may leave out amount, debtor, reference and remarks, but no line before the trailer', () => {
    const made = swissQrBill({ account: 'CH9300762011623852957', creditor, currency: 'EUR' });
    expect(made.payload.split('\n')).toHaveLength(31);
    expect(made.payload.endsWith('\n\nEUR\n\n\n\n\n\n\n\nNON\n\n\nEPD')).toBe(true);
    expect(made.printed).toEqual({ account: 'CH93 0076 2011 6238 5295 7' });
  });

  it('takes a QR reference with a QR-IBAN only, and any other account with an RF reference or none', async () => {
    const plain = { account: 'CH9300762011623852957' };
    expect(swissQrBill({ ...bill, ...plain, reference: 'RF18 5390 0754 7034' })).toMatchObject({
      referenceType: 'SCOR',
      printed: { reference: 'RF18 5390 0754 7034' },
    });
    expect(await faultsOf({ reference: '' })).toEqual(['reference_does_not_fit_account reference']);
    expect(await faultsOf({ reference: 'RF18539007547034' })).toEqual(['reference_does_not_fit_account reference']);
    expect(await faultsOf(plain)).toEqual(['reference_does_not_fit_account reference']);
    expect(await faultsOf({ reference: '210000000003139471430009016' })).toEqual(['reference_invalid reference']);
    expect(await faultsOf({ ...plain, reference: 'RF19539007547034' })).toEqual(['reference_invalid reference']);
    expect(await faultsOf({ ...plain, account: 'DE89370400440532013000', reference: '' })).toEqual([
      'iban_country account',
    ]);
    expect(await faultsOf({ account: 'CH4431999123000889013' })).toEqual(['iban_invalid account']);
  });

  it('refuses amounts and currencies that it cannot carry; 0.00 must say that it is no payment', async () => {
    for (const amount of ['-1', '1.005', '1000000000', '', '1,5'])
      expect(await faultsOf({ amount })).toEqual(['amount_invalid amount']);
    expect(await faultsOf({ currency: 'USD' as 'CHF' })).toEqual(['document.input_invalid currency']);
    expect(await faultsOf({ amount: '0' })).toEqual(['notification_text message']);
    expect(await faultsOf({ amount: '0', message: 'NICHT ZUR ZAHLUNG VERWENDEN' })).toEqual([]);
    expect(swissQrBill({ ...bill, amount: '999999999.9' }).printed.amount).toBe('999 999 999.90');
  });

  it('refuses addresses that lack a part or have too long ones', async () => {
    expect(await faultsOf({ creditor: { ...creditor, postCode: '', town: ' ' } })).toEqual([
      'text_missing creditor.postCode',
      'text_missing creditor.town',
    ]);
    expect(
      await faultsOf({ debtor: { ...debtor, name: 'x'.repeat(71), buildingNumber: 'x'.repeat(17), country: 'ch' } }),
    ).toEqual(['text_too_long debtor.name', 'text_too_long debtor.buildingNumber', 'country_invalid debtor.country']);
    expect(await faultsOf({ debtor: { ...debtor, town: 'x'.repeat(36) } })).toEqual(['text_too_long debtor.town']);
  });

  it.each(['ch', 'CHE', '', 'XX', 'constructor'])('refuses %j as a country', async (country) => {
    expect(await faultsOf({ creditor: { ...creditor, country } })).toEqual(['country_invalid creditor.country']);
  });

  it('refuses remarks that are too long together, of another form or of other letters', async () => {
    expect(await faultsOf({ message: 'x'.repeat(130), billInformation: '//S1/10/17' })).toEqual([]);
    expect(await faultsOf({ message: 'x'.repeat(131) })).toEqual(['text_too_long message']);
    expect(await faultsOf({ billInformation: 'S1/10/17' })).toEqual(['bill_information_invalid billInformation']);
    expect(await faultsOf({ message: 'Ț ș ž € – ' })).toEqual(['character_not_allowed message']);
    expect(await faultsOf({ message: 'Ț ș ž €' })).toEqual([]);
    expect(await faultsOf({ message: 'a\nEPD' })).toEqual(['character_not_allowed message']);
    expect(await faultsOf({ alternativeSchemes: ['a', 'b', 'c'] })).toEqual(['too_many_schemes alternativeSchemes']);
    expect(await faultsOf({ alternativeSchemes: ['x'.repeat(101)] })).toEqual(['text_too_long alternativeSchemes[0]']);
  });

  it('of any texts is refused, or a code whose lines are the fields', () => {
    let made = 0;
    fc.assert(
      fc.property(
        anyText(75),
        anyText(18),
        anyText(40),
        anyText(145),
        fc.constantFrom('0.05', '12.5', '999999999.99', '1e3'),
        (name, code, town, message, amount) => {
          const address = { name, postCode: code, town, country: 'CH' };
          const input = { ...bill, creditor: address, debtor: { ...address, buildingNumber: code }, message, amount };
          try {
            const lines = swissQrBill(input).payload.split('\n');
            made += 1;
            expect([lines.length, lines[5], lines[9], lines[29], lines[30]]).toEqual([
              32,
              name.trim(),
              town.trim(),
              message.trim(),
              'EPD',
            ]);
          } catch (error) {
            expect(error).toBeInstanceOf(DocumentError);
          }
        },
      ),
      { numRuns: 100 },
    );
    expect(made).toBeGreaterThan(10);
  });

  it('with every field filled stays readable and within version 25', async () => {
    const long = {
      name: 'ä'.repeat(65),
      street: 'x'.repeat(70),
      buildingNumber: 'x'.repeat(16),
      postCode: 'x'.repeat(16),
      town: 'x'.repeat(35),
      country: 'CH',
    };
    const made = swissQrBill({
      ...bill,
      creditor: long,
      debtor: long,
      message: 'x'.repeat(130),
      alternativeSchemes: ['y'.repeat(100), 'z'.repeat(100)],
    });
    expect(qrVersion(made.matrix)).toBe(25);
    expect(new TextDecoder().decode(decodedQr(made.matrix))).toBe(made.payload);
    const wide = { ...long, street: 'ä'.repeat(70), town: 'ä'.repeat(35) };
    expect(
      await faultsOf({
        creditor: wide,
        debtor: wide,
        message: '€'.repeat(130),
        alternativeSchemes: ['€'.repeat(100), '€'.repeat(100)],
      }),
    ).toEqual(['payload_too_long ']);
  });
});
