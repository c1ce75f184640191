import type { XmlElement } from '../../xml/xml-element.ts';
import { specificationIds } from '../profile.ts';
import type { Check, LineCheck } from '../rules/check.ts';
import { check, lineCheck, nothing, only } from '../rules/check.ts';
import type { Place } from '../rules/place.ts';
import { chosenAt, placeAt } from '../rules/place.ts';
import type { PlacedInvoice } from '../rules/placed-invoice.ts';
import { elementsAt, exists, normalized, rawAt } from '../rules/element-paths.ts';
import { formOf } from '../structure/value-forms.ts';
import { bothGerman } from './german-parties.ts';

const PROCESS = /^urn:fdc:peppol\.eu:2017:poacc:billing:\d\d:1\.0$/;
const INVOICE_TYPES =
  '71 80 82 84 102 218 219 326 331 380 382 383 384 386 388 393 395 553 575 623 780 817 870 875 876 877'.split(' ');
const CREDIT_TYPES = ['381', '396', '81', '83', '532'];
const GERMAN_TYPES = ['326', '384'];

/** Amounts that are in the currency of the invoice. */
const AMOUNTS = [
  'Amount',
  'BaseAmount',
  'PriceAmount',
  'TaxableAmount',
  'LineExtensionAmount',
  'TaxExclusiveAmount',
  'TaxInclusiveAmount',
  'AllowanceTotalAmount',
  'ChargeTotalAmount',
  'PrepaidAmount',
  'PayableRoundingAmount',
  'PayableAmount',
];
const DATES = ['IssueDate', 'DueDate', 'TaxPointDate', 'StartDate', 'EndDate', 'ActualDeliveryDate'];

const isDate = formOf('date');
const currency = placeAt('DocumentCurrencyCode');

function mayBeInOtherCurrency({ attributes }: XmlElement, { outline }: PlacedInvoice): boolean {
  return !outline.has(currency) || attributes['currencyID'] !== outline.raw(currency);
}

const at = {
  note: placeAt('Note'),
  buyerReference: placeAt('BuyerReference'),
  order: placeAt('OrderReference/ID'),
  specification: placeAt('CustomizationID'),
  process: placeAt('ProfileID'),
  amounts: chosenAt(`//${AMOUNTS.join('|')}`, mayBeInOtherCurrency),
  dates: chosenAt(`//${DATES.join('|')}`, ({ content }) => content.length !== 10 || !isDate?.(content)),
  taxTotal: placeAt('TaxTotal'),
  reference: placeAt('AdditionalDocumentReference'),
  invoiceType: placeAt('InvoiceTypeCode'),
  creditType: placeAt('CreditNoteTypeCode'),
};

function ownAmounts(invoice: PlacedInvoice): XmlElement[] {
  const withGroups = invoice.at(at.taxTotal).filter((total) => exists(total, 'TaxSubtotal'));
  const vat = withGroups.flatMap((total) => elementsAt(total, 'TaxAmount'));
  return [...invoice.at(at.amounts), ...vat];
}

/** What Peppol asks of an invoice on its network, beyond what XRechnung takes over; the network carries UBL. */
export const networkChecks: readonly Check[] = [
  check(
    'PEPPOL-EN16931-R002',
    'BT-22',
    { de: 'Mehr als eine Anmerkung zur Rechnung ist nicht vorgesehen.', en: 'No more than one note is foreseen.' },
    (invoice) => (bothGerman(invoice) ? [] : invoice.at(at.note).slice(1)),
  ),
  check(
    'PEPPOL-EN16931-R003',
    'BT-10',
    {
      de: 'Weder eine Käuferreferenz noch eine Bestellnummer steht da.',
      en: 'Neither a buyer reference nor a purchase order reference is given.',
    },
    (invoice) => (invoice.has(at.buyerReference) || invoice.has(at.order) ? [] : [invoice.root]),
  ),
  check(
    'PEPPOL-EN16931-R004',
    'BT-24',
    {
      de: 'Die Kennung der Spezifikation ist nicht die von Peppol BIS Billing 3.',
      en: 'The specification identifier is not that of Peppol BIS Billing 3.',
    },
    (invoice) =>
      invoice.text(at.specification).startsWith(specificationIds.peppol)
        ? []
        : [invoice.first(at.specification) ?? invoice.root],
  ),
  check(
    'PEPPOL-EN16931-R007',
    'BT-23',
    {
      de: 'Die Kennung des Geschäftsprozesses hat nicht die Form, die Peppol vorgibt.',
      en: 'The business process does not have the form that Peppol prescribes.',
    },
    (invoice) => (PROCESS.test(invoice.text(at.process)) ? [] : [invoice.first(at.process) ?? invoice.root]),
  ),
  check(
    'PEPPOL-EN16931-R051',
    'BT-5',
    {
      de: 'Der Betrag steht nicht in der Währung der Rechnung.',
      en: 'The amount is not in the currency of the invoice.',
    },
    (invoice) => {
      const code = invoice.raw(currency);
      return ownAmounts(invoice).filter(({ attributes }) => attributes['currencyID'] !== code);
    },
  ),
  check(
    'PEPPOL-EN16931-R080',
    'BT-11',
    { de: 'Mehr als eine Projektnummer ist nicht vorgesehen.', en: 'No more than one project reference is foreseen.' },
    (invoice) => {
      if (invoice.syntax !== 'ubl-credit-note') return [];
      const projects = invoice.at(at.reference).filter((each) => rawAt(each, 'DocumentTypeCode') === '50');
      return projects.slice(1);
    },
  ),
  check(
    'PEPPOL-EN16931-F001',
    undefined,
    { de: 'Ein Datum hat die Form JJJJ-MM-TT.', en: 'A date has the form YYYY-MM-DD.' },
    (invoice) => invoice.at(at.dates),
  ),
  check(
    'PEPPOL-EN16931-P0100',
    'BT-3',
    { de: 'Peppol kennt diese Rechnungsart nicht.', en: 'Peppol does not know this type of invoice.' },
    (invoice) => typesOutside(invoice, at.invoiceType, INVOICE_TYPES),
  ),
  check(
    'PEPPOL-EN16931-P0101',
    'BT-3',
    { de: 'Peppol kennt diese Art von Gutschrift nicht.', en: 'Peppol does not know this type of credit note.' },
    (invoice) => typesOutside(invoice, at.creditType, CREDIT_TYPES),
  ),
  check(
    'PEPPOL-EN16931-P0112',
    'BT-3',
    {
      de: 'Diese Rechnungsart ist nur zwischen deutschen Beteiligten erlaubt.',
      en: 'This type of invoice is allowed between German parties only.',
    },
    (invoice) =>
      bothGerman(invoice)
        ? []
        : invoice.at(at.invoiceType).filter(({ content }) => GERMAN_TYPES.includes(normalized(content))),
  ),
].map((each) => only('ubl', each));

/** The lists of types are those of the process 01; others have none. */
function typesOutside(invoice: PlacedInvoice, type: Place, codes: readonly string[]): XmlElement[] {
  if (!invoice.text(at.process).endsWith(':billing:01:1.0')) return [];
  return invoice.at(type).filter(({ content }) => !codes.includes(normalized(content)));
}

/** The same of each line. */
export const networkLineChecks: readonly LineCheck[] = [
  only(
    'ubl',
    lineCheck(
      'PEPPOL-EN16931-R100',
      'BT-128',
      {
        de: 'Eine Position nennt höchstens ein abgerechnetes Objekt.',
        en: 'A line names one invoiced object at most.',
      },
      ({ line, reference }) => (reference.length > 1 ? [line] : nothing),
    ),
  ),
];
