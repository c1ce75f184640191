import { Currency, Secret } from '@belegfluss/sdk';
import { Type, type Static, type TOptional, type TString } from 'typebox';

/** Fields of a deal and the HubSpot properties that hold them. */
export const DEAL_PROPERTIES = {
  name: 'dealname',
  stage: 'dealstage',
  pipeline: 'pipeline',
  amount: 'amount',
  currency: 'deal_currency_code',
  closeDate: 'closedate',
  ownerId: 'hubspot_owner_id',
  paymentTerm: 'payment_term',
};

/** Fields of a company and the HubSpot properties that hold them; those for tax and billing are usually custom ones. */
export const COMPANY_PROPERTIES = {
  name: 'name',
  vatId: 'vat_id',
  customerNumber: 'customer_number',
  street: 'address',
  zip: 'zip',
  city: 'city',
  country: 'country',
  countryCode: 'hs_country_code',
  email: 'email',
  domain: 'domain',
  phone: 'phone',
  buyerReference: 'buyer_reference',
  invoiceFormat: 'invoice_format',
};

/** Fields of a contact and the HubSpot properties that hold them. */
export const CONTACT_PROPERTIES = {
  firstName: 'firstname',
  lastName: 'lastname',
  email: 'email',
  phone: 'phone',
};

/** Fields of a line item and the HubSpot properties that hold them. */
export const LINE_ITEM_PROPERTIES = {
  sku: 'hs_sku',
  name: 'name',
  description: 'description',
  quantity: 'quantity',
  unitPrice: 'price',
  discountPercent: 'hs_discount_percentage',
  unitDiscount: 'discount',
  unit: 'unit',
  taxRate: 'tax_rate',
  position: 'hs_position_on_quote',
};

/** Settings of a connection to HubSpot. */
export const HubspotConfig = Type.Object(
  {
    baseUrl: Type.Optional(Type.String({ format: 'uri', default: 'https://api.hubapi.com' })),
    apiVersion: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}$', default: '2026-09' })),
    accessToken: Secret({ description: 'Token of a private app or service key' }),
    clientSecret: Secret({ description: 'Secret of the app that signs the webhooks' }),
    publicUrl: Type.Optional(
      Type.String({
        format: 'uri',
        description: 'Address before the path at which HubSpot calls us, where a proxy changes it',
      }),
    ),
    homeCurrency: Type.Optional(Currency({ default: 'EUR', description: 'Of deals that name no currency' })),
    requestsPerTenSeconds: Type.Optional(Type.Integer({ minimum: 1, default: 100 })),
    indexLag: Type.Optional(
      Type.String({
        pattern: '^PT\\d+[SMH]$',
        default: 'PT10S',
        description: 'How long a search may not show a new company or contact',
      }),
    ),
    dealProperties: propertyNames(DEAL_PROPERTIES),
    companyProperties: propertyNames(COMPANY_PROPERTIES),
    contactProperties: propertyNames(CONTACT_PROPERTIES),
    lineItemProperties: propertyNames(LINE_ITEM_PROPERTIES),
    extraDealProperties: Type.Optional(
      Type.Array(Type.String(), { default: [], description: 'More properties to read, given raw in `properties`' }),
    ),
  },
  { additionalProperties: false },
);
export type HubspotConfig = Static<typeof HubspotConfig>;

/** Version of the object API in request paths, such as `2026-09`. */
export function apiVersion(config: HubspotConfig): string {
  return config.apiVersion ?? '2026-09';
}

function propertyNames<Field extends string>(defaults: Record<Field, string>) {
  const names = Object.entries<string>(defaults).map(([field, name]) => [
    field,
    Type.Optional(Type.String({ default: name })),
  ]);
  return Type.Optional(
    Type.Object(Object.fromEntries(names) as Record<Field, TOptional<TString>>, {
      additionalProperties: false,
      description: 'Internal names of the properties that hold these fields, where the portal uses others',
    }),
  );
}
