import { Currency, Decimal, FileRef, IsoDate } from '@belegfluss/sdk';
import { Type } from 'typebox';

/** A line to be billed: `unit` is a UN/ECE Recommendation 20 code, rates and percentages are in per cent. */
export const Line = Type.Object({
  position: Type.Integer({ minimum: 1 }),
  sku: Type.String(),
  name: Type.String({ minLength: 1 }),
  description: Type.Optional(Type.String()),
  quantity: Decimal(),
  unit: Type.String({ minLength: 2, maxLength: 3 }),
  unitPrice: Decimal(),
  discountPercent: Type.Optional(Decimal()),
  discountAmount: Type.Optional(Decimal({ description: 'Off the whole line, after the percentage' })),
  account: Type.String({ pattern: '^\\d{4,8}$' }),
  taxKey: Type.Optional(Type.String({ pattern: '^\\d{0,4}$' })),
  taxRate: Decimal(),
  costCentre: Type.Optional(Type.String({ pattern: '^[\\w ]{0,36}$' })),
});

/** When to pay, and what may be deducted for paying early. */
export const Term = Type.Object({
  code: Type.String(),
  days: Type.Integer({ minimum: 0 }),
  skontoDays: Type.Integer({ minimum: 0 }),
  skontoPercent: Decimal(),
});

/** How the sale is taxed: VAT category of EN 16931, why no tax is charged, and account and key instead of the lines'. */
export const Taxation = Type.Object({
  code: Type.String(),
  category: Type.Union([
    Type.Literal('S'),
    Type.Literal('Z'),
    Type.Literal('E'),
    Type.Literal('AE'),
    Type.Literal('K'),
    Type.Literal('G'),
    Type.Literal('O'),
  ]),
  exemptionCode: Type.Optional(Type.String()),
  exemptionText: Type.Optional(Type.Object({ de: Type.String(), en: Type.String() })),
  account: Type.Optional(Type.String({ pattern: '^\\d{4,8}$' })),
  taxKey: Type.Optional(Type.String({ pattern: '^\\d{0,4}$' })),
});

/** An issued document; amounts are negative on cancellations. */
export const Issued = Type.Object({
  invoiceId: Type.String(),
  number: Type.String(),
  kind: Type.Union([Type.Literal('invoice'), Type.Literal('cancellation'), Type.Literal('credit_note')]),
  net: Decimal(),
  tax: Decimal(),
  gross: Decimal(),
  currency: Currency(),
  issueDate: IsoDate(),
  dueDate: IsoDate(),
  caseId: Type.String(),
  dealKey: Type.String(),
  dealConnection: Type.String(),
  xml: FileRef,
  pdf: FileRef,
});
