import { Currency, Decimal, IsoDate } from '@belegfluss/sdk';
import { Type, type Static } from 'typebox';
import { NUMBER_PATTERN } from '../rules/number-range.ts';
import { InvoiceFormat } from './invoice-format.ts';

const text = () => Type.String({ minLength: 1 });
/** DATEV takes 36 characters; the counter may grow beyond its width. */
const NumberPattern = () =>
  Type.String({
    pattern: NUMBER_PATTERN.source,
    maxLength: 30,
    examples: ['RE-{year}-{n:5}', 'ST-{year}{month}-{n:4}'],
  });
/** `MM-DD`. */
const DayOfYear = () =>
  Type.String({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', examples: ['01-01', '07-01'] });

/** An account of the seller into which customers pay; `ledgerAccount` where it is not the chart's usual bank account. */
const BankAccount = Type.Object({
  currency: Currency(),
  iban: text(),
  bic: text(),
  bankName: text(),
  ledgerAccount: Type.Optional(text()),
});

/** The company that writes the invoices. */
const Seller = Type.Object({
  name: text(),
  street: text(),
  zip: text(),
  city: text(),
  country: Type.String({ pattern: '^[A-Z]{2}$' }),
  vatId: text(),
  taxNumber: text(),
  /** Number in the commercial register; the tax number stands in for it where the seller has none. */
  registration: Type.Optional(text()),
  contact: Type.Object({ name: text(), phone: text(), email: text() }),
  bankAccounts: Type.Array(BankAccount, { minItems: 1 }),
});

/** For whom DATEV files are written; `lock` sets the Festschreibung. */
const DatevClient = Type.Object({
  consultant: Type.String({ pattern: '^\\d{4,7}$' }),
  client: Type.String({ pattern: '^\\d{1,5}$' }),
  accountLength: Type.Integer({ minimum: 4, maximum: 8 }),
  fiscalYearStart: DayOfYear(),
  dictationCode: Type.Optional(Type.String({ pattern: '^([A-Z]{2}){1,2}$' })),
  lock: Type.Boolean(),
});

/** Units of a foreign currency for one euro, valid from a day until the next row of that currency. */
const ExchangeRateRow = Type.Object({ currency: Currency(), from: IsoDate(), rate: Decimal(), source: text() });

/** What the flow pack says about the company's billing. */
export const BillingSettings = Type.Object({
  seller: Seller,
  chart: Type.Union([Type.Literal('SKR03'), Type.Literal('SKR04')]),
  datev: DatevClient,
  /** Patterns such as `RE-{year}-{n:5}`; cancellations count in the invoices' range unless they have one of their own. */
  numberRanges: Type.Object({ invoice: NumberPattern(), cancellation: Type.Optional(NumberPattern()) }),
  debtors: Type.Object({ first: Type.Integer(), last: Type.Integer() }),
  /** Language of documents by the customer's country; English where the country is not named. */
  languages: Type.Record(Type.String(), Type.Union([Type.Literal('de'), Type.Literal('en')])),
  /** Form of invoices to customers who have not asked for another; XRechnung where nothing is said. */
  invoiceFormat: Type.Optional(InvoiceFormat),
  /** From this score on (0 to 1) a similar company is asked about instead of being made anew. */
  matching: Type.Object({ askFrom: Type.Number({ minimum: 0, maximum: 1 }) }),
  exchangeRates: Type.Array(ExchangeRateRow),
});
export type BillingSettings = Static<typeof BillingSettings>;
export type Seller = Static<typeof Seller>;
export type SellerBankAccount = Static<typeof BankAccount>;
