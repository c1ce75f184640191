import { Currency, Decimal, Instant } from '@belegfluss/sdk';
import { Type, type Static } from 'typebox';

const RawProperties = Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()]));

/** What we use of one object in HubSpot's answers. Every property value is text, unset ones are null. */
export const CrmObject = Type.Object({
  id: Type.String(),
  properties: RawProperties,
  updatedAt: Type.String(),
  associations: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Object({
        results: Type.Array(Type.Object({ id: Type.String(), type: Type.String() })),
        paging: Type.Optional(Type.Object({ next: Type.Optional(Type.Object({ after: Type.String() })) })),
      }),
    ),
  ),
});
export type CrmObject = Static<typeof CrmObject>;

/** Answer of a search; paging by `after` is not used. */
export const SearchAnswer = Type.Object({ results: Type.Array(CrmObject) });

/** Answer of a batch read; objects that do not exist come as errors. */
export const BatchAnswer = Type.Object({
  results: Type.Array(CrmObject),
  errors: Type.Optional(Type.Array(Type.Object({ category: Type.String() }))),
});

/** Answer of a batch read of associations: the partners of each asked object, with the kinds of the association. */
export const AssociationBatch = Type.Object({
  results: Type.Array(
    Type.Object({
      to: Type.Array(
        Type.Object({
          toObjectId: Type.Union([Type.String(), Type.Integer()]),
          associationTypes: Type.Array(Type.Object({ category: Type.String(), typeId: Type.Integer() })),
        }),
      ),
      paging: Type.Optional(Type.Object({ next: Type.Optional(Type.Object({ after: Type.String() })) })),
    }),
  ),
});

const text = Type.Optional(Type.String());
const amount = Type.Optional(Decimal());
const Ids = Type.Optional(
  Type.Array(Type.String(), { description: 'Missing in scans, which come without associations' }),
);

/** A deal (opportunity). Fields that are unset in HubSpot are missing. */
export const Deal = Type.Object({
  id: Type.String(),
  name: text,
  stage: text,
  pipeline: text,
  amount,
  currency: Currency(),
  closeDate: Type.Optional(Instant()),
  ownerId: text,
  paymentTerm: text,
  companyIds: Ids,
  contactIds: Ids,
  lineItemIds: Ids,
  properties: RawProperties,
  updatedAt: Instant(),
});

/** A company; `country` is an ISO 3166-1 code of two letters. */
export const Company = Type.Object({
  id: Type.String(),
  name: text,
  vatId: text,
  customerNumber: text,
  street: text,
  zip: text,
  city: text,
  country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
  email: text,
  domain: text,
  phone: text,
  buyerReference: text,
  invoiceFormat: text,
  properties: RawProperties,
  updatedAt: Instant(),
});

/** A person. */
export const Contact = Type.Object({
  id: Type.String(),
  firstName: text,
  lastName: text,
  email: text,
  phone: text,
  properties: RawProperties,
  updatedAt: Instant(),
});

/**
 * A line of a deal; `unitPrice` is net per unit in the deal's currency. A discount is a share of the line (`discountPercent`, 0 to 100) or
 * an amount off each unit (`unitDiscount`).
 */
export const LineItem = Type.Object({
  id: Type.String(),
  sku: text,
  name: text,
  description: text,
  quantity: amount,
  unitPrice: amount,
  discountPercent: amount,
  unitDiscount: amount,
  unit: text,
  taxRate: amount,
  position: Type.Optional(Type.Integer()),
  properties: RawProperties,
  updatedAt: Instant(),
});

/** Details of the portal itself. */
export const Portal = Type.Object({ portalId: Type.Integer() });
