import type { Text } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { classificationSchemes } from '../codes/index.ts';
import type { PlacedInvoice } from '../rules/placed-invoice.ts';
import type { Check, Found, Paths } from '../rules/check.ts';
import { check } from '../rules/check.ts';
import { elementsAt, normalized, textAt } from '../rules/element-paths.ts';
import { chosenAt, placesAt } from '../rules/place.ts';
import { ciiPlaces, places, ublPlaces } from '../rules/places.ts';
import { claims } from './claims.ts';

const CATEGORIES = ['M1', 'M2', 'M3', 'N1', 'N2', 'N3'];
const KINDS = ['clean', 'zero-emission', 'other'];

const items = {
  ubl: chosenAt(`${ublPlaces.line}/Item`, isOfVehicles),
  cii: chosenAt(`${ciiPlaces.line}/SpecifiedTradeProduct`, isOfVehicles),
};
const tender = placesAt('OriginatorDocumentReference/ID', `${ciiPlaces.agreement}/AdditionalReferencedDocument`);
const classification: Paths = {
  ubl: 'CommodityClassification/ItemClassificationCode',
  cii: 'DesignatedProductClassification/ClassCode',
};
const attribute: Paths = { ubl: 'AdditionalItemProperty', cii: 'ApplicableProductCharacteristic' };
const attributeName: Paths = { ubl: 'Name', cii: 'Description' };

/** One item of a line: its codes of vehicles, and its attributes that say what kind of vehicle it is. */
interface Item {
  element: XmlElement;
  codes: XmlElement[];
  vehicles: XmlElement[];
  kinds: XmlElement[];
}

/** Items are kept of invoices alone that name the specification, which stands before the lines. */
function isOfVehicles(_: XmlElement, invoice: PlacedInvoice): boolean {
  const isNamed = claims(invoice.outline, 'xrechnung-cvd');
  if (!isNamed) invoice.presume(items, (whole) => !claims(whole, 'xrechnung-cvd'));
  return isNamed;
}

function itemsOf(invoice: PlacedInvoice): Item[] {
  const { family } = invoice;
  return invoice.at(items).map((element) => {
    const codes = elementsAt(element, classification[family]);
    const named = (each: XmlElement): boolean =>
      elementsAt(each, attributeName[family]).some(({ content }) => content === 'cva');
    return {
      element,
      codes,
      vehicles: codes.filter(({ attributes }) => attributes['listID'] === 'CVD'),
      kinds: elementsAt(element, attribute[family]).filter(named),
    };
  });
}

function itemCheck(id: string, term: string, message: Text, find: (item: Item) => Found[]): Check {
  return check(id, term, message, (invoice) => invoice.once(itemsOf).flatMap(find));
}

function namesTender(invoice: PlacedInvoice): boolean {
  if (invoice.family === 'ubl') return invoice.isFilled(tender);
  return invoice
    .at(tender)
    .some((reference) => textAt(reference, 'TypeCode') === '50' && textAt(reference, 'IssuerAssignedID') !== '');
}

/** What invoices for vehicles must say under the directive on clean vehicles, for the specification CVD. */
export const vehicleChecks: Check[] = [
  check(
    'BR-DE-CVD-01',
    'BT-12',
    { de: 'Die Vertragsnummer fehlt.', en: 'The contract reference is missing.' },
    (invoice) => (invoice.isFilled(places.contract) ? [] : [invoice.root]),
  ),
  check(
    'BR-DE-CVD-02',
    'BT-17',
    { de: 'Die Vergabe- oder Losnummer fehlt.', en: 'The tender or lot reference is missing.' },
    (invoice) => (namesTender(invoice) ? [] : [invoice.root]),
  ),
  check(
    'BR-DE-CVD-03',
    'BG-25',
    {
      de: 'Keine Position nennt eine Fahrzeugklasse (CVD) und die Art des Fahrzeugs (cva).',
      en: 'No line gives a vehicle category (CVD) together with the kind of vehicle (cva).',
    },
    (invoice) =>
      invoice.once(itemsOf).some(({ vehicles, kinds }) => vehicles.length > 0 && kinds.length > 0)
        ? []
        : [invoice.root],
  ),
  itemCheck(
    'BR-DE-CVD-04',
    'BT-158',
    { de: 'Diese Fahrzeugklasse gibt es nicht.', en: 'This vehicle category does not exist.' },
    ({ codes }) =>
      codes.filter(
        ({ attributes, content }) =>
          normalized(attributes['listID'] ?? '') === 'CVD' && !CATEGORIES.includes(normalized(content)),
      ),
  ),
  itemCheck(
    'BR-DE-CVD-05',
    'BT-161',
    {
      de: 'Als Art des Fahrzeugs sind nur clean, zero-emission und other vorgesehen.',
      en: 'The kind of vehicle is clean, zero-emission or other, nothing else.',
    },
    ({ kinds }) => kinds.filter((kind) => !KINDS.includes(textAt(kind, 'Value'))),
  ),
  itemCheck(
    'BR-DE-CVD-06-a',
    'BT-160',
    {
      de: 'Zur Fahrzeugklasse gehört genau eine Art des Fahrzeugs (cva).',
      en: 'A vehicle category needs exactly one kind of vehicle (cva).',
    },
    ({ element, vehicles, kinds }) => (vehicles.length > 0 && kinds.length !== 1 ? [element] : []),
  ),
  itemCheck(
    'BR-DE-CVD-06-b',
    'BT-158',
    {
      de: 'Zur Art des Fahrzeugs (cva) gehört genau eine Fahrzeugklasse.',
      en: 'A kind of vehicle (cva) needs exactly one vehicle category.',
    },
    ({ element, vehicles, kinds }) => (kinds.length > 0 && vehicles.length !== 1 ? [element] : []),
  ),
  itemCheck(
    'BR-TMP-CVD-01',
    'BT-158',
    {
      de: 'Das Schema der Klassifizierung steht weder in der Liste UNTDID 7143 noch ist es CVD.',
      en: 'The scheme of the classification is neither in the list UNTDID 7143 nor CVD.',
    },
    ({ codes }) =>
      codes.filter(({ attributes }) => {
        const scheme = normalized(attributes['listID'] ?? '');
        // An empty or missing scheme passes officially, because two blanks stand where the lists are joined.
        return scheme !== '' && scheme !== 'CVD' && !classificationSchemes.has(scheme);
      }),
  ),
];
