import type { XmlElement } from '../../xml/xml-element.ts';
import { specificationIds } from '../profile.ts';
import type { Check } from '../rules/check.ts';
import { check, only } from '../rules/check.ts';
import { descendantsNamed, elementsAt, exists, normalized, rawAt, textAt } from '../rules/element-paths.ts';
import { fitsType } from '../structure/value-forms.ts';
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

function ownAmounts(root: XmlElement): XmlElement[] {
  const withGroups = elementsAt(root, 'TaxTotal').filter((total) => exists(total, 'TaxSubtotal'));
  const vat = withGroups.flatMap((total) => elementsAt(total, 'TaxAmount'));
  return [...descendantsNamed(root, ...AMOUNTS), ...vat];
}

/** What Peppol asks of an invoice on its network, beyond what XRechnung takes over; the network carries UBL. */
export const networkChecks: readonly Check[] = [
  check(
    'PEPPOL-EN16931-R002',
    'BT-22',
    { de: 'Mehr als eine Anmerkung zur Rechnung ist nicht vorgesehen.', en: 'No more than one note is foreseen.' },
    ({ root }) => (bothGerman(root) ? [] : elementsAt(root, 'Note').slice(1)),
  ),
  check(
    'PEPPOL-EN16931-R003',
    'BT-10',
    {
      de: 'Weder eine Käuferreferenz noch eine Bestellnummer steht da.',
      en: 'Neither a buyer reference nor a purchase order reference is given.',
    },
    ({ root }) => (exists(root, 'BuyerReference') || exists(root, 'OrderReference/ID') ? [] : [root]),
  ),
  check(
    'PEPPOL-EN16931-R004',
    'BT-24',
    {
      de: 'Die Kennung der Spezifikation ist nicht die von Peppol BIS Billing 3.',
      en: 'The specification identifier is not that of Peppol BIS Billing 3.',
    },
    ({ root }) =>
      textAt(root, 'CustomizationID').startsWith(specificationIds.peppol)
        ? []
        : [elementsAt(root, 'CustomizationID')[0] ?? root],
  ),
  check(
    'PEPPOL-EN16931-R007',
    'BT-23',
    {
      de: 'Die Kennung des Geschäftsprozesses hat nicht die Form, die Peppol vorgibt.',
      en: 'The business process does not have the form that Peppol prescribes.',
    },
    ({ root }) => (PROCESS.test(textAt(root, 'ProfileID')) ? [] : [elementsAt(root, 'ProfileID')[0] ?? root]),
  ),
  check(
    'PEPPOL-EN16931-R051',
    'BT-5',
    {
      de: 'Der Betrag steht nicht in der Währung der Rechnung.',
      en: 'The amount is not in the currency of the invoice.',
    },
    ({ root }) => {
      const currency = rawAt(root, 'DocumentCurrencyCode');
      return ownAmounts(root).filter(({ attributes }) => attributes['currencyID'] !== currency);
    },
  ),
  check(
    'PEPPOL-EN16931-R080',
    'BT-11',
    { de: 'Mehr als eine Projektnummer ist nicht vorgesehen.', en: 'No more than one project reference is foreseen.' },
    ({ root, syntax }) => {
      if (syntax !== 'ubl-credit-note') return [];
      const projects = elementsAt(root, 'AdditionalDocumentReference').filter(
        (reference) => rawAt(reference, 'DocumentTypeCode') === '50',
      );
      return projects.slice(1);
    },
  ),
  check(
    'PEPPOL-EN16931-R100',
    'BT-128',
    {
      de: 'Eine Position nennt höchstens ein abgerechnetes Objekt.',
      en: 'A line names one invoiced object at most.',
    },
    ({ root }) =>
      elementsAt(root, 'InvoiceLine|CreditNoteLine').filter((line) => elementsAt(line, 'DocumentReference').length > 1),
  ),
  check(
    'PEPPOL-EN16931-F001',
    undefined,
    { de: 'Ein Datum hat die Form JJJJ-MM-TT.', en: 'A date has the form YYYY-MM-DD.' },
    ({ root }) =>
      descendantsNamed(root, ...DATES).filter(({ content }) => content.length !== 10 || !fitsType('date', content)),
  ),
  check(
    'PEPPOL-EN16931-P0100',
    'BT-3',
    { de: 'Peppol kennt diese Rechnungsart nicht.', en: 'Peppol does not know this type of invoice.' },
    ({ root }) => typesOutside(root, 'InvoiceTypeCode', INVOICE_TYPES),
  ),
  check(
    'PEPPOL-EN16931-P0101',
    'BT-3',
    { de: 'Peppol kennt diese Art von Gutschrift nicht.', en: 'Peppol does not know this type of credit note.' },
    ({ root }) => typesOutside(root, 'CreditNoteTypeCode', CREDIT_TYPES),
  ),
  check(
    'PEPPOL-EN16931-P0112',
    'BT-3',
    {
      de: 'Diese Rechnungsart ist nur zwischen deutschen Beteiligten erlaubt.',
      en: 'This type of invoice is allowed between German parties only.',
    },
    ({ root }) =>
      bothGerman(root)
        ? []
        : elementsAt(root, 'InvoiceTypeCode').filter(({ content }) => GERMAN_TYPES.includes(normalized(content))),
  ),
].map((each) => only('ubl', each));

/** The lists of types are those of the process 01; others have none. */
function typesOutside(root: XmlElement, name: string, codes: readonly string[]): XmlElement[] {
  if (!textAt(root, 'ProfileID').endsWith(':billing:01:1.0')) return [];
  return elementsAt(root, name).filter(({ content }) => !codes.includes(normalized(content)));
}
