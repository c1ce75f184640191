import type { Text } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import type { PlacedInvoice } from '../rules/placed-invoice.ts';
import { looksLikeIban } from './account-number.ts';
import type { Check } from '../rules/check.ts';
import { check, milder, nothing } from '../rules/check.ts';
import { exists, rawAt, textAt } from '../rules/element-paths.ts';
import { placeAt } from '../rules/place.ts';
import { ciiPlaces, places } from '../rules/places.ts';

/** How an invoice is paid, as far as one payment means of it says so. */
interface Means {
  element: XmlElement;
  code: string;
  /** BG-17, BG-18, BG-19. */
  hasAccount: boolean;
  hasCard: boolean;
  hasDebit: boolean;
  /** Banks without an account, which only CII can name beside a direct debit. */
  hasBank: boolean;
  /** BT-84 and BT-91 as written. */
  account: string;
  debited: string;
}

const TRANSFER = ['30', '58'];
const CARD = ['48', '54', '55'];
const DEBIT = ['59'];

const at = {
  mandate: placeAt('PaymentMeans/PaymentMandate'),
  debited: placeAt('PaymentMeans/PaymentMandate/PayerFinancialAccount/ID'),
  creditors: ['AccountingSupplierParty/Party', 'PayeeParty'].map((party) => placeAt(`${party}/PartyIdentification/ID`)),
  ciiMandate: placeAt(`${ciiPlaces.settlement}/SpecifiedTradePaymentTerms/DirectDebitMandateID`),
  ciiCreditor: placeAt(`${ciiPlaces.settlement}/CreditorReferenceID`),
  ciiDebited: placeAt(`${ciiPlaces.paymentMeans}/PayerPartyDebtorFinancialAccount/IBANID`),
};

/** The payment means of an invoice. */
function meansOf(invoice: PlacedInvoice): readonly Means[] {
  return invoice.at(places.paymentMeans).map(invoice.family === 'cii' ? ciiMeans(invoice) : ublMeans);
}

function ublMeans(element: XmlElement): Means {
  return {
    element,
    code: textAt(element, 'PaymentMeansCode'),
    hasAccount: exists(element, 'PayeeFinancialAccount'),
    hasCard: exists(element, 'CardAccount'),
    hasDebit: exists(element, 'PaymentMandate'),
    hasBank: false,
    account: rawAt(element, 'PayeeFinancialAccount/ID'),
    debited: rawAt(element, 'PaymentMandate/PayerFinancialAccount/ID'),
  };
}

/** CII has no element for BG-19: each of its three terms stands for it, two of them outside the payment means. */
function ciiMeans(invoice: PlacedInvoice): (element: XmlElement) => Means {
  const { mandate, creditor } = debitTerms(invoice);
  return (element) => ({
    element,
    code: textAt(element, 'TypeCode'),
    hasAccount: exists(element, 'PayeePartyCreditorFinancialAccount'),
    hasCard: exists(element, 'ApplicableTradeSettlementFinancialCard'),
    hasDebit: mandate || creditor || exists(element, 'PayerPartyDebtorFinancialAccount/IBANID'),
    hasBank: exists(element, 'PayeeSpecifiedCreditorFinancialInstitution|PayerSpecifiedDebtorFinancialInstitution'),
    account: rawAt(element, 'PayeePartyCreditorFinancialAccount/IBANID'),
    debited: rawAt(element, 'PayerPartyDebtorFinancialAccount/IBANID'),
  });
}

/** Which terms of a direct debit there are: BT-89, BT-90, BT-91. */
function debitTerms(invoice: PlacedInvoice): { mandate: boolean; creditor: boolean; debited: boolean } {
  if (invoice.family === 'cii')
    return {
      mandate: invoice.has(at.ciiMandate),
      creditor: invoice.has(at.ciiCreditor),
      debited: invoice.has(at.ciiDebited),
    };
  return {
    mandate: invoice.has(at.mandate),
    creditor: at.creditors.some((place) => invoice.at(place).some(isOfSepa)),
    debited: invoice.has(at.debited),
  };
}

function isOfSepa({ attributes }: XmlElement): boolean {
  return attributes['schemeID'] === 'SEPA';
}

/** In UBL the mandate is the group; in CII any of its terms is, and a term that stands alone is too little. */
function debitLacks(invoice: PlacedInvoice, term: 'creditor' | 'debited'): boolean {
  const terms = debitTerms(invoice);
  if (invoice.family === 'ubl') return terms.mandate && !terms[term];
  const others = terms.mandate || terms[term === 'creditor' ? 'debited' : 'creditor'];
  return (others || terms[term]) && !(others && terms[term]);
}

function meansRule(
  id: string,
  term: string,
  codes: readonly string[],
  message: Text,
  broken: (means: Means) => boolean,
): Check {
  return check(id, term, message, (invoice) =>
    invoice
      .once(meansOf)
      .filter((means) => codes.includes(means.code) && broken(means))
      .map(({ element }) => element),
  );
}

function debitRule(id: string, term: string, message: Text, lacks: 'creditor' | 'debited'): Check {
  return check(id, term, message, (invoice) => (debitLacks(invoice, lacks) ? [invoice.root] : nothing));
}

/** Payment instructions: there must be some, and each code takes its own group and no other. */
export const paymentChecks: Check[] = [
  check(
    'BR-DE-1',
    'BG-16',
    { de: 'Angaben zur Zahlung fehlen.', en: 'The payment instructions are missing.' },
    (invoice) => (invoice.has(places.paymentMeans) ? nothing : [invoice.root]),
  ),
  milder(
    'warning',
    meansRule(
      'BR-DE-19',
      'BT-84',
      ['58'],
      {
        de: 'Zur SEPA-Überweisung gehört eine gültige IBAN; diese besteht die Prüfung nicht.',
        en: 'A SEPA credit transfer needs a valid IBAN; this one fails its check.',
      },
      ({ account }) => !looksLikeIban(account),
    ),
  ),
  milder(
    'warning',
    meansRule(
      'BR-DE-20',
      'BT-91',
      DEBIT,
      {
        de: 'Zur SEPA-Lastschrift gehört eine gültige IBAN des Belasteten; diese besteht die Prüfung nicht.',
        en: "A SEPA direct debit needs the debtor's valid IBAN; this one fails its check.",
      },
      ({ debited }) => !looksLikeIban(debited),
    ),
  ),
  meansRule(
    'BR-DE-23-a',
    'BG-17',
    TRANSFER,
    { de: 'Zur Überweisung fehlt das Konto.', en: 'The credit transfer has no account.' },
    ({ hasAccount }) => !hasAccount,
  ),
  meansRule(
    'BR-DE-23-b',
    'BG-16',
    TRANSFER,
    {
      de: 'Neben einer Überweisung stehen Angaben zu Karte oder Lastschrift.',
      en: 'A credit transfer stands beside data of a card or a direct debit.',
    },
    ({ hasCard, hasDebit }) => hasCard || hasDebit,
  ),
  meansRule(
    'BR-DE-24-a',
    'BG-18',
    CARD,
    { de: 'Zur Kartenzahlung fehlt die Karte.', en: 'The card payment has no card.' },
    ({ hasCard }) => !hasCard,
  ),
  meansRule(
    'BR-DE-24-b',
    'BG-16',
    CARD,
    {
      de: 'Neben einer Kartenzahlung stehen Angaben zu Überweisung oder Lastschrift.',
      en: 'A card payment stands beside data of a credit transfer or a direct debit.',
    },
    ({ hasAccount, hasDebit }) => hasAccount || hasDebit,
  ),
  meansRule(
    'BR-DE-25-a',
    'BG-19',
    DEBIT,
    { de: 'Zur Lastschrift fehlen Mandat und Konto.', en: 'The direct debit has neither mandate nor account.' },
    ({ hasDebit }) => !hasDebit,
  ),
  meansRule(
    'BR-DE-25-b',
    'BG-16',
    DEBIT,
    {
      de: 'Neben einer Lastschrift stehen Angaben zu Überweisung oder Karte.',
      en: 'A direct debit stands beside data of a credit transfer or a card.',
    },
    ({ hasAccount, hasCard, hasBank }) => hasAccount || hasCard || hasBank,
  ),
  debitRule(
    'BR-DE-30',
    'BT-90',
    { de: 'Zur Lastschrift fehlt die Gläubiger-ID.', en: "The direct debit lacks the creditor's identifier." },
    'creditor',
  ),
  debitRule(
    'BR-DE-31',
    'BT-91',
    { de: 'Zur Lastschrift fehlt das belastete Konto.', en: 'The direct debit lacks the debited account.' },
    'debited',
  ),
];
