import type { Diagnostic } from '../diagnostic.ts';
import { DocumentError } from '../diagnostic.ts';
import type { Invoice } from '../einvoice/model/index.ts';

/** The refusal of a payment part, told of the fields of the invoice whose payment with that index it was made from. */
export function refusalOfInvoice(refusal: DocumentError, invoice: Invoice, index: number): DocumentError {
  const fields = fieldsOf(invoice, index);
  const told = ({ path = '', ...rest }: Diagnostic): Diagnostic => ({
    ...rest,
    path: fields[path] ?? `payments[${index}]`,
  });
  return new DocumentError(refusal.diagnostics.map(told), { cause: refusal });
}

/** Which field of the invoice each field of the payment part comes from. */
function fieldsOf({ payments, payee }: Invoice, index: number): Record<string, string> {
  const payment = `payments[${index}]`;
  const holder = payments[index]?.accounts[0]?.name === undefined ? undefined : `${payment}.accounts[0].name`;
  return {
    account: `${payment}.accounts[0].iban`,
    reference: `${payment}.remittanceInformation`,
    message: `${payment}.remittanceInformation`,
    amount: 'totals.due',
    'creditor.name': holder ?? (payee ? 'payee.name' : 'seller.name'),
    'creditor.street': 'seller.address.line1',
    'creditor.postCode': 'seller.address.postCode',
    'creditor.town': 'seller.address.city',
    'creditor.country': 'seller.address.country',
  };
}
