import type { Text } from '../../../diagnostic.ts';
import type { XmlElement } from '../../../xml/xml-element.ts';
import { firstAtPlace, placeAt } from '../place.ts';
import type { PlaceCheck } from '../place-checks.ts';
import type { Check, Paths } from '../check.ts';
import { check, nothing, only } from '../check.ts';
import { hasOwnRules } from '../element-flags.ts';
import { elementsAt, exists } from '../element-paths.ts';
import { ciiPlaces, ublPlaces } from '../places.ts';
import { aboutTerm } from '../term-words.ts';

const places: Record<'invoice' | 'line', Paths> = {
  invoice: { ubl: ublPlaces.period, cii: ciiPlaces.period },
  line: { ubl: `${ublPlaces.line}/InvoicePeriod`, cii: `${ciiPlaces.lineSettlement}/BillingSpecifiedPeriod` },
};

function datesOf(period: XmlElement, names: string): string[] {
  return elementsAt(period, names).map(({ text }) => text);
}

// Dates of both syntaxes sort as they are written.
function endsTooEarly(period: XmlElement, isCii: boolean): boolean {
  if (!exists(period, 'StartDate|StartDateTime') || !exists(period, 'EndDate|EndDateTime')) return false;
  const [starts, ends] = isCii
    ? [ciiDates(period, 'StartDateTime'), ciiDates(period, 'EndDateTime')]
    : [datesOf(period, 'StartDate'), datesOf(period, 'EndDate')];
  return !ends.some((end) => starts.some((start) => end >= start));
}

function ciiDates(period: XmlElement, name: string): string[] {
  return elementsAt(period, `${name}/DateTimeString`)
    .filter(({ attributes }) => attributes['format'] === '102')
    .map(({ content }) => content);
}

type Place = keyof typeof places;

function periodCheck(
  id: string,
  term: string,
  place: Place,
  words: Text,
  broken: (period: XmlElement, isCii: boolean) => boolean,
): PlaceCheck[] {
  const rule = { id, severity: 'error', term, message: words } as const;
  return (['ubl', 'cii'] as const).map((family) => ({
    rule,
    family,
    place: places[place][family],
    findAt: (period) => (broken(period, family === 'cii') ? [period] : nothing),
  }));
}

function orderCheck(id: string, term: string, place: Place): PlaceCheck[] {
  return periodCheck(id, term, place, aboutTerm(term, 'liegt vor dem Beginn.', 'is before the start.'), endsTooEarly);
}

function filledCheck(id: string, term: string, place: Place, dates: string): PlaceCheck[] {
  const words = aboutTerm(term, 'nennt weder Beginn noch Ende.', 'gives neither a start nor an end.');
  return periodCheck(id, term, place, words, (period) => !exists(period, dates));
}

/** Rules of EN 16931 on periods. */
export const periodChecks: readonly PlaceCheck[] = [
  ...orderCheck('BR-29', 'BT-74', 'invoice'),
  ...orderCheck('BR-30', 'BT-135', 'line'),
  // A period of UBL that only holds the code of the tax point date is no period.
  ...filledCheck('BR-CO-19', 'BG-14', 'invoice', 'StartDate|EndDate|DescriptionCode|StartDateTime|EndDateTime'),
  ...filledCheck('BR-CO-20', 'BG-26', 'line', 'StartDate|EndDate|StartDateTime|EndDateTime'),
];

const exclusive = aboutTerm(
  'BT-7',
  'steht neben einem Code, der die Steuerfälligkeit bestimmt (BT-8); nur eines von beiden ist erlaubt.',
  'stands beside a code of the tax point date (BT-8); only one of them is allowed.',
);

const lineTax = `${ciiPlaces.lineSettlement}/ApplicableTradeTax`;
const at = {
  ublDate: placeAt('TaxPointDate'),
  periodCode: placeAt('InvoicePeriod/DescriptionCode'),
  vatGroup: placeAt(ciiPlaces.vatGroup),
  ciiDate: placeAt(`${ciiPlaces.vatGroup}/TaxPointDate`),
  ciiCode: placeAt(`${ciiPlaces.vatGroup}/DueDateTypeCode`),
  lineDate: firstAtPlace(`${lineTax}/TaxPointDate`),
  lineCode: firstAtPlace(`${lineTax}/DueDateTypeCode`),
};

/** The rule of EN 16931 on the date at which the tax falls due. */
export const taxPointChecks: readonly Check[] = [
  only(
    'ubl',
    check('BR-CO-03', 'BT-7', exclusive, (invoice) =>
      invoice.has(at.periodCode) ? invoice.at(at.ublDate).slice(0, 1) : nothing,
    ),
  ),
  only(
    'cii',
    check('BR-CO-03', 'BT-7', exclusive, (invoice) => {
      const date = invoice.first(at.ciiDate) ?? invoice.first(at.lineDate);
      const hasCode = invoice.has(at.ciiCode) || invoice.has(at.lineCode);
      if (date === undefined || !hasCode) return nothing;
      return invoice.at(at.vatGroup).some((group) => !hasOwnRules(group)) ? [date] : nothing;
    }),
  ),
];
