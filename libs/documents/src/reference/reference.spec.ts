import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { shared } from '../../test/shared-files.ts';
import { checkCreditorReference, makeCreditorReference } from './creditor-reference.ts';
import { checkIban, formatIban } from './iban.ts';
import { checkVatId } from './vat-id.ts';

interface Doctest {
  module: string;
  input: string;
  valid: boolean;
  result: string;
}

const prefixes: Record<string, string> = {
  'at.uid': 'AT',
  'ch.vat': '',
  'eu.vat': '',
  'be.vat': '',
  'bg.vat': 'BG',
  'cy.vat': 'CY',
  'ee.kmkr': 'EE',
  'es.nif': 'ES',
  'fi.alv': 'FI',
  'fr.tva': 'FR',
  'gr.vat': 'EL',
  'hr.oib': 'HR',
  'hu.anum': 'HU',
  'ie.vat': 'IE',
  'it.iva': 'IT',
  'lt.pvm': 'LT',
  'lu.tva': 'LU',
  'lv.pvn': 'LV',
  'mt.vat': 'MT',
  'nl.btw': 'NL',
  'pl.nip': 'PL',
  'pt.nif': 'PT',
  'si.ddv': 'SI',
  'sk.dph': 'SK',
  'ch.uid': '',
};

function vatIdOf(test: Doctest): string {
  const prefix = prefixes[test.module] ?? '';
  const input = test.input.trim();
  return input.replace(/^([A-Z]{2})[- ](?=\d)/, '$1').startsWith(prefix) ? input : prefix + input;
}

describe('creditor references', () => {
  it('are made so that they pass their own check', () => {
    expect(makeCreditorReference('539007547034')).toBe('RF18539007547034');
    const made = makeCreditorReference('RE-2026-00017') ?? '';
    expect(made).toMatch(/^RF\d{2}RE202600017$/);
    expect(checkCreditorReference(made)).toEqual({ valid: true, normalized: made });
  });

  it('are refused with a wrong digit, a wrong length or a wrong character', () => {
    expect(checkCreditorReference('RF19539007547034')).toMatchObject({ valid: false, reason: 'checksum' });
    expect(checkCreditorReference('RF18')).toMatchObject({ valid: false, reason: 'length' });
    expect(checkCreditorReference('RF18ä39007547034')).toMatchObject({ valid: false, reason: 'characters' });
    expect(makeCreditorReference('RE 2026 ß')).toBeUndefined();
    expect(makeCreditorReference('1'.repeat(22))).toBeUndefined();
  });
});

describe('IBANs', () => {
  it('are checked by country, length and check digits', () => {
    expect(checkIban('DE89 3704 0044 0532 0130 00')).toEqual({ valid: true, normalized: 'DE89370400440532013000' });
    expect(checkIban('DE89370400440532013001')).toMatchObject({ valid: false, reason: 'checksum' });
    expect(checkIban('DE8937040044053201300')).toMatchObject({ valid: false, reason: 'length' });
    expect(checkIban('QQ89370400440532013000')).toMatchObject({ valid: false, reason: 'country' });
    expect(checkIban('D\u041589370400440532013000')).toMatchObject({ valid: false, reason: 'characters' });
  });

  it('are printed in groups of four', () => {
    expect(formatIban('CH9300762011623852957')).toBe('CH93 0076 2011 6238 5295 7');
  });
});

describe('VAT ids', () => {
  it('of Germany are checked by check digit and first digit', () => {
    expect(checkVatId('DE 136 695 976')).toEqual({ valid: true, normalized: 'DE136695976', country: 'DE' });
    expect(checkVatId('DE136695975')).toMatchObject({ valid: false, reason: 'checksum' });
    expect(checkVatId('DE036695976')).toMatchObject({ valid: false, reason: 'format' });
    expect(checkVatId('US123456789')).toMatchObject({ valid: false, reason: 'country' });
  });

  it('and references agree with an independent collection of cases', () => {
    const text = shared('accounting/data/ids/stdnum-doctests.json');
    if (!text) return;
    const tests = JSON.parse(readFileSync(text, 'utf8')) as Doctest[];
    const outcomes = tests.flatMap((test) => {
      if (test.module === 'iban') return [{ test, valid: checkIban(test.input).valid }];
      if (test.module === 'iso11649') return [{ test, valid: checkCreditorReference(test.input).valid }];
      return prefixes[test.module] === undefined ? [] : [{ test, valid: checkVatId(vatIdOf(test)).valid }];
    });
    expect(outcomes.length).toBeGreaterThan(45);
    expect(
      outcomes.filter(({ test, valid }) => test.valid !== valid).map(({ test }) => `${test.module} ${test.input}`),
    ).toEqual([]);
  });
});
