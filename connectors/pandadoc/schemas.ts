import { Currency, Decimal, Instant } from '@belegfluss/sdk';
import { Type, type Static, type TSchema } from 'typebox';

const Nullable = <S extends TSchema>(schema: S) => Type.Optional(Type.Union([schema, Type.Null()]));
/** The description says text, older documents come with numbers. */
const NumberText = Nullable(Type.Union([Type.String(), Type.Number()]));

/** What we use of a document in lists and in the answers to create, send and status. */
export const DocumentHead = Type.Object({
  id: Type.String(),
  name: Type.String(),
  status: Type.String(),
  date_created: Type.String(),
  date_modified: Type.String(),
  date_completed: Nullable(Type.String()),
  expiration_date: Nullable(Type.String()),
  version: Nullable(Type.String()),
});
export type DocumentHead = Static<typeof DocumentHead>;

/** Answer of the list. */
export const DocumentList = Type.Object({ results: Type.Array(DocumentHead) });

const Adjustment = Nullable(Type.Object({ value: NumberText, type: Nullable(Type.String()) }));

/** A row of a pricing table in a document's details. */
export const PricingRow = Type.Object({
  sku: Nullable(Type.String()),
  name: Nullable(Type.String()),
  description: Nullable(Type.String()),
  qty: NumberText,
  price: NumberText,
  discount: Adjustment,
  subtotal: NumberText,
});
export type PricingRow = Static<typeof PricingRow>;

/** A document's details, the parts we use. */
export const DocumentDetails = Type.Intersect([
  DocumentHead,
  Type.Object({
    date_sent: Nullable(Type.String()),
    ref_number: Nullable(Type.String()),
    metadata: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    tokens: Type.Optional(Type.Array(Type.Object({ name: Type.String(), value: Nullable(Type.String()) }))),
    recipients: Type.Optional(
      Type.Array(
        Type.Object({
          id: Type.Optional(Type.String()),
          email: Nullable(Type.String()),
          first_name: Nullable(Type.String()),
          last_name: Nullable(Type.String()),
          role: Nullable(Type.String()),
          recipient_type: Type.Optional(Type.String()),
          has_completed: Type.Optional(Type.Boolean()),
          signature_date: Nullable(Type.String()),
        }),
      ),
    ),
    pricing: Type.Optional(
      Type.Object({ tables: Type.Optional(Type.Array(Type.Object({ items: Type.Optional(Type.Array(PricingRow)) }))) }),
    ),
    grand_total: Nullable(Type.Object({ amount: Type.String(), currency: Type.String() })),
  }),
]);
export type DocumentDetails = Static<typeof DocumentDetails>;

const text = Type.Optional(Type.String());
const instant = Type.Optional(Instant());

/** A contract. Fields from `dateSent` on come with a read only; scans give the head. Statuses are PandaDoc's own words. */
export const Contract = Type.Object({
  id: Type.String(),
  name: Type.String(),
  status: Type.String({ description: '`document.draft`, `document.sent`, `document.completed` and others' }),
  dateCreated: Instant(),
  dateModified: Instant(),
  dateCompleted: instant,
  expirationDate: instant,
  version: text,
  dateSent: instant,
  refNumber: text,
  amount: Type.Optional(Type.Object({ amount: Decimal(), currency: Currency() })),
  metadata: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  tokens: Type.Optional(Type.Record(Type.String(), Type.String())),
  recipients: Type.Optional(
    Type.Array(
      Type.Object({
        id: text,
        email: text,
        firstName: text,
        lastName: text,
        role: text,
        kind: text,
        completed: Type.Boolean(),
        signedAt: instant,
      }),
    ),
  ),
  lines: Type.Optional(
    Type.Array(
      Type.Object({
        sku: text,
        name: text,
        description: text,
        quantity: Type.Optional(Decimal()),
        unitPrice: Type.Optional(Decimal()),
        discount: Type.Optional(
          Type.Object({ value: Decimal(), type: Type.String({ description: '`percent` or `absolute`' }) }),
        ),
        subtotal: Type.Optional(Decimal()),
      }),
    ),
  ),
  original: Type.Record(Type.String(), Type.Unknown(), { description: "PandaDoc's whole answer" }),
});

/** What creating and sending tell about the document. */
export const ContractState = Type.Object({
  id: Type.String(),
  name: Type.String(),
  status: Type.String(),
  dateModified: Type.String(),
});
