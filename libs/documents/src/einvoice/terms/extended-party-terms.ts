import type { ExtendedParty } from './extended-parties.ts';
import { extendedAddress, extendedParties, extendedPartsOfParties, schemeOf } from './extended-parties.ts';
import type { Term, TermGroup } from './term.ts';
import { termsOf } from './term.ts';

function address(group: string, first: number, whoseDe: string, whoseEn: string): Term[] {
  const [line1, line2, line3, city, postCode, subdivision, country] = extendedAddress(first);
  return termsOf(group, [
    [postCode, '0..1', 'text', `Postleitzahl ${whoseDe}`, `${whoseEn} post code`],
    [line1, '0..1', 'text', `Anschriftzeile 1 ${whoseDe}`, `${whoseEn} address line 1`],
    [line2, '0..1', 'text', `Anschriftzeile 2 ${whoseDe}`, `${whoseEn} address line 2`],
    [line3, '0..1', 'text', `Anschriftzeile 3 ${whoseDe}`, `${whoseEn} address line 3`],
    [city, '0..1', 'text', `Ort ${whoseDe}`, `${whoseEn} city`],
    [country, '1..1', 'code', `Land ${whoseDe}`, `${whoseEn} country code`],
    [subdivision, '0..1', 'text', `Region ${whoseDe}`, `${whoseEn} country subdivision`],
  ]);
}

function contact(group: string, ids: ExtendedParty['contact'], whoseDe: string, whoseEn: string): Term[] {
  const [person, department, kind, telephone, fax, email] = ids;
  return termsOf(group, [
    [person, '0..1', 'text', `Ansprechpartner ${whoseDe}`, `${whoseEn} contact point`],
    [department, '0..1', 'text', `Abteilung ${whoseDe}`, `${whoseEn} contact department`],
    [kind, '0..1', 'code', `Art des Ansprechpartners ${whoseDe}`, `${whoseEn} contact type code`],
    [telephone, '0..1', 'text', `Telefonnummer ${whoseDe}`, `${whoseEn} contact telephone number`],
    [fax, '0..1', 'text', `Faxnummer ${whoseDe}`, `${whoseEn} contact fax number`],
    [email, '0..1', 'text', `E-Mail-Adresse ${whoseDe}`, `${whoseEn} contact email address`],
  ]);
}

function registration(group: string, id: string, tradingName: string, whoseDe: string, whoseEn: string): Term[] {
  return termsOf(group, [
    [id, '0..1', 'identifier', `Registernummer ${whoseDe}`, `${whoseEn} legal registration identifier`],
    [schemeOf(id), '0..1', 'code', 'Schema der Registernummer', `${whoseEn} legal registration identifier scheme`],
    [tradingName, '0..1', 'text', `Handelsname ${whoseDe}`, `${whoseEn} trading name`],
  ]);
}

function electronic(group: string, id: string, whoseDe: string, whoseEn: string): Term[] {
  return termsOf(group, [
    [id, '0..1', 'identifier', `Elektronische Adresse ${whoseDe}`, `${whoseEn} electronic address`],
    [schemeOf(id), '0..1', 'code', 'Schema der elektronischen Adresse', `${whoseEn} electronic address scheme`],
  ]);
}

function partyTerms(party: ExtendedParty): Term[] {
  const { group, de, en, description, taxNumber, legalAddress } = party;
  return [
    ...termsOf(group, [
      [party.identifiers, '0..n', 'identifier', `Kennung ${de}`, `${en} identifier`],
      [schemeOf(party.identifiers), '0..1', 'code', 'Schema der Kennung', `${en} identifier scheme`],
      [party.name, '0..1', 'text', `Name ${de}`, `${en} name`],
      [party.role, '0..1', 'code', `Rolle ${de}`, `${en} role code`],
      ...(description
        ? ([[description, '0..1', 'text', `Rechtliche Angaben ${de}`, `${en} legal information`]] as const)
        : []),
    ]),
    ...registration(group, party.registration, party.tradingName, de, en),
    ...electronic(group, party.electronicAddress, de, en),
    ...termsOf(group, [
      [party.vatIdentifier, '0..1', 'identifier', `Umsatzsteuer-Id ${de}`, `${en} VAT identifier`],
      ...(taxNumber
        ? ([[taxNumber, '0..1', 'identifier', `Steuernummer ${de}`, `${en} tax registration identifier`]] as const)
        : []),
    ]),
    ...contact(party.contactGroup, party.contact, de, en),
    ...address(party.address[0], party.address[1], de, en),
    ...(legalAddress ? address(legalAddress[0], legalAddress[1], `${de} laut Register`, `${en} registered`) : []),
  ];
}

const { seller, buyer, payee, taxRepresentative, shipTo } = extendedPartsOfParties;

/** The parties of EN 16931 with their groups, and whose their terms are. */
const known = [
  ['BG-4', seller, 'des Verkäufers', 'Seller'],
  ['BG-7', buyer, 'des Käufers', 'Buyer'],
  ['BG-10', payee, 'des Zahlungsempfängers', 'Payee'],
  ['BG-11', taxRepresentative, 'des Steuervertreters', 'Tax representative'],
  ['BG-13', shipTo, 'des Warenempfängers', 'Deliver-to party'],
] as const;

/** What EXTENDED adds to parties of EN 16931, and the parties that it adds. */
export const extendedPartyTerms: readonly Term[] = [
  ...known.flatMap(([group, { role, legalAddress }, de, en]) => [
    ...termsOf(group, [[role, '0..1', 'code', `Rolle ${de}`, `${en} role code`]]),
    ...address(legalAddress[0], legalAddress[1], `${de} laut Register`, `${en} registered`),
  ]),
  ...termsOf('BG-6', [
    ['BT-41-0', '0..1', 'text', 'Abteilung des Verkäufers', 'Seller contact department'],
    ['BT-X-317', '0..1', 'code', 'Art des Ansprechpartners des Verkäufers', 'Seller contact type code'],
    ['BT-X-107', '0..1', 'text', 'Faxnummer des Verkäufers', 'Seller fax number'],
  ]),
  ...termsOf('BG-7', [['BT-X-334', '0..1', 'text', 'Rechtliche Angaben des Käufers', 'Buyer legal information']]),
  ...termsOf('BG-9', [
    ['BT-56-0', '0..1', 'text', 'Abteilung des Käufers', 'Buyer contact department'],
    ['BT-X-318', '0..1', 'code', 'Art des Ansprechpartners des Käufers', 'Buyer contact type code'],
    ['BT-X-115', '0..1', 'text', 'Faxnummer des Käufers', 'Buyer fax number'],
  ]),
  ...termsOf('BG-10', [
    ['BT-X-243', '0..1', 'text', 'Handelsname des Zahlungsempfängers', 'Payee trading name'],
    ['BT-X-257', '0..1', 'identifier', 'Umsatzsteuer-Id des Zahlungsempfängers', 'Payee VAT identifier'],
  ]),
  ...electronic('BG-10', 'BT-X-256', 'des Zahlungsempfängers', 'Payee'),
  ...contact(
    'BG-X-39',
    ['BT-X-244', 'BT-X-245', 'BT-X-326', 'BT-X-246', 'BT-X-247', 'BT-X-248'],
    'des Zahlungsempfängers',
    'Payee',
  ),
  ...address('BG-X-40', 249, 'des Zahlungsempfängers', 'Payee'),
  ...termsOf('BG-11', [
    ['BT-X-117', '0..n', 'identifier', 'Kennung des Steuervertreters', 'Tax representative identifier'],
    ['BT-X-117-1', '0..1', 'code', 'Schema der Kennung', 'Tax representative identifier scheme'],
  ]),
  ...registration('BG-11', 'BT-X-118', 'BT-X-119', 'des Steuervertreters', 'Tax representative'),
  ...electronic('BG-11', 'BT-X-125', 'des Steuervertreters', 'Tax representative'),
  ...contact(
    'BG-X-17',
    ['BT-X-120', 'BT-X-121', 'BT-X-319', 'BT-X-122', 'BT-X-123', 'BT-X-124'],
    'des Steuervertreters',
    'Tax representative',
  ),
  ...registration('BG-13', 'BT-X-153', 'BT-X-154', 'des Warenempfängers', 'Deliver-to party'),
  ...electronic('BG-13', 'BT-X-160', 'des Warenempfängers', 'Deliver-to party'),
  ...termsOf('BG-13', [
    ['BT-X-161', '0..1', 'identifier', 'Umsatzsteuer-Id des Warenempfängers', 'Deliver-to party VAT identifier'],
  ]),
  ...contact(
    'BG-X-26',
    ['BT-X-155', 'BT-X-156', 'BT-X-321', 'BT-X-157', 'BT-X-158', 'BT-X-159'],
    'des Warenempfängers',
    'Deliver-to party',
  ),
  ...Object.values(extendedParties).flatMap(partyTerms),
];

function partGroups(party: ExtendedParty): TermGroup[] {
  const { group, parent, de, en, legalAddress, contactGroup, address: place } = party;
  const own: TermGroup[] = [
    { id: group, parent, cardinality: '0..1', de: `Angaben ${de}`, en },
    { id: contactGroup, parent: group, cardinality: '0..n', de: `Ansprechpartner ${de}`, en: `${en} contact` },
    { id: place[0], parent: group, cardinality: '0..1', de: `Anschrift ${de}`, en: `${en} postal address` },
  ];
  return legalAddress ? [...own, registeredAddress(legalAddress[0], group, de, en)] : own;
}

function registeredAddress(id: string, parent: string, de: string, en: string): TermGroup {
  return { id, parent, cardinality: '0..1', de: `Registeranschrift ${de}`, en: `${en} registered address` };
}

/** The groups of the parties that EXTENDED adds, and of the addresses that it adds to others. */
export const extendedPartyGroups: readonly TermGroup[] = [
  ...known.map(([parent, { legalAddress }, de, en]) => registeredAddress(legalAddress[0], parent, de, en)),
  ...Object.values(extendedParties).flatMap(partGroups),
];
