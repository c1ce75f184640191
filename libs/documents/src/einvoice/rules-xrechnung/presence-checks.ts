import type { XmlElement } from '../../xml/xml-element.ts';
import type { PlacedInvoice } from '../rules/placed-invoice.ts';
import type { Check, Paths } from '../rules/check.ts';
import { check, nothing } from '../rules/check.ts';
import { elementsAt, exists, filled } from '../rules/element-paths.ts';
import type { Places } from '../rules/place.ts';
import { places } from '../rules/places.ts';

/** What must be filled in each element of a place that there is: id, term, place, what, its name in German and English. */
type Row = [id: string, term: string, within: Places, what: Paths, de: string, en: string];

const rows: Row[] = [
  ['BR-DE-3', 'BT-37', places.sellerAddress, same('CityName'), 'Der Ort des Verkäufers', "The seller's city"],
  ['BR-DE-4', 'BT-38', places.sellerAddress, postCode(), 'Die Postleitzahl des Verkäufers', "The seller's post code"],
  [
    'BR-DE-5',
    'BT-41',
    places.sellerContact,
    { ubl: 'Name', cii: 'PersonName|DepartmentName' },
    'Der Ansprechpartner des Verkäufers',
    "The seller's contact point",
  ],
  [
    'BR-DE-6',
    'BT-42',
    places.sellerContact,
    { ubl: 'Telephone', cii: 'TelephoneUniversalCommunication/CompleteNumber' },
    'Die Telefonnummer des Verkäufers',
    "The seller's telephone number",
  ],
  [
    'BR-DE-7',
    'BT-43',
    places.sellerContact,
    { ubl: 'ElectronicMail', cii: 'EmailURIUniversalCommunication/URIID' },
    'Die E-Mail-Adresse des Verkäufers',
    "The seller's e-mail address",
  ],
  ['BR-DE-8', 'BT-52', places.buyerAddress, same('CityName'), 'Der Ort des Käufers', "The buyer's city"],
  ['BR-DE-9', 'BT-53', places.buyerAddress, postCode(), 'Die Postleitzahl des Käufers', "The buyer's post code"],
  ['BR-DE-10', 'BT-77', places.deliveryAddress, same('CityName'), 'Der Ort der Lieferung', 'The city of the delivery'],
  [
    'BR-DE-11',
    'BT-78',
    places.deliveryAddress,
    postCode(),
    'Die Postleitzahl der Lieferung',
    'The post code of the delivery',
  ],
  [
    'BR-DE-14',
    'BT-119',
    places.vatGroup,
    { ubl: 'TaxCategory/Percent', cii: 'RateApplicablePercent' },
    'Der Steuersatz einer Steuergruppe',
    'The rate of a VAT group',
  ],
];

function same(path: string): Paths {
  return { ubl: path, cii: path };
}

function postCode(): Paths {
  return { ubl: 'PostalZone', cii: 'PostcodeCode' };
}

function lacking(invoice: PlacedInvoice, within: Places, what: Paths): XmlElement[] {
  const path = what[invoice.family];
  return invoice.at(within).filter((element) => !filled(element, path));
}

/** What XRechnung wants to see filled in, where EN 16931 leaves it open. */
export const presenceChecks: Check[] = [
  ...rows.map(([id, term, within, what, de, en]) =>
    check(id, term, { de: `${de} fehlt.`, en: `${en} is missing.` }, (invoice) => lacking(invoice, within, what)),
  ),
  check(
    'BR-DE-2',
    'BG-6',
    { de: 'Der Verkäufer nennt keinen Ansprechpartner.', en: 'The seller names no contact.' },
    (invoice) => {
      const contact = invoice.syntax === 'cii' ? 'DefinedTradeContact' : 'Party/Contact';
      const silent = invoice.at(places.seller).filter((seller) => !exists(seller, contact));
      // UBL wraps the party, which is what the model knows.
      return silent.map((seller) => elementsAt(seller, 'Party')[0] ?? seller);
    },
  ),
  check(
    'BR-DE-15',
    'BT-10',
    {
      de: 'Die Käuferreferenz fehlt: bei Behörden die Leitweg-ID, sonst ein Zeichen des Käufers.',
      en: "The buyer reference is missing: the Leitweg-ID of a public buyer, otherwise a sign of the buyer's own.",
    },
    (invoice) => (invoice.isFilled(places.buyerReference) ? nothing : [invoice.root]),
  ),
];
