import type { Form } from '../input/input-form.ts';
import { choice, either, flag, list, object, optional, text } from '../input/input-form.ts';
import type {
  CreditTransfers,
  Debit,
  DebitBatch,
  DirectDebits,
  Mandate,
  PaymentAccount,
  PaymentAddress,
  PaymentParty,
  Transfer,
  TransferBatch,
} from './payment-model.ts';

type Amendment = NonNullable<Mandate['amended']>;

const address = object<PaymentAddress>({
  street: optional(text),
  buildingNumber: optional(text),
  postCode: optional(text),
  city: text,
  country: text,
});
const party = object<PaymentParty>({ name: text, address: optional(address) });
const account = object<PaymentAccount>({ iban: text, bic: optional(text) });
const order = { messageId: text, createdAt: text, initiator: object<{ name: string }>({ name: text }) };
const batch = { id: text, account, singleBookings: optional(flag) };
const payment = {
  endToEndId: optional(text),
  instructionId: optional(text),
  amount: text,
  purpose: optional(text),
  remittance: optional(text),
  reference: optional(text),
};

const transfer = object<Transfer>({ ...payment, creditor: party, account, ultimateCreditor: optional(text) });
const transferBatch = object<TransferBatch>({
  ...batch,
  executionDate: text,
  debtor: party,
  ultimateDebtor: optional(text),
  instant: optional(flag),
  payments: list(transfer),
});

/** The form of transfers, as far as the rules of the SEPA do not say it: dates, amounts, lengths and characters. */
export const creditTransfersForm: Form<CreditTransfers> = object<CreditTransfers>({
  ...order,
  batches: list(transferBatch),
});

const formerAccount = object<{ iban: string }>({ iban: text });
const amendment = object<Amendment>({
  originalId: optional(text),
  originalCreditor: optional(
    object<NonNullable<Amendment['originalCreditor']>>({ name: optional(text), creditorId: optional(text) }),
  ),
  originalAccount: optional(
    either<NonNullable<Amendment['originalAccount']>>((value) =>
      typeof value === 'string' ? choice('other-bank') : formerAccount,
    ),
  ),
});
const mandate = object<Mandate>({ id: text, signedOn: text, amended: optional(amendment) });
const debit = object<Debit>({ ...payment, mandate, debtor: party, account, ultimateDebtor: optional(text) });
const debitBatch = object<DebitBatch>({
  ...batch,
  collectionDate: text,
  scheme: choice('CORE', 'B2B'),
  sequence: choice('FRST', 'RCUR', 'FNAL', 'OOFF'),
  creditor: party,
  creditorId: text,
  ultimateCreditor: optional(text),
  payments: list(debit),
});

/** The form of direct debits, as far as the rules of the SEPA do not say it. */
export const directDebitsForm: Form<DirectDebits> = object<DirectDebits>({ ...order, batches: list(debitBatch) });
