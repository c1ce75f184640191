import type { Text } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { classificationSchemes } from '../codes/index.ts';
import type { SourceInvoice } from '../source/source-invoice.ts';
import type { Check, Found, Paths } from '../rules/check.ts';
import { check, familyOf } from '../rules/check.ts';
import { elementsAt, filled, normalized, textAt } from '../rules/element-paths.ts';
import { ciiPlaces, places } from '../rules/places.ts';
import { claims } from './claims.ts';

const CATEGORIES = ['M1', 'M2', 'M3', 'N1', 'N2', 'N3'];
const KINDS = ['clean', 'zero-emission', 'other'];

const item: Paths = { ubl: 'Item', cii: 'SpecifiedTradeProduct' };
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

function itemsOf(invoice: SourceInvoice): Item[] {
  const family = familyOf(invoice);
  return elementsAt(invoice.root, `${places.line[family]}/${item[family]}`).map((element) => {
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

function vehicleCheck(id: string, term: string, message: Text, find: (invoice: SourceInvoice) => Found[]): Check {
  return check(id, term, message, (invoice) => (claims(invoice, 'xrechnung-cvd') ? find(invoice) : []));
}

function itemCheck(id: string, term: string, message: Text, find: (item: Item) => Found[]): Check {
  return vehicleCheck(id, term, message, (invoice) => itemsOf(invoice).flatMap(find));
}

function namesTender({ root, syntax }: SourceInvoice): boolean {
  if (syntax !== 'cii') return filled(root, 'OriginatorDocumentReference/ID');
  return elementsAt(root, `${ciiPlaces.agreement}/AdditionalReferencedDocument`).some(
    (reference) => textAt(reference, 'TypeCode') === '50' && textAt(reference, 'IssuerAssignedID') !== '',
  );
}

/** What invoices for vehicles must say under the directive on clean vehicles, for the specification CVD. */
export const vehicleChecks: Check[] = [
  vehicleCheck(
    'BR-DE-CVD-01',
    'BT-12',
    { de: 'Die Vertragsnummer fehlt.', en: 'The contract reference is missing.' },
    (invoice) => (filled(invoice.root, places.contract[familyOf(invoice)]) ? [] : [invoice.root]),
  ),
  vehicleCheck(
    'BR-DE-CVD-02',
    'BT-17',
    { de: 'Die Vergabe- oder Losnummer fehlt.', en: 'The tender or lot reference is missing.' },
    (invoice) => (namesTender(invoice) ? [] : [invoice.root]),
  ),
  vehicleCheck(
    'BR-DE-CVD-03',
    'BG-25',
    {
      de: 'Keine Position nennt eine Fahrzeugklasse (CVD) und die Art des Fahrzeugs (cva).',
      en: 'No line gives a vehicle category (CVD) together with the kind of vehicle (cva).',
    },
    (invoice) =>
      itemsOf(invoice).some(({ vehicles, kinds }) => vehicles.length > 0 && kinds.length > 0) ? [] : [invoice.root],
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
