import { describe, expect, it } from '@jest/globals';
import { pseudonymised } from './pseudonyms.ts';
import { CENSORED } from './redaction.ts';

const IBAN = 'DE89370400440532013000';

describe('invented people', () => {
  it('take the place of real ones, the same everywhere, in the form of the original', () => {
    const found = pseudonymised({
      contact: { email: 'Erika@firma.de', firstName: 'Erika', lastName: 'Muster-Mann', phone: '+49 89 1' },
      link: '/contacts?email=erika%40firma.de',
      text: 'Erika Muster-Mann <erika@firma.de> zahlt von DE89 3704 0044 0532 0130 00',
      iban: IBAN,
      other: { email: 'max@firma.de', firstName: 'Max' },
      statement: 'RE-17 ERIKA MUSTER-MANN',
      company: 'Maxima GmbH',
    });
    expect(found).toEqual({
      contact: { email: 'person-1@example.com', firstName: 'Person 1', lastName: 'Person 2', phone: '+49 30 23125001' },
      link: '/contacts?email=person-1@example.com',
      text: 'Person 1 Person 2 <person-1@example.com> zahlt von DE09000000000000000001',
      iban: 'DE09000000000000000001',
      other: { email: 'person-2@example.com', firstName: 'Person 3' },
      statement: 'RE-17 Person 1 Person 2',
      company: 'Maxima GmbH',
    });
  });

  it.each(['DE89370400440532013000', 'AT611904300234573201', 'CH9300762011623852957'])(
    'have an account of the form of %s whose check digits fit',
    (iban) => {
      const invented = String((pseudonymised({ iban }) as { iban: string }).iban);
      expect(invented).toMatch(new RegExp(`^${iban.slice(0, 2)}\\d+$`));
      expect(invented).toHaveLength(iban.length);
      const digits = (invented.slice(4) + invented.slice(0, 4)).replaceAll(/[A-Z]/g, (letter) =>
        String(letter.charCodeAt(0) - 55),
      );
      expect(BigInt(digits) % 97n).toBe(1n);
      expect(invented).not.toBe(iban);
    },
  );

  it('leave no secret, and what is no text of a person as it was', () => {
    expect(
      pseudonymised({ apiKey: 'k-1', firstName: { a: 1 }, token: 'Bearer abcdef12', amount: '12.00', n: null }),
    ).toEqual({ apiKey: CENSORED, firstName: CENSORED, token: CENSORED, amount: '12.00', n: null });
  });

  it('stand in keys as well, and put nothing into the prototype of what they are keys of', () => {
    const found = pseudonymised(
      JSON.parse(
        '{ "byMail": { "max@firma.de": { "Max": 1 } }, "__proto__": { "a@b.de": 2 }, "firstName": "Max", "mail": "max@firma.de" }',
      ),
    );
    expect(JSON.stringify(found)).toBe(
      '{"byMail":{"person-1@example.com":{"Person 1":1}},"__proto__":{"person-2@example.com":2},"firstName":"Person 1","mail":"person-1@example.com"}',
    );
  });

  it('stand for the longer of two names, and nowhere for one that is too short to be told from other words', () => {
    const people = [{ firstName: 'Anna' }, { firstName: 'Anna Lena' }, { firstName: 'Al' }];
    expect(pseudonymised({ people, text: 'Anna Lena und Anna, et Al' })).toMatchObject({
      people: [{ firstName: 'Person 1' }, { firstName: 'Person 2' }, { firstName: 'Person 3' }],
      text: 'Person 2 und Person 1, et Al',
    });
  });

  it('survive names made of signs', () => {
    expect(pseudonymised({ firstName: '(.*)+$[x]', text: 'a (.*)+$[x] b' })).toEqual({
      firstName: 'Person 1',
      text: 'a Person 1 b',
    });
  });
});
