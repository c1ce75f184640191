import type { Invoice, PayeeAccount, PaymentInstructions } from '../einvoice/model/index.ts';
import { withoutUndefined } from '../present-values.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { ElementReader } from './element-reader.ts';

const DAY = 86_400_000;

/** When to pay. A discount without a percentage is no Skonto that the model knows, and stays unread. */
export function readTerms(
  conditions: XmlElement | undefined,
  issueDate: string,
  reader: ElementReader,
): Invoice['paymentTerms'] {
  const text = reader.text(conditions, 'Comment');
  const skonto = reader.children(conditions, 'Discount').flatMap((discount) => {
    const [until, percent] = [reader.requiredDate(discount, 'PaymentDate'), reader.decimal(discount, 'Percentage')];
    if (percent === undefined) return [];
    const days = Math.max(0, Math.round((Date.parse(until) - Date.parse(issueDate)) / DAY) || 0);
    return [withoutUndefined({ days, percent, baseAmount: reader.decimal(discount, 'BaseAmount') })];
  });
  return text === undefined && skonto.length === 0 ? undefined : withoutUndefined({ text, skonto });
}

/** How to pay, as a means of payment of UNTDID 4461. */
export function readPayments(root: XmlElement, reader: ElementReader): PaymentInstructions[] {
  const method = reader.child(root, 'PaymentMethod');
  if (!method || reader.child(method, 'NoPayment')) return [];
  const meansText = reader.text(method, 'Comment');
  const transfer = reader.child(method, 'UniversalBankTransaction');
  const debit = reader.child(method, 'SEPADirectDebit');
  const card = reader.child(method, 'PaymentCard');
  reader.child(method, 'OtherPayment');
  const accounts = reader.children(transfer, 'BeneficiaryAccount').map((account) => accountOf(account, reader));
  return [
    withoutUndefined({
      meansCode: meansOf(root, { transfer, debit, card }),
      meansText,
      remittanceInformation: reader.text(transfer, 'PaymentReference'),
      accounts,
      card: card && {
        number: reader.required(card, 'PrimaryAccountNumber'),
        ...withoutUndefined({ holder: reader.text(card, 'CardHolderName') }),
      },
      directDebit:
        debit &&
        withoutUndefined({
          mandate: reader.text(debit, 'MandateReference'),
          creditor: reader.text(debit, 'CreditorID'),
          account: reader.text(debit, 'IBAN'),
        }),
    }),
  ];
}

function meansOf(root: XmlElement, kinds: Partial<Record<'transfer' | 'debit' | 'card', XmlElement>>): string {
  if (kinds.transfer) return root.attributes['InvoiceCurrency'] === 'EUR' ? '58' : '30';
  if (kinds.debit) return '59';
  return kinds.card ? '48' : '1';
}

function accountOf(account: XmlElement, reader: ElementReader): PayeeAccount {
  return withoutUndefined({
    iban: reader.text(account, 'IBAN') ?? reader.required(account, 'BankAccountNr'),
    name: reader.text(account, 'BankAccountOwner'),
    bic: reader.text(account, 'BIC'),
  });
}
