import { Decimal } from 'decimal.js';
import { DocumentError } from '../diagnostic.ts';
import type { PostalAddress } from '../einvoice/model/index.ts';
import { LARGEST_AMOUNT } from '../money/largest-amount.ts';
import { swissQrBill, type SwissAddress, type SwissQrBill, type SwissQrBillInput } from '../payment-codes/index.ts';
import type { Letter } from './letter.ts';
import { refusalOfInvoice } from './swiss-bill-refusal.ts';

/** A payment part with the two addresses that stand on it. */
export interface SwissBill {
  code: SwissQrBill;
  creditor: SwissAddress;
  /** Left out where the guidelines do not allow it as it is: then the payer writes it by hand. */
  debtor?: SwissAddress;
  currency: 'CHF';
  message: string;
}

/**
 * The Swiss payment part of an invoice in francs with an account in Switzerland or Liechtenstein. Undefined for any other, and for an
 * amount that no payment part holds: the bank details then stand on the letter in words.
 * @throws DocumentError `payment_code.*` with the fields of the invoice that the guidelines do not allow, such as a seller's long name.
 */
export function swissBillFor({ view, title, owed }: Letter): SwissBill | undefined {
  const { currency, payments, seller, buyer, payee, totals } = view.invoice;
  const index = payments.findIndex(({ accounts }) => accounts.length > 0);
  const payment = payments[index];
  const account = payment?.accounts[0];
  if (!owed || currency !== 'CHF' || account === undefined || !/^(CH|LI)/i.test(account.iban)) return undefined;
  const due = new Decimal(totals.due);
  if (due.greaterThan(LARGEST_AMOUNT)) return undefined;
  const creditor = addressOf(account.name ?? payee?.name ?? seller.name, seller.address);
  const debtor = addressOf(buyer.name, buyer.address);
  const purpose = payment?.remittanceInformation ?? '';
  const structured = /^(RF\d\d[0-9A-Z ]+|[\d ]{27,32})$/i.test(purpose);
  const message = structured || purpose === '' ? title : purpose;
  const reference = structured ? { reference: purpose } : {};
  const said = { account: account.iban, creditor, currency, amount: due.toFixed(), message, ...reference } as const;
  const whole = codeOf({ ...said, debtor });
  if (!(whole instanceof DocumentError)) return { code: whole, creditor, debtor, currency, message };
  const unnamed = codeOf(said);
  if (unnamed instanceof DocumentError) throw refusalOfInvoice(unnamed, view.invoice, index);
  return { code: unnamed, creditor, currency, message };
}

function codeOf(input: SwissQrBillInput): SwissQrBill | DocumentError {
  try {
    return swissQrBill(input);
  } catch (error) {
    if (error instanceof DocumentError) return error;
    throw error;
  }
}

function addressOf(name: string, { line1, postCode = '', city = '', country = '' }: PostalAddress): SwissAddress {
  return { name, ...(line1 === undefined ? {} : { street: line1 }), postCode, town: city, country };
}

/** The same with addresses of name and town, which are enough for a receipt. */
export function withoutStreets(bill: SwissBill): SwissBill {
  const { creditor, debtor } = bill;
  return { ...bill, creditor: withoutStreet(creditor), ...(debtor ? { debtor: withoutStreet(debtor) } : {}) };
}

function withoutStreet({ name, postCode, town, country }: SwissAddress): SwissAddress {
  return { name, postCode, town, country };
}

/** The lines of an address as the payment part prints them: the country in front of a foreign post code. */
export function printedAddress({ name, street, postCode, town, country }: SwissAddress): string {
  const place = `${country === 'CH' || country === 'LI' ? '' : `${country}-`}${postCode} ${town}`;
  return [name, street, place].filter(Boolean).join('\n');
}
