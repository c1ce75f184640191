import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cologneCode } from './cologne-phonetics.ts';
import { companyName, normalisedName } from './company-name.ts';
import { blockingKeys, likeness, nameSimilarity, type CompanyFacts } from './party-matching.ts';

const company = (name: string, over: Partial<CompanyFacts> = {}): CompanyFacts => ({
  name,
  address: { street: 'Hauptstraße 5', zip: '80331', city: 'München', country: 'DE' },
  ...over,
});

describe('company names', () => {
  it('are equal whatever the legal form, its place, umlauts and signs', () => {
    expect(normalisedName('GmbH Dupont')).toBe(normalisedName('Dupont GmbH'));
    expect(normalisedName('Müller & Söhne GmbH & Co. KG')).toBe(normalisedName('MUELLER UND SOEHNE'));
    expect(normalisedName('Weiß Aktiengesellschaft')).toBe('weiss');
    expect(companyName('Anders Gesellschaft mit beschränkter Haftung').legalForm).toBe('gmbh');
    expect(companyName('Kern Ges.m.b.H.').legalForm).toBe('gmbh');
  });

  it('keep a name that is nothing but a legal form', () => {
    expect(companyName('SE AG').words).toEqual(['ag', 'se']);
  });

  it('sound as the Kölner Phonetik says', () => {
    expect(
      ['wikipedia', 'breschnew', 'mueller', 'luedenscheidt', 'xaver', 'heinz', 'phonetik', 'chemie'].map(cologneCode),
    ).toEqual(['3412', '17863', '657', '52682', '4837', '068', '3624', '46']);
  });
});

describe('the likeness of companies', () => {
  it('is complete for the same company spelled differently', () => {
    const other = company('Mueller Söhne', {
      address: { street: 'Hauptstr. 5', zip: '80331', city: 'Muenchen', country: 'de' },
    });
    expect(likeness(company('Müller & Söhne GmbH'), other).score).toBe('1.000');
  });

  it('is high for a typing error and low for strangers at one address', () => {
    expect(Number(likeness(company('Bergmann Logistik GmbH'), company('Bergman Logistik GmbH')).score)).toBeGreaterThan(
      0.95,
    );
    expect(Number(likeness(company('Bergmann Logistik'), company('Anwaltskanzlei Peters')).score)).toBeLessThan(0.75);
  });

  it('falls where VAT ids or legal forms contradict', () => {
    const one = company('Nord GmbH', { vatId: 'DE136695976' });
    expect(Number(likeness(one, company('Nord GmbH', { vatId: 'DE811569869' })).score)).toBeLessThan(0.75);
    expect(likeness(one, company('Nord AG')).reasons).toContainEqual({
      de: 'verschiedene Rechtsformen',
      en: 'different legal forms',
    });
  });

  it('rises with a mail domain of their own, and not with one that everybody has', () => {
    const of = (email: string, name = 'Bergman Logistik') =>
      Number(likeness(company('Bergmann Logistik', { email, address: {} }), company(name, { email })).score);
    expect(of('info@bergmann.example') - of('bergmann@gmx.de')).toBeCloseTo(0.05, 3);
    expect(
      likeness(company('Nord', { email: 'a@nord.example' }), company('Nord', { email: 'b@Nord.example' })).reasons,
    ).toEqual([
      { de: 'gleicher Name', en: 'same name' },
      { de: 'gleiche Anschrift', en: 'same address' },
      { de: 'gleiche E-Mail-Domain', en: 'same e-mail domain' },
    ]);
  });

  it('takes VAT ids for the same in any spelling', () => {
    const one = company('Nord', { vatId: 'de 136 695 976' });
    expect(likeness(one, company('Nord', { vatId: 'DE136695976' })).score).toBe('1.000');
  });

  it('says how alike names and addresses are, and nothing of an address that nobody knows', () => {
    const elsewhere = company('Bergman Logistik', { address: { zip: '10115', city: 'Berlin', country: 'DE' } });
    const words = likeness(company('Bergmann Logistik'), elsewhere).reasons.map(({ en }) => en);
    expect(words).toEqual([
      expect.stringMatching(/^names 9\d % alike$/),
      expect.stringMatching(/^addresses \d{2} % alike$/),
    ]);
    expect(likeness(company('Nord', { address: {} }), company('Nord')).reasons).toEqual([
      { de: 'gleicher Name', en: 'same name' },
    ]);
  });

  it('stays uncertain where only names can be compared', () => {
    expect(likeness(company('Nord GmbH', { address: {} }), company('Nord GmbH')).score).toBe('0.900');
  });

  it('does not depend on which one comes first', () => {
    const text = fc.stringMatching(/^[a-zA-ZäöüÄß&. -]{0,20}$/);
    fc.assert(
      fc.property(text, text, text, text, (oneName, otherName, oneCity, otherCity) => {
        const one = company(oneName, { address: { city: oneCity, zip: '1' } });
        const other = company(otherName, { address: { city: otherCity, zip: '1' } });
        expect(likeness(one, other).score).toBe(likeness(other, one).score);
        expect(nameSimilarity(oneName, otherName)).toBe(nameSimilarity(otherName, oneName));
      }),
    );
  });

  it('is only asked of companies that share a blocking key', () => {
    const keys = blockingKeys(company('Meyer Bau', { email: 'info@meyer-bau.de' }));
    const shares = (other: CompanyFacts) => blockingKeys(other).some((key) => keys.includes(key));
    expect(shares(company('Maier Hochbau', { address: {} }))).toBe(true);
    expect(shares(company('Zimmer Optik', { address: { zip: '10115', country: 'DE' }, email: 'a@gmail.com' }))).toBe(
      false,
    );
  });
});
