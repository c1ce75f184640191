import type { XmlElement } from '../../xml/xml-element.ts';
import { luhn } from '../../reference/digit-sums.ts';
import type { Check } from '../rules/check.ts';
import { check, milder, only } from '../rules/check.ts';
import { chosenAt } from '../rules/place.ts';
import { normalized } from '../rules/element-paths.ts';

/** The rule about identifiers of a scheme: what it is called, and what holds for a right one. */
type Row = [rule: string, scheme: string, de: string, en: string, fits: (id: string) => boolean, mild?: boolean];

const rows: Row[] = [
  ['R040', '0088', 'Die GLN', 'The GLN', (id) => /^\d+$/.test(id) && weighted(id, [3, 1]) % 10 === checkDigit(id, 10)],
  ['R041', '0192', 'Die norwegische Organisationsnummer', 'The Norwegian organisation number', isNorwegian],
  ['R042', '0184', 'Die dänische CVR-Nummer', 'The Danish CVR number', (id) => /^DK\d{8}$/.test(id)],
  [
    'R043',
    '0208',
    'Die belgische Unternehmensnummer',
    'The Belgian enterprise number',
    (id) => /^\d{10}$/.test(id) && 97 - (Number(id.slice(0, 8)) % 97) === Number(id.slice(8)),
  ],
  ['R044', '0201', 'Der italienische IPA-Code', 'The Italian IPA code', (id) => /^[a-zA-Z0-9]{6}$/.test(id), true],
  ['R045', '0210', 'Der italienische Codice Fiscale', 'The Italian tax code', isFiscalCode, true],
  ['R047', '0211', 'Die italienische Partita IVA', 'The Italian VAT number', isItalianVat, true],
  ['R049', '0007', 'Die schwedische Organisationsnummer', 'The Swedish organisation number', isLuhnOfTen],
  ['R050', '0151', 'Die australische ABN', 'The Australian ABN', isAustralian],
];

/** The digits before the last one from right to left, each times the next of the weights, which begin again at their end. */
function weighted(id: string, weights: readonly number[]): number {
  const digits = Array.from(id.slice(0, -1)).toReversed();
  return digits.reduce((sum, digit, index) => sum + Number(digit) * (weights[index % weights.length] ?? 0), 0);
}

/** What the sum must leave so that the last digit fits. */
function checkDigit(id: string, modulus: number): number {
  return (modulus - Number(id.at(-1))) % modulus;
}

function isNorwegian(id: string): boolean {
  return /^\d{9}$/.test(id) && Number(id) > 0 && weighted(id, [2, 3, 4, 5, 6, 7]) % 11 === checkDigit(id, 11);
}

function isFiscalCode(id: string): boolean {
  return /^\d{11}$/.test(id) || /^[A-Za-z]{6}\d{2}[A-Za-z]\d{2}.{3}\d[A-Za-z]$/.test(id);
}

function isItalianVat(id: string): boolean {
  if (!/^it/i.test(id)) return true;
  const number = id.slice(2);
  return /^\d{11}$/.test(number) && luhn(number) === 0;
}

function isLuhnOfTen(id: string): boolean {
  return /^\d{10}$/.test(id) && luhn(id) === 0;
}

function isAustralian(id: string): boolean {
  const weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
  const sum = [...id].reduce((total, digit, index) => {
    const value = Number(digit) - (index === 0 ? 1 : 0);
    return total + value * (weights[index] ?? 0);
  }, 0);
  return /^\d{11}$/.test(id) && sum % 89 === 0;
}

/** Identifiers whose scheme has check digits or a form of its own: electronic addresses, registration numbers, identifiers of parties. */
export const identifierChecks: readonly Check[] = rows.map(([rule, scheme, de, en, fits, mild]) => {
  const isWrong = ({ attributes, content }: XmlElement): boolean =>
    attributes['schemeID'] === scheme && !fits(normalized(content));
  const wrong = [chosenAt('//EndpointID|CompanyID', isWrong), chosenAt('//PartyIdentification/ID', isWrong)];
  const strict = check(
    `PEPPOL-COMMON-${rule}`,
    undefined,
    { de: `${de} hat nicht die richtige Form.`, en: `${en} does not have the right form.` },
    (invoice) => wrong.flatMap((place) => invoice.at(place)),
  );
  return only('ubl', mild ? milder('warning', strict) : strict);
});
