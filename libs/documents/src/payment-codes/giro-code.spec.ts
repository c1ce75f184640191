import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { decodedQr, qrVersion } from '../../test/judges/qr-decoder.ts';
import { refusalOf } from '../../test/judges/refusal.ts';
import { DocumentError } from '../diagnostic.ts';
import { giroCode, type GiroCodeInput } from './giro-code.ts';

const transfer: GiroCodeInput = {
  name: 'Nordlicht Software GmbH',
  iban: 'DE89 3704 0044 0532 0130 00',
  amount: '1428',
  reference: 'RF78 RE20 2600 017',
};

/** Mostly texts that most character sets have, sometimes anything. */
const anyText = (maxLength: number) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.stringMatching(/^[ -~äöüßé]{1,30}$/) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength }) },
  );

const faultsOf = async (change: Partial<GiroCodeInput>) =>
  (await refusalOf(() => giroCode({ ...transfer, ...change }))).map(
    ({ code, path }) => `${code.replace('payment_code.', '')} ${path}`,
  );

describe('a GiroCode', () => {
  it('has the lines of EPC069-12 and leaves out empty ones at the end', () => {
    expect(giroCode(transfer).payload.split('\n')).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      '',
      'Nordlicht Software GmbH',
      'DE89370400440532013000',
      'EUR1428.00',
      '',
      'RF78RE202600017',
    ]);
    const { reference: _, ...open } = transfer;
    const full = {
      ...open,
      version: '001',
      bic: 'COBADEFFXXX',
      purpose: 'GDDS',
      text: 'Rechnung 17',
      information: 'Danke',
    } as const;
    expect(giroCode(full).payload).toBe(
      'BCD\n001\n1\nSCT\nCOBADEFFXXX\nNordlicht Software GmbH\nDE89370400440532013000\nEUR1428.00\nGDDS\n\nRechnung 17\nDanke',
    );
    expect(giroCode({ name: 'A', iban: transfer.iban }).payload).toBe('BCD\n002\n1\nSCT\n\nA\nDE89370400440532013000');
  });

  it.each([
    ['utf-8', '1', 'Łukasz Żółw', 'łódź €'],
    ['iso-8859-1', '2', 'Müller & Söhne', 'Straße ½'],
    ['iso-8859-2', '3', 'Łukasz Żółw', 'łódź'],
    ['iso-8859-4', '4', 'Jānis Bērziņš', 'Ķekava'],
    ['iso-8859-5', '5', 'Иван Иванов', 'София'],
    ['iso-8859-7', '6', 'Γιώργος', 'Αθήνα €'],
    ['iso-8859-10', '7', 'Ásgeir Ðór', 'Ķekava'],
    ['iso-8859-15', '8', 'Œuvre Žižka', '5 €'],
  ] as const)('in %s says so and is read back byte for byte', (charset, digit, name, text) => {
    const code = giroCode({ name, text, iban: transfer.iban, charset });
    expect(code.payload.split('\n')[2]).toBe(digit);
    const seen = decodedQr(code.matrix) ?? new Uint8Array();
    expect(seen).toEqual(code.bytes);
    expect(new TextDecoder(charset).decode(seen)).toBe(code.payload);
  });

  it('refuses what its character set lacks, and what would break its lines', async () => {
    expect(await faultsOf({ name: 'Müller €', charset: 'iso-8859-1' })).toEqual(['character_not_allowed name']);
    expect(await faultsOf({ name: 'Müller', charset: 'iso-8859-5' })).toEqual(['character_not_allowed name']);
    expect(await faultsOf({ name: 'Müller\nDE02120300000000202051' })).toEqual(['character_not_allowed name']);
    expect(await faultsOf({ name: 'A\ud800' })).toEqual(['character_not_allowed name']);
  });

  it('refuses texts by their lengths and fields that exclude each other', async () => {
    expect(await faultsOf({ name: 'x'.repeat(70), information: 'x'.repeat(70) })).toEqual([]);
    expect(await faultsOf({ name: 'x'.repeat(71) })).toEqual(['text_too_long name']);
    expect(await faultsOf({ name: ' ' })).toEqual(['text_missing name']);
    expect(await faultsOf({ text: 'auch' })).toEqual(['reference_and_text text']);
    expect(await faultsOf({ reference: '', text: 'x'.repeat(141) })).toEqual(['text_too_long text']);
    expect(await faultsOf({ reference: 'x'.repeat(36) })).toEqual(['text_too_long reference']);
    expect(await faultsOf({ information: 'x'.repeat(71) })).toEqual(['text_too_long information']);
    expect(await faultsOf({ reference: 'RF79RE202600017' })).toEqual(['reference_invalid reference']);
    expect(await faultsOf({ purpose: 'GDDSX' })).toEqual(['purpose_invalid purpose']);
  });

  it.each(['0', '0.00', '-1', '1.001', '1000000000', '1e3', '01', '1,50', '', ' 1'])(
    'refuses the amount %j',
    async (amount) => {
      expect(await faultsOf({ amount })).toEqual(['amount_invalid amount']);
    },
  );

  it.each([
    ['0.01', 'EUR0.01'],
    ['12.3', 'EUR12.30'],
    ['999999999.99', 'EUR999999999.99'],
  ])('writes the amount %s as %s', (amount, written) => {
    expect(giroCode({ ...transfer, amount }).payload).toContain(`\n${written}\n`);
  });

  it('asks for a BIC in version 001 and outside the economic area, and for an account in the SEPA area', async () => {
    expect(await faultsOf({ version: '001' })).toEqual(['bic_missing bic']);
    expect(await faultsOf({ version: '001', bic: 'COBADEFF' })).toEqual([]);
    expect(await faultsOf({ bic: 'COBADEF' })).toEqual(['bic_invalid bic']);
    expect(await faultsOf({ iban: 'CH9300762011623852957' })).toEqual(['bic_missing bic']);
    expect(await faultsOf({ iban: 'CH9300762011623852957', bic: 'POFICHBEXXX' })).toEqual([]);
    expect(await faultsOf({ iban: 'TR330006100519786457841326', bic: 'ISBKTRIS' })).toEqual(['iban_country iban']);
    expect(await faultsOf({ iban: 'DE89370400440532013001' })).toEqual(['iban_invalid iban']);
  });

  it('of any texts is refused, or read back byte for byte with a line for each field', () => {
    let made = 0;
    const charsets = ['utf-8', 'iso-8859-1', 'iso-8859-2', 'iso-8859-15'] as const;
    fc.assert(
      fc.property(
        anyText(75),
        anyText(145),
        anyText(75),
        fc.constantFrom(...charsets),
        (name, remittance, information, charset) => {
          try {
            const code = giroCode({ name, iban: transfer.iban, text: remittance, information, charset });
            made += 1;
            const lines = [...code.payload.split('\n'), '', '', '', '', ''];
            expect([lines[5], lines[10], lines[11]]).toEqual(
              [name, remittance, information].map((each) => each.trim()),
            );
            expect(decodedQr(code.matrix)).toEqual(code.bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(DocumentError);
          }
        },
      ),
      { numRuns: 20 },
    );
    expect(made).toBeGreaterThan(5);
  });

  it('fills version 13 with 331 bytes and is refused beyond', async () => {
    // 19 bytes of lines before the name, 48 of the others: the name and the text are counted in UTF-8.
    const used = giroCode({ name: 'x', iban: transfer.iban, text: 'x' }).bytes.length;
    const wide = '€'.repeat(70);
    const rest = 331 - used - (wide.length * 3 - 1) + 1;
    const text = 'x'.repeat(rest);
    const full = giroCode({ name: wide, iban: transfer.iban, text });
    expect([full.bytes.length, qrVersion(full.matrix)]).toEqual([331, 13]);
    expect(decodedQr(full.matrix)).toEqual(full.bytes);
    expect(await faultsOf({ name: wide, text: `${text}x`, amount: undefined, reference: undefined } as never)).toEqual([
      'payload_too_long ',
    ]);
  });
});
