import { defineEntity } from '@belegfluss/sdk';
import { readObject, readObjects } from '../client.ts';
import { objectUpsert } from '../object-upsert.ts';
import { COMPANY_PROPERTIES, type HubspotConfig } from '../config.ts';
import { countryCode } from '../country-code.ts';
import { propertyText, withoutUnset } from '../property-values.ts';
import { Company, type CrmObject } from '../schemas.ts';

/** Entity `company`. */
export const company = defineEntity<HubspotConfig>()({
  id: 'company',
  title: { de: 'Firma', en: 'Company' },
  schema: Company,
  async read(ctx, key) {
    const object = await readObject(ctx, 'companies', key, Object.values(namesIn(ctx.config)));
    return object === undefined ? undefined : companyOf(object, ctx.config);
  },
  async readMany(ctx, keys) {
    const objects = await readObjects(ctx, 'companies', keys, Object.values(namesIn(ctx.config)));
    return objects.map((object) => companyOf(object, ctx.config));
  },
  upsert: objectUpsert({
    type: 'companies',
    // Not the country: HubSpot holds it twice, as a name and as a code, and decides which follows which.
    fields: [
      'name',
      'vatId',
      'customerNumber',
      'street',
      'zip',
      'city',
      'email',
      'domain',
      'phone',
      'buyerReference',
      'invoiceFormat',
    ],
    caseless: ['email', 'domain'],
    by: ['vatId', 'customerNumber', 'domain'],
    namesIn,
    recordOf: companyOf,
  }),
});

function companyOf(object: CrmObject, config: HubspotConfig) {
  const names = namesIn(config);
  return withoutUnset({
    id: object.id,
    name: propertyText(object, names.name),
    vatId: propertyText(object, names.vatId),
    customerNumber: propertyText(object, names.customerNumber),
    street: propertyText(object, names.street),
    zip: propertyText(object, names.zip),
    city: propertyText(object, names.city),
    country: countryCode(propertyText(object, names.countryCode)) ?? countryCode(propertyText(object, names.country)),
    email: propertyText(object, names.email),
    domain: propertyText(object, names.domain),
    phone: propertyText(object, names.phone),
    buyerReference: propertyText(object, names.buyerReference),
    invoiceFormat: propertyText(object, names.invoiceFormat),
    properties: object.properties,
    updatedAt: object.updatedAt,
  });
}

function namesIn(config: HubspotConfig) {
  return { ...COMPANY_PROPERTIES, ...config.companyProperties };
}
