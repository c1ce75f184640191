import type { Text } from '../../../diagnostic.ts';
import type { VatParties } from './vat-facts.ts';

/** Which identifiers of the parties a category demands or forbids. */
interface PartyDemand {
  met(parties: VatParties): boolean;
  term: string;
  de: string;
  en: string;
}

/** What the rules say of one category of the tax. */
export interface VatCategory {
  /** As the ids of its rules name it: `AE`, `IC`, `AF`. */
  prefix: string;
  code: string;
  name: Text;
  parties: PartyDemand;
  /** What the rate must be; CII judges the canary islands otherwise than UBL. */
  rate: 'positive' | 'zero' | 'not-negative' | 'none' | 'positive-in-cii';
  /** Whether a reason of the exemption must stand in the breakdown, or must not. */
  reason: 'demanded' | 'forbidden';
  /** True for categories that have several rates, each with a group of its own. */
  hasRates: boolean;
}

const registered: PartyDemand = {
  met: ({ sellerAny, representativeVat }) => sellerAny || representativeVat,
  term: 'BT-31',
  de: 'fehlt eine Umsatzsteuer-Id oder Steuernummer des Verkäufers oder seines Steuervertreters',
  en: 'needs a VAT identifier or tax number of the seller or of its tax representative',
};
const registeredForVat: PartyDemand = {
  met: ({ sellerVat, representativeVat }) => sellerVat || representativeVat,
  term: 'BT-31',
  de: 'fehlt die Umsatzsteuer-Id des Verkäufers oder seines Steuervertreters',
  en: 'needs the VAT identifier of the seller or of its tax representative',
};
const bothRegistered: PartyDemand = {
  met: (parties) => registered.met(parties) && (parties.buyerVat || parties.buyerLegal),
  term: 'BT-48',
  de: 'fehlt eine steuerliche Kennung des Verkäufers oder die Umsatzsteuer-Id oder Registernummer des Käufers',
  en: 'needs a tax identifier of the seller, and the VAT identifier or registration identifier of the buyer',
};
const bothRegisteredForVat: PartyDemand = {
  met: (parties) => registeredForVat.met(parties) && parties.buyerVat,
  term: 'BT-48',
  de: 'fehlt die Umsatzsteuer-Id des Verkäufers (oder seines Steuervertreters) oder die des Käufers',
  en: 'needs the VAT identifiers of the seller (or its tax representative) and of the buyer',
};
const noneRegistered: PartyDemand = {
  met: ({ sellerVat, representativeVat, buyerVat }) => !sellerVat && !representativeVat && !buyerVat,
  term: 'BT-31',
  de: 'darf die Rechnung keine Umsatzsteuer-Id nennen',
  en: 'must not come with a VAT identifier of any party',
};

/** The categories of UNTDID 5305 that EN 16931 uses. */
export const vatCategories: readonly VatCategory[] = [
  {
    prefix: 'S',
    code: 'S',
    name: { de: 'S (Normalsatz)', en: 'S (standard rate)' },
    parties: registered,
    rate: 'positive',
    reason: 'forbidden',
    hasRates: true,
  },
  {
    prefix: 'Z',
    code: 'Z',
    name: { de: 'Z (Nullsatz)', en: 'Z (zero rated)' },
    parties: registered,
    rate: 'zero',
    reason: 'forbidden',
    hasRates: false,
  },
  {
    prefix: 'E',
    code: 'E',
    name: { de: 'E (steuerfrei)', en: 'E (exempt)' },
    parties: registered,
    rate: 'zero',
    reason: 'demanded',
    hasRates: false,
  },
  {
    prefix: 'AE',
    code: 'AE',
    name: { de: 'AE (Steuerschuldnerschaft des Leistungsempfängers)', en: 'AE (reverse charge)' },
    parties: bothRegistered,
    rate: 'zero',
    reason: 'demanded',
    hasRates: false,
  },
  {
    prefix: 'IC',
    code: 'K',
    name: { de: 'K (innergemeinschaftliche Lieferung)', en: 'K (intra-community supply)' },
    parties: bothRegisteredForVat,
    rate: 'zero',
    reason: 'demanded',
    hasRates: false,
  },
  {
    prefix: 'G',
    code: 'G',
    name: { de: 'G (Ausfuhr)', en: 'G (export)' },
    parties: registeredForVat,
    rate: 'zero',
    reason: 'demanded',
    hasRates: false,
  },
  {
    prefix: 'O',
    code: 'O',
    name: { de: 'O (nicht steuerbar)', en: 'O (not subject to VAT)' },
    parties: noneRegistered,
    rate: 'none',
    reason: 'demanded',
    hasRates: false,
  },
  {
    prefix: 'AF',
    code: 'L',
    name: { de: 'L (Kanarische Inseln, IGIC)', en: 'L (Canary Islands, IGIC)' },
    parties: registered,
    rate: 'positive-in-cii',
    reason: 'forbidden',
    hasRates: true,
  },
  {
    prefix: 'AG',
    code: 'M',
    name: { de: 'M (Ceuta und Melilla, IPSI)', en: 'M (Ceuta and Melilla, IPSI)' },
    parties: registered,
    rate: 'not-negative',
    reason: 'forbidden',
    hasRates: true,
  },
];
