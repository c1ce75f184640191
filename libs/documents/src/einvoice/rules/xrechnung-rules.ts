import { checkIban } from '../../reference/iban.ts';
import type { Invoice } from '../invoice.ts';
import { writePaymentTerms } from '../payment-terms.ts';
import type { Rule } from './invoice-rule.ts';
import { blank, each, pathIf, rule } from './invoice-rule.ts';

function required(
  id: string,
  term: string,
  path: string,
  de: string,
  en: string,
  read: (invoice: Invoice) => string | undefined,
): Rule {
  return rule(id, term, `${de} fehlt.`, `${en} is missing.`, (invoice) => pathIf(blank(read(invoice)), path));
}

function warning(made: Rule): Rule {
  return { ...made, severity: 'warning' };
}

const typeCodes = new Set(['326', '380', '384', '389', '381', '875', '876', '877']);
const skontoLine = /^#SKONTO#TAGE=\d+#PROZENT=\d+\.\d{2}(#BASISBETRAG=-?\d+\.\d{2})?#$/;

// A line of free text that begins with # would be read as a Skonto line by the receiver.
function termsBroken({ paymentTerms }: Invoice): boolean {
  if (!paymentTerms) return false;
  const steps = writePaymentTerms({ skonto: paymentTerms.skonto }).split('\n').slice(0, paymentTerms.skonto.length);
  return /^\s*#/m.test(paymentTerms.text ?? '') || steps.some((line) => !skontoLine.test(line));
}

// One @ with text before it and a domain with a dot behind it; neither blanks nor dots at their ends.
function mailFits(email: string): boolean {
  return /^[^@\s.]([^@\s]*[^@\s.])?@([^@\s.]+\.)+[^@\s.]+$/.test(email.trim());
}

/** What XRechnung 3.0 asks beyond EN 16931, and the rules of Peppol that it takes over. */
export const xrechnungRules: Rule[] = [
  required(
    'BR-DE-3',
    'BT-37',
    'seller.address.city',
    'Der Ort des Verkäufers',
    'The city of the seller',
    (i) => i.seller.address.city,
  ),
  required(
    'BR-DE-4',
    'BT-38',
    'seller.address.postCode',
    'Die Postleitzahl des Verkäufers',
    'The post code of the seller',
    (i) => i.seller.address.postCode,
  ),
  required(
    'BR-DE-5',
    'BT-41',
    'seller.contact.name',
    'Der Ansprechpartner des Verkäufers',
    'The contact point of the seller',
    (i) => i.seller.contact.name,
  ),
  required(
    'BR-DE-6',
    'BT-42',
    'seller.contact.telephone',
    'Die Telefonnummer des Verkäufers',
    'The telephone number of the seller',
    (i) => i.seller.contact.telephone,
  ),
  required(
    'BR-DE-7',
    'BT-43',
    'seller.contact.email',
    'Die E-Mail-Adresse des Verkäufers',
    'The e-mail address of the seller',
    (i) => i.seller.contact.email,
  ),
  required(
    'BR-DE-8',
    'BT-52',
    'buyer.address.city',
    'Der Ort des Käufers',
    'The city of the buyer',
    (i) => i.buyer.address.city,
  ),
  required(
    'BR-DE-9',
    'BT-53',
    'buyer.address.postCode',
    'Die Postleitzahl des Käufers',
    'The post code of the buyer',
    (i) => i.buyer.address.postCode,
  ),
  required(
    'BR-DE-15',
    'BT-10',
    'buyerReference',
    'Die Käuferreferenz (Leitweg-ID oder ein Zeichen des Kunden)',
    "The buyer reference (Leitweg-ID or the customer's own sign)",
    (i) => i.buyerReference,
  ),
  required(
    'PEPPOL-EN16931-R010',
    'BT-49',
    'buyer.electronicAddress.address',
    'Die elektronische Adresse des Käufers',
    'The electronic address of the buyer',
    (i) => i.buyer.electronicAddress.address,
  ),
  required(
    'PEPPOL-EN16931-R020',
    'BT-34',
    'seller.electronicAddress.address',
    'Die elektronische Adresse des Verkäufers',
    'The electronic address of the seller',
    (i) => i.seller.electronicAddress.address,
  ),
  rule(
    'BR-DE-16',
    'BT-31',
    'Der Verkäufer nennt weder USt-IdNr. noch Steuernummer.',
    'The seller gives neither VAT id nor tax number.',
    ({ seller, lines }) =>
      pathIf(
        blank(seller.vatIdentifier) && blank(seller.taxNumber) && lines.some((line) => line.vatCategory !== 'O'),
        'seller.vatIdentifier',
      ),
  ),
  rule(
    'BR-DE-18',
    'BT-20',
    'Eine Skonto-Zeile hat nicht die vorgeschriebene Form.',
    'A Skonto line does not have the prescribed form.',
    (i) => pathIf(termsBroken(i), 'paymentTerms'),
  ),
  rule(
    'BR-DE-23-a',
    'BG-17',
    'Zur Überweisung fehlt das Konto.',
    'The credit transfer has no account.',
    ({ payment }) => pathIf(payment.accounts.length === 0, 'payment.accounts'),
  ),
  warning(
    rule(
      'BR-DE-17',
      'BT-3',
      'Diese Rechnungsart ist in der XRechnung nicht vorgesehen.',
      'This type of invoice is not foreseen in XRechnung.',
      (i) => pathIf(!typeCodes.has(i.typeCode), 'typeCode'),
    ),
  ),
  warning(
    rule('BR-DE-19', 'BT-84', 'Die IBAN besteht die Prüfung nicht.', 'The IBAN fails its check.', ({ payment }) =>
      payment.meansCode === '58'
        ? each(payment.accounts, 'payment.accounts', 'iban', (account) => !checkIban(account.iban).valid)
        : [],
    ),
  ),
  warning(
    rule(
      'BR-DE-26',
      'BG-3',
      'Die Korrektur nennt nicht, welche Rechnung sie berichtigt.',
      'The correction does not say which invoice it corrects.',
      (i) => pathIf(i.typeCode === '384' && i.precedingInvoices.length === 0, 'precedingInvoices'),
    ),
  ),
  warning(
    rule(
      'BR-DE-27',
      'BT-42',
      'Die Telefonnummer hat weniger als drei Ziffern.',
      'The telephone number has fewer than three digits.',
      ({ seller }) =>
        pathIf(
          !blank(seller.contact.telephone) && (seller.contact.telephone ?? '').replace(/\D/g, '').length < 3,
          'seller.contact.telephone',
        ),
    ),
  ),
  warning(
    rule(
      'BR-DE-28',
      'BT-43',
      'Die E-Mail-Adresse hat nicht die übliche Form.',
      'The e-mail address does not have the usual form.',
      ({ seller }) =>
        pathIf(!blank(seller.contact.email) && !mailFits(seller.contact.email ?? ''), 'seller.contact.email'),
    ),
  ),
  {
    ...rule(
      'BR-DE-TMP-32',
      'BT-72',
      'Weder Leistungsdatum noch Leistungszeitraum steht da.',
      'Neither delivery date nor period is given.',
      (i) =>
        pathIf(
          blank(i.deliveryDate) && i.period === undefined && i.lines.some((line) => line.period === undefined),
          'deliveryDate',
        ),
    ),
    severity: 'info',
  },
  rule(
    'PEPPOL-EN16931-R110',
    'BT-134',
    'Der Zeitraum der Position liegt nicht im Rechnungszeitraum.',
    'The period of the line is not within the invoicing period.',
    (i) =>
      each(
        i.lines,
        'lines',
        'period',
        ({ period }) =>
          period !== undefined &&
          i.period !== undefined &&
          (period.start < i.period.start || period.end > i.period.end),
      ),
  ),
];
