import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { shared } from '@belegfluss/testing';
import { checkAustrianCompanyNumber, checkAustrianTaxNumber } from './austrian-numbers.ts';
import { checkCreditorReference } from './creditor-reference.ts';
import { checkGermanRegisterNumber } from './german-register-number.ts';
import { checkGermanTaxNumber } from './german-tax-number.ts';
import { checkIban } from './iban.ts';
import { checkQrReference } from './qr-reference.ts';
import { checkUid } from './swiss-uid.ts';
import { checkVatId } from './vat/vat-id.ts';

interface Case {
  module: string;
  input: string;
  valid: boolean;
}

type Check = (text: string) => { valid: boolean };

/** A national number is a VAT id once it has its prefix, with or without a blank or hyphen behind it. */
const vat =
  (prefix: string): Check =>
  (text) =>
    checkVatId(new RegExp(`^${prefix}[ -]?(?=[0-9A-Z])`).test(text.trim()) ? text : `${prefix}${text}`);

const checks: Readonly<Record<string, Check>> = {
  iban: checkIban,
  iso11649: checkCreditorReference,
  'de.stnr': checkGermanTaxNumber,
  'de.handelsregisternummer': checkGermanRegisterNumber,
  'at.tin': checkAustrianTaxNumber,
  'at.businessid': checkAustrianCompanyNumber,
  'at.uid': vat('AT'),
  'ch.uid': checkUid,
  'ch.vat': checkVatId,
  'ch.esr': checkQrReference,
  'eu.vat': checkVatId,
  'be.vat': vat('BE'),
  'bg.vat': vat('BG'),
  'cy.vat': vat('CY'),
  'ee.kmkr': vat('EE'),
  'es.nif': vat('ES'),
  'fi.alv': vat('FI'),
  'fr.tva': vat('FR'),
  'gr.vat': vat('EL'),
  'hr.oib': vat('HR'),
  'hu.anum': vat('HU'),
  'ie.vat': vat('IE'),
  'it.iva': vat('IT'),
  'lt.pvm': vat('LT'),
  'lu.tva': vat('LU'),
  'lv.pvn': vat('LV'),
  'mt.vat': vat('MT'),
  'nl.btw': vat('NL'),
  'pl.nip': vat('PL'),
  'pt.nif': vat('PT'),
  'si.ddv': vat('SI'),
  'sk.dph': vat('SK'),
};

describe('an independent collection of identifiers', () => {
  it('is judged as its authors do, every kind of it', () => {
    const file = shared('accounting/data/ids/stdnum-doctests.json');
    if (!file) return;
    const cases = JSON.parse(readFileSync(file, 'utf8')) as Case[];
    expect(cases.length).toBeGreaterThan(50);
    expect([...new Set(cases.map(({ module }) => module))].filter((module) => !checks[module])).toEqual([]);
    const wrong = cases.filter(({ module, input, valid }) => checks[module]?.(input).valid !== valid);
    expect(wrong.map(({ module, input }) => `${module} ${input}`)).toEqual([]);
  });
});
