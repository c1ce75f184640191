import { Currency, Decimal, IsoDate } from '@belegfluss/sdk';
import { Type, type Static, type TProperties } from 'typebox';
import { InvoiceFormat } from './invoice-format.ts';

const text = () => Type.String({ minLength: 1 });
/** A field that nobody knows is a mistyped one. */
const fields = <Fields extends TProperties>(known: Fields) => Type.Object(known, { additionalProperties: false });

/** An account of the seller into which customers pay; `ledgerAccount` where it is not the chart's usual bank account. */
const BankAccount = fields({
  currency: Currency(),
  iban: text(),
  bic: text(),
  bankName: text(),
  ledgerAccount: Type.Optional(text()),
});

/** The company that writes the invoices. */
const Seller = fields({
  name: text(),
  street: text(),
  zip: text(),
  city: text(),
  country: Type.String({ pattern: '^[A-Z]{2}$' }),
  vatId: text(),
  taxNumber: text(),
  /** Number in the commercial register; the tax number stands in for it where the seller has none. */
  registration: Type.Optional(text()),
  contact: fields({ name: text(), phone: text(), email: text() }),
  bankAccounts: Type.Array(BankAccount, { minItems: 1 }),
});

/** For whom DATEV files are written; `fiscalYearStart` is `MM-DD`, `lock` sets the Festschreibung. */
const DatevClient = fields({
  consultant: Type.String({ pattern: '^\\d{4,7}$' }),
  client: Type.String({ pattern: '^\\d{1,5}$' }),
  accountLength: Type.Integer({ minimum: 4, maximum: 8 }),
  fiscalYearStart: Type.String({ pattern: '^\\d{2}-\\d{2}$' }),
  dictationCode: Type.Optional(Type.String({ pattern: '^([A-Z]{2}){1,2}$' })),
  lock: Type.Boolean(),
});

/** Units of a foreign currency for one euro, valid from a day until the next row of that currency. */
const ExchangeRateRow = fields({ currency: Currency(), from: IsoDate(), rate: Decimal(), source: text() });

/** What the flow pack says about the company's billing. */
export const BillingSettings = fields({
  seller: Seller,
  chart: Type.Union([Type.Literal('SKR03'), Type.Literal('SKR04')]),
  datev: DatevClient,
  /** Patterns such as `RE-{year}-{n:5}`; cancellations count in the invoices' range unless they have one of their own. */
  numberRanges: fields({ invoice: text(), cancellation: Type.Optional(text()) }),
  debtors: fields({ first: Type.Integer(), last: Type.Integer() }),
  /** Language of documents by the customer's country; English where the country is not named. */
  languages: Type.Record(Type.String({ pattern: '^[A-Z]{2}$' }), Type.Union([Type.Literal('de'), Type.Literal('en')]), {
    additionalProperties: false,
  }),
  /** Form of invoices to customers who have not asked for another; XRechnung where nothing is said. */
  invoiceFormat: Type.Optional(InvoiceFormat),
  /** From this score on (0 to 1) a similar company is asked about instead of being made anew. */
  matching: fields({ askFrom: Type.Number({ minimum: 0, maximum: 1 }) }),
  exchangeRates: Type.Array(ExchangeRateRow),
});
export type BillingSettings = Static<typeof BillingSettings>;
export type Seller = Static<typeof Seller>;
export type SellerBankAccount = Static<typeof BankAccount>;
