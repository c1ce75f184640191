import type { XmlElement } from '../../../xml/xml-element.ts';
import { countryCodes } from '../../codes/index.ts';
import type { Check, Found } from '../check.ts';
import { check, nothing, only } from '../check.ts';
import { isVat } from '../element-flags.ts';
import { elementsAt, exists, isBlank, someAt } from '../element-paths.ts';
import type { Place } from '../place.ts';
import { placeAt, placesAt } from '../place.ts';
import type { PlacedInvoice } from '../placed-invoice.ts';
import { ciiPlaces, ublPlaces } from '../places.ts';
import { aboutTerm } from '../term-words.ts';

function contents(start: XmlElement, path: string): string[] {
  return elementsAt(start, path).map(({ content }) => content);
}

function shareOne(first: readonly string[], second: readonly string[]): boolean {
  return first.some((one) => second.includes(one));
}

// A payee has a name, and nothing that tells it is the seller.
function payees(invoice: PlacedInvoice, payee: Place, name: string, paths: readonly string[]): XmlElement[] {
  const sellers = invoice.at(at.seller);
  return invoice.at(payee).filter((party) => {
    const same = (path: string): boolean =>
      shareOne(
        contents(party, path),
        sellers.flatMap((seller) => contents(seller, path)),
      );
    return !exists(party, name) || paths.some(same);
  });
}

const at = {
  seller: placesAt(ublPlaces.seller, ciiPlaces.seller),
  supplier: placeAt('AccountingSupplierParty'),
  payee: placesAt(ublPlaces.payee, ciiPlaces.payee),
  representative: placesAt(ublPlaces.representative, ciiPlaces.representative),
  taxSchemes: [ublPlaces.seller, ublPlaces.buyer, `${ublPlaces.payee}|${ublPlaces.representative}`].map((party) =>
    placeAt(`${party}/PartyTaxScheme`),
  ),
  registrations: [ciiPlaces.seller, ciiPlaces.buyer, ciiPlaces.representative, ciiPlaces.payee, ciiPlaces.shipTo].map(
    (party) => placeAt(`${party}/SpecifiedTaxRegistration/ID`),
  ),
};

const payee = aboutTerm(
  'BT-59',
  'fehlt, oder der Zahlungsempfänger ist der Verkäufer.',
  'is missing, or the payee is the seller.',
);
const representative = aboutTerm('BT-63', 'fehlt.', 'is missing.');
const seller = {
  de: 'Vom Verkäufer fehlen Kennung (BT-29), Registernummer (BT-30) und Umsatzsteuer-Id (BT-31); eine davon muss dastehen.',
  en: 'The seller lacks an identifier (BT-29), a registration identifier (BT-30) and a VAT identifier (BT-31); one of them must be given.',
};
const prefix = {
  de: 'Eine Umsatzsteuer-Id beginnt nicht mit einem Ländercode (für Griechenland EL).',
  en: 'A VAT identifier does not begin with a country code (EL for Greece).',
};

const ublPrefixes = ` ${[...countryCodes, 'EL', 'SS'].sort().join(' ')} `;
const ciiPrefixes = new Set([...countryCodes, 'AN', 'EL']);

// The official rule looks for the first two characters in the list as a text; an empty identifier is therefore in it.
function ublVatNumbers(invoice: PlacedInvoice): Found[] {
  const found: XmlElement[] = [];
  for (const place of at.taxSchemes)
    for (const scheme of invoice.at(place)) {
      if (!isVat(scheme)) continue;
      for (const id of elementsAt(scheme, 'CompanyID'))
        if (!ublPrefixes.includes(id.content.slice(0, 2))) found.push(id);
    }
  return found;
}

function ciiVatNumbers(invoice: PlacedInvoice): XmlElement[] {
  return at.registrations
    .flatMap((place) => invoice.at(place))
    .filter((id) => isVatNumber(id) && !ciiPrefixes.has(id.content.slice(0, 2)));
}

function isVatScheme(scheme: XmlElement): boolean {
  return isVat(scheme) && exists(scheme, 'CompanyID');
}

function isVatNumber({ attributes }: XmlElement): boolean {
  return attributes['schemeID'] === 'VA';
}

function addressCheck(id: string, term: string, ubl: string, cii: string): Check {
  const address = placesAt(`${ubl}/EndpointID`, `${cii}/URIUniversalCommunication`);
  return check(id, `${term}-1`, aboutTerm(term, 'hat kein Schema.', 'has no scheme.'), (invoice) => {
    if (invoice.family === 'ubl')
      return invoice.at(address).filter(({ attributes }) => attributes['schemeID'] === undefined);
    const first = invoice.first(address);
    const hasScheme = first && someAt(first, 'URIID', ({ attributes }) => !isBlank(attributes['schemeID'] ?? ''));
    return first && !hasScheme ? [first] : nothing;
  });
}

/** Rules of EN 16931 on the parties that ask more than whether a term is there. */
export const partyChecks: readonly Check[] = [
  only(
    'ubl',
    check('BR-17', 'BT-59', payee, (invoice) =>
      payees(invoice, at.payee.ubl, 'PartyName/Name', ['PartyName/Name', 'PartyIdentification/ID']),
    ),
  ),
  only(
    'cii',
    check('BR-17', 'BT-59', payee, (invoice) =>
      payees(invoice, at.payee.cii, 'Name', ['Name', 'ID', 'SpecifiedLegalOrganization/ID']),
    ),
  ),
  only(
    'ubl',
    check('BR-56', 'BT-63', representative, (invoice) =>
      invoice.at(at.representative).filter((party) => !someAt(party, 'PartyTaxScheme', isVatScheme)),
    ),
  ),
  only(
    'cii',
    check('BR-56', 'BT-63', representative, (invoice) =>
      invoice
        .at(at.representative)
        .filter(
          (party) => !someAt(party, 'SpecifiedTaxRegistration/ID', (id) => isVatNumber(id) && !isBlank(id.content)),
        ),
    ),
  ),
  addressCheck('BR-62', 'BT-34', ublPlaces.seller, ciiPlaces.seller),
  addressCheck('BR-63', 'BT-49', ublPlaces.buyer, ciiPlaces.buyer),
  only('ubl', check('BR-CO-09', 'BT-31', prefix, ublVatNumbers)),
  only('cii', check('BR-CO-09', 'BT-31', prefix, ciiVatNumbers)),
  only(
    'ubl',
    check('BR-CO-26', 'BT-29', seller, (invoice) =>
      invoice
        .at(at.supplier)
        .filter(
          (party) =>
            !exists(party, 'Party/PartyIdentification/ID') &&
            !exists(party, 'Party/PartyLegalEntity/CompanyID') &&
            !someAt(party, 'Party/PartyTaxScheme', isVatScheme),
        ),
    ),
  ),
  only(
    'cii',
    check('BR-CO-26', 'BT-29', seller, (invoice) =>
      invoice
        .at(at.seller)
        .filter(
          (party) =>
            !exists(party, 'ID|GlobalID') &&
            !exists(party, 'SpecifiedLegalOrganization/ID') &&
            !someAt(party, 'SpecifiedTaxRegistration/ID', isVatNumber),
        ),
    ),
  ),
];
