import { Type, type Static } from 'typebox';

const Name = Type.String({ minLength: 1 });
const Names = Type.Array(Name, { minItems: 1 });
/** A column by its name in the header, or by the first of several names that the header has. */
const Column = Type.Union([Name, Names]);
const Optional = Type.Optional(Column);

const Columns = Type.Object(
  {
    bookingDate: Column,
    valueDate: Optional,
    amount: Optional,
    debit: Optional,
    credit: Optional,
    currency: Optional,
    balance: Optional,
    text: Optional,
    remittance: Optional,
    name: Optional,
    payer: Optional,
    payee: Optional,
    iban: Optional,
    bic: Optional,
    endToEndId: Optional,
    mandateId: Optional,
    creditorId: Optional,
    originalAmount: Optional,
    returnCharge: Optional,
    ownIban: Optional,
    ownBic: Optional,
  },
  { additionalProperties: false, description: '`amount` with its sign, or `debit` and `credit`' },
);

/** How a bank that nobody knows writes its list of entries as CSV; the import checks it once more and says what an entry lacks. */
export const CsvProfile = Type.Object(
  {
    id: Name,
    name: Name,
    source: Type.String({ minLength: 1, description: 'Where the facts come from, and of which day' }),
    delimiter: Type.Union([Type.Literal(';'), Type.Literal(','), Type.Literal('\t')]),
    encoding: Type.Optional(
      Type.Union([Type.Literal('utf-8'), Type.Literal('windows-1252'), Type.Literal('cp850')], {
        description: 'Left out: UTF-8, and Windows-1252 where it is none',
      }),
    ),
    dates: Type.Union([Type.Literal('dmy'), Type.Literal('ymd'), Type.Literal('mdy')]),
    decimal: Type.Union([Type.Literal(','), Type.Literal('.')]),
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'Where no column says it' }),
    header: Type.Array(Name, { minItems: 1, description: 'Columns by which the header is known' }),
    columns: Columns,
    pending: Type.Optional(Type.Object({ column: Column, values: Names }, { additionalProperties: false })),
    footer: Type.Optional(Type.Array(Name, { minItems: 1, description: 'Beginnings of lines that end the table' })),
  },
  { additionalProperties: false },
);
export type CsvProfile = Static<typeof CsvProfile>;
