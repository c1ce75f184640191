import type { Text } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { addressSchemes, identifierSchemes } from '../codes/index.ts';
import type { Check, Family } from '../rules/check.ts';
import { check } from '../rules/check.ts';
import { normalized } from '../rules/element-paths.ts';
import type { Place } from '../rules/place.ts';
import { chosenAt } from '../rules/place.ts';

/** Schemes of digital health applications, which the extension allows beside the official ones. */
const HEALTH_APPLICATIONS = ['XR01', 'XR02', 'XR03'];
// The official lists let an empty scheme pass, because two blanks stand where they are joined.
const identifiers = new Set([...identifierSchemes, ...HEALTH_APPLICATIONS, '']);
const addresses = new Set([...addressSchemes, ...HEALTH_APPLICATIONS, '']);

/** Which elements a rule is about: all at a path but those in one of these. */
interface Choice {
  path: string;
  outside?: readonly string[];
}

type Row = [id: string, term: string, codes: ReadonlySet<string>, choice: Record<Family, Choice>, message: Text];

const rows: Row[] = [
  [
    'BR-DEX-04',
    'BT-29',
    identifiers,
    {
      ubl: { path: '//PartyIdentification/ID' },
      cii: { path: '//GlobalID', outside: ['SpecifiedTradeProduct', 'ShipToTradeParty'] },
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
      ubl: { path: '//PartyLegalEntity/CompanyID' },
      cii: { path: '//ID', outside: ['SpecifiedTaxRegistration'] },
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
      ubl: { path: '//StandardItemIdentification/ID' },
      cii: { path: '//SpecifiedTradeProduct/GlobalID' },
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
    { ubl: { path: '//EndpointID' }, cii: { path: '//URIUniversalCommunication/URIID' } },
    {
      de: 'Das Schema der elektronischen Adresse steht nicht in der Liste EAS.',
      en: 'The scheme of the electronic address is not in the list EAS.',
    },
  ],
  [
    'BR-DEX-08',
    'BT-71',
    identifiers,
    { ubl: { path: '//DeliveryLocation/ID' }, cii: { path: '//ShipToTradeParty/GlobalID' } },
    {
      de: 'Das Schema des Lieferorts steht nicht in der Liste ISO 6523.',
      en: 'The scheme of the delivery location is not in the list ISO 6523.',
    },
  ],
];

function isInside({ parent }: XmlElement, names: readonly string[]): boolean {
  return parent !== undefined && (names.includes(parent.name) || isInside(parent, names));
}

/** UBL has the creditor's identifier (BT-90) among the identifiers of the seller or the payee. */
function isCreditorIdentifier(scheme: string, element: XmlElement): boolean {
  return scheme === 'SEPA' && /\/(?:AccountingSupplierParty|PayeeParty)\b/.test(element.path);
}

function isUnknown(id: string, codes: ReadonlySet<string>, element: XmlElement): boolean {
  const written = element.attributes['schemeID'];
  if (written === undefined) return false;
  const scheme = normalized(written);
  return !codes.has(scheme) && !(id === 'BR-DEX-04' && isCreditorIdentifier(scheme, element));
}

/** What the extension says of schemes in place of BR-CL-10, 11, 21, 25 and 26. */
export const schemeChecks: Check[] = rows.map(([id, term, codes, choice, message]) => {
  const placeOf = ({ path, outside = [] }: Choice): Place =>
    chosenAt(path, (element) => isUnknown(id, codes, element) && !isInside(element, outside));
  const at = { ubl: placeOf(choice.ubl), cii: placeOf(choice.cii) };
  return check(id, term, message, (invoice) => invoice.at(at));
});
