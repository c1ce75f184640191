import type { Text } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { addressSchemes, identifierSchemes } from '../codes/index.ts';
import type { Check, Family } from '../rules/check.ts';
import { check, familyOf } from '../rules/check.ts';
import { normalized } from '../rules/element-paths.ts';
import { claims } from './claims.ts';

/** Schemes of digital health applications, which the extension allows beside the official ones. */
const HEALTH_APPLICATIONS = ['XR01', 'XR02', 'XR03'];
// The official lists let an empty scheme pass, because two blanks stand where they are joined.
const identifiers = new Set([...identifierSchemes, ...HEALTH_APPLICATIONS, '']);
const addresses = new Set([...addressSchemes, ...HEALTH_APPLICATIONS, '']);

/** Which elements a rule is about: their name, and where they stand. */
interface Choice {
  name: string;
  /** Directly in an element of that name. */
  parent?: string;
  /** Nowhere in one of these. */
  outside?: readonly string[];
}

type Row = [id: string, term: string, codes: ReadonlySet<string>, choice: Record<Family, Choice>, message: Text];

const rows: Row[] = [
  [
    'BR-DEX-04',
    'BT-29',
    identifiers,
    {
      ubl: { name: 'ID', parent: 'PartyIdentification' },
      cii: { name: 'GlobalID', outside: ['SpecifiedTradeProduct', 'ShipToTradeParty'] },
    },
    {
      de: 'Das Schema der Kennung eines Beteiligten steht nicht in der Liste ISO 6523.',
      en: "The scheme of a party's identifier is not in the list ISO 6523.",
    },
  ],
  [
    'BR-DEX-05',
    'BT-30',
    identifiers,
    {
      ubl: { name: 'CompanyID', parent: 'PartyLegalEntity' },
      cii: { name: 'ID', outside: ['SpecifiedTaxRegistration'] },
    },
    {
      de: 'Das Schema der Registernummer steht nicht in der Liste ISO 6523.',
      en: 'The scheme of the registration identifier is not in the list ISO 6523.',
    },
  ],
  [
    'BR-DEX-06',
    'BT-157',
    identifiers,
    {
      ubl: { name: 'ID', parent: 'StandardItemIdentification' },
      cii: { name: 'GlobalID', parent: 'SpecifiedTradeProduct' },
    },
    {
      de: 'Das Schema der Artikelkennung steht nicht in der Liste ISO 6523.',
      en: 'The scheme of the item identifier is not in the list ISO 6523.',
    },
  ],
  [
    'BR-DEX-07',
    'BT-34',
    addresses,
    { ubl: { name: 'EndpointID' }, cii: { name: 'URIID', parent: 'URIUniversalCommunication' } },
    {
      de: 'Das Schema der elektronischen Adresse steht nicht in der Liste EAS.',
      en: 'The scheme of the electronic address is not in the list EAS.',
    },
  ],
  [
    'BR-DEX-08',
    'BT-71',
    identifiers,
    { ubl: { name: 'ID', parent: 'DeliveryLocation' }, cii: { name: 'GlobalID', parent: 'ShipToTradeParty' } },
    {
      de: 'Das Schema des Lieferorts steht nicht in der Liste ISO 6523.',
      en: 'The scheme of the delivery location is not in the list ISO 6523.',
    },
  ],
];

function chosen(root: XmlElement, { name, parent, outside = [] }: Choice): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement, above: string): void => {
    if (outside.includes(element.name)) return;
    if (element.name === name && (parent === undefined || parent === above)) found.push(element);
    for (const child of element.children) visit(child, element.name);
  };
  visit(root, '');
  return found;
}

/** UBL has the creditor's identifier (BT-90) among the identifiers of the seller or the payee. */
function isCreditorIdentifier(scheme: string, element: XmlElement): boolean {
  return scheme === 'SEPA' && /\/(?:AccountingSupplierParty|PayeeParty)\b/.test(element.path);
}

/** What the extension says of schemes in place of BR-CL-10, 11, 21, 25 and 26. */
export const schemeChecks: Check[] = rows.map(([id, term, codes, choice, message]) =>
  check(id, term, message, (invoice) => {
    if (!claims(invoice, 'xrechnung-extension')) return [];
    return chosen(invoice.root, choice[familyOf(invoice)]).filter((element) => {
      const written = element.attributes['schemeID'];
      if (written === undefined) return false;
      const scheme = normalized(written);
      return !codes.has(scheme) && !(id === 'BR-DEX-04' && isCreditorIdentifier(scheme, element));
    });
  }),
);
