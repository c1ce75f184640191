import type { Invoice, PaymentInstructions } from '../einvoice/model/index.ts';
import { daysAfter } from '../locale/number-format.ts';
import type { XmlNode } from '../xml/xml-writer.ts';
import { xml } from '../xml/xml-writer.ts';
import type { FieldChecks } from './field-checks.ts';

const transfers: ReadonlySet<string> = new Set(['30', '31', '42', '58']);

/** How to pay. There is one way only; several accounts to transfer to are one. */
export function paymentMethodElement(invoice: Invoice, checks: FieldChecks): XmlNode | undefined {
  const [payment, ...others] = invoice.payments;
  if (!payment) return undefined;
  const areTransfers = invoice.payments.every(({ meansCode }) => transfers.has(meansCode));
  if (!areTransfers) checks.unsupported(others, 'payments[1]');
  return xml('PaymentMethod', [
    xml('Comment', payment.meansText ?? longReference(payment)),
    payment.directDebit ? directDebitElement(invoice, payment) : undefined,
    !payment.directDebit && areTransfers ? transferElement(invoice, checks) : undefined,
    !payment.directDebit && !areTransfers && payment.card
      ? xml('PaymentCard', [
          xml('PrimaryAccountNumber', payment.card.number),
          xml('CardHolderName', payment.card.holder),
        ])
      : undefined,
    !payment.directDebit && !areTransfers && !payment.card ? xml('OtherPayment', null) : undefined,
  ]);
}

const LONGEST_REFERENCE = 35;

function longReference({ remittanceInformation }: PaymentInstructions): string | undefined {
  return (remittanceInformation ?? '').length > LONGEST_REFERENCE ? remittanceInformation : undefined;
}

function transferElement(invoice: Invoice, checks: FieldChecks): XmlNode {
  const accounts = invoice.payments.flatMap((payment) => payment.accounts);
  const [payment] = invoice.payments;
  const reference = payment && longReference(payment) === undefined ? payment.remittanceInformation : undefined;
  const content = [
    ...accounts.map(({ iban, bic, name }) =>
      xml('BeneficiaryAccount', [
        xml('BIC', bic),
        xml('IBAN', checks.limited(iban, 34, 'payments[0].accounts')),
        xml('BankAccountOwner', checks.limited(name ?? invoice.payee?.name, 70, 'payments[0].accounts')),
      ]),
    ),
    xml('PaymentReference', reference),
  ];
  return xml('UniversalBankTransaction', accounts.length > 0 || reference ? content : null);
}

function directDebitElement(invoice: Invoice, { directDebit }: PaymentInstructions): XmlNode {
  return xml('SEPADirectDebit', [
    xml('IBAN', directDebit?.account),
    xml('CreditorID', directDebit?.creditor),
    xml('MandateReference', directDebit?.mandate),
    xml('DebitCollectionDate', invoice.dueDate),
  ]);
}

/** When to pay. A Skonto step ends so many days after the date of the invoice. */
export function paymentConditionsElement(invoice: Invoice, checks: FieldChecks): XmlNode {
  const { paymentTerms, issueDate } = invoice;
  return xml('PaymentConditions', [
    xml('DueDate', invoice.dueDate),
    ...(paymentTerms?.skonto ?? []).map(({ days, percent, baseAmount }, index) =>
      xml('Discount', [
        xml('PaymentDate', checks.day(daysAfter(issueDate, days), 'issueDate')),
        xml('BaseAmount', checks.amount(baseAmount, `paymentTerms.skonto[${index}].baseAmount`)),
        xml('Percentage', checks.decimal(percent, 2, `paymentTerms.skonto[${index}].percent`)),
      ]),
    ),
    xml('Comment', paymentTerms?.text),
  ]);
}
