import type { XmlElement } from '../../../xml/xml-element.ts';
import { countryCodes } from '../../codes/index.ts';
import type { SourceInvoice } from '../../source/source-invoice.ts';
import type { Check, Found } from '../check.ts';
import { check, familyOf, only } from '../check.ts';
import { isVat } from '../element-flags.ts';
import { elementsAt, exists, isBlank } from '../element-paths.ts';
import { ciiPlaces, ublPlaces } from '../places.ts';
import { aboutTerm } from '../term-words.ts';

function contents(start: XmlElement, path: string): string[] {
  return elementsAt(start, path).map(({ content }) => content);
}

function shareOne(first: readonly string[], second: readonly string[]): boolean {
  return first.some((one) => second.includes(one));
}

// A payee has a name, and nothing that tells it is the seller.
function ublPayees({ root }: SourceInvoice): XmlElement[] {
  return elementsAt(root, ublPlaces.payee).filter((payee) => {
    const same = (path: string): boolean =>
      shareOne(contents(payee, path), contents(root, `${ublPlaces.seller}/${path}`));
    return !exists(payee, 'PartyName/Name') || same('PartyName/Name') || same('PartyIdentification/ID');
  });
}

function ciiPayees({ root }: SourceInvoice): XmlElement[] {
  return elementsAt(root, ciiPlaces.payee).filter((payee) => {
    const same = (path: string): boolean =>
      shareOne(contents(payee, path), contents(root, `${ciiPlaces.seller}/${path}`));
    return !exists(payee, 'Name') || same('Name') || same('ID') || same('SpecifiedLegalOrganization/ID');
  });
}

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

const partyGroups = [ublPlaces.seller, ublPlaces.buyer, `${ublPlaces.payee}|${ublPlaces.representative}`];

// The official rule looks for the first two characters in the list as a text; an empty identifier is therefore in it.
function ublVatNumbers({ root }: SourceInvoice): Found[] {
  return partyGroups
    .flatMap((party) => elementsAt(root, `${party}/PartyTaxScheme`))
    .filter(isVat)
    .flatMap((scheme) => elementsAt(scheme, 'CompanyID'))
    .filter(({ content }) => !ublPrefixes.includes(content.slice(0, 2)));
}

function ciiVatNumbers({ root }: SourceInvoice): XmlElement[] {
  return [ciiPlaces.seller, ciiPlaces.buyer, ciiPlaces.representative, ciiPlaces.payee, ciiPlaces.shipTo]
    .flatMap((party) => elementsAt(root, `${party}/SpecifiedTaxRegistration/ID`))
    .filter(({ attributes, content }) => attributes['schemeID'] === 'VA' && !ciiPrefixes.has(content.slice(0, 2)));
}

function isVatNumber({ attributes }: XmlElement): boolean {
  return attributes['schemeID'] === 'VA';
}

function addressCheck(id: string, term: string, ubl: string, cii: string): Check {
  return check(id, `${term}-1`, aboutTerm(term, 'hat kein Schema.', 'has no scheme.'), (invoice) => {
    if (familyOf(invoice) !== 'cii')
      return elementsAt(invoice.root, ubl).filter(({ attributes }) => attributes['schemeID'] === undefined);
    const [address] = elementsAt(invoice.root, `${cii}/URIUniversalCommunication`);
    const hasScheme =
      address && elementsAt(address, 'URIID').some(({ attributes }) => !isBlank(attributes['schemeID'] ?? ''));
    return address && !hasScheme ? [address] : [];
  });
}

/** Rules of EN 16931 on the parties that ask more than whether a term is there. */
export const partyChecks: readonly Check[] = [
  only('ubl', check('BR-17', 'BT-59', payee, ublPayees)),
  only('cii', check('BR-17', 'BT-59', payee, ciiPayees)),
  only(
    'ubl',
    check('BR-56', 'BT-63', representative, ({ root }) =>
      elementsAt(root, ublPlaces.representative).filter(
        (party) => !elementsAt(party, 'PartyTaxScheme').some((scheme) => isVat(scheme) && exists(scheme, 'CompanyID')),
      ),
    ),
  ),
  only(
    'cii',
    check('BR-56', 'BT-63', representative, ({ root }) =>
      elementsAt(root, ciiPlaces.representative).filter(
        (party) =>
          !elementsAt(party, 'SpecifiedTaxRegistration/ID').some((id) => isVatNumber(id) && !isBlank(id.content)),
      ),
    ),
  ),
  addressCheck('BR-62', 'BT-34', `${ublPlaces.seller}/EndpointID`, ciiPlaces.seller),
  addressCheck('BR-63', 'BT-49', `${ublPlaces.buyer}/EndpointID`, ciiPlaces.buyer),
  only('ubl', check('BR-CO-09', 'BT-31', prefix, ublVatNumbers)),
  only('cii', check('BR-CO-09', 'BT-31', prefix, ciiVatNumbers)),
  only(
    'ubl',
    check('BR-CO-26', 'BT-29', seller, ({ root }) =>
      elementsAt(root, 'AccountingSupplierParty').filter(
        (party) =>
          !exists(party, 'Party/PartyIdentification/ID') &&
          !exists(party, 'Party/PartyLegalEntity/CompanyID') &&
          !elementsAt(party, 'Party/PartyTaxScheme').some((scheme) => isVat(scheme) && exists(scheme, 'CompanyID')),
      ),
    ),
  ),
  only(
    'cii',
    check('BR-CO-26', 'BT-29', seller, ({ root }) =>
      elementsAt(root, ciiPlaces.seller).filter(
        (party) =>
          !exists(party, 'ID|GlobalID') &&
          !exists(party, 'SpecifiedLegalOrganization/ID') &&
          !elementsAt(party, 'SpecifiedTaxRegistration/ID').some(isVatNumber),
      ),
    ),
  ),
];
