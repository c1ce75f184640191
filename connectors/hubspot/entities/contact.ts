import { defineEntity } from '@belegfluss/sdk';
import { readObject, readObjects } from '../client.ts';
import { objectUpsert } from '../object-upsert.ts';
import { CONTACT_PROPERTIES, type HubspotConfig } from '../config.ts';
import { propertyText, withoutUnset } from '../property-values.ts';
import { Contact, type CrmObject } from '../schemas.ts';

/** Entity `contact`. */
export const contact = defineEntity<HubspotConfig>()({
  id: 'contact',
  title: { de: 'Kontakt', en: 'Contact' },
  schema: Contact,
  async read(ctx, key) {
    const object = await readObject(ctx, 'contacts', key, Object.values(namesIn(ctx.config)));
    return object === undefined ? undefined : contactOf(object, ctx.config);
  },
  async readMany(ctx, keys) {
    const objects = await readObjects(ctx, 'contacts', keys, Object.values(namesIn(ctx.config)));
    return objects.map((object) => contactOf(object, ctx.config));
  },
  upsert: objectUpsert({
    type: 'contacts',
    fields: ['firstName', 'lastName', 'email', 'phone'],
    caseless: ['email'],
    by: ['email'],
    namesIn,
    recordOf: contactOf,
  }),
});

function contactOf(object: CrmObject, config: HubspotConfig) {
  const names = namesIn(config);
  return withoutUnset({
    id: object.id,
    firstName: propertyText(object, names.firstName),
    lastName: propertyText(object, names.lastName),
    email: propertyText(object, names.email),
    phone: propertyText(object, names.phone),
    properties: object.properties,
    updatedAt: object.updatedAt,
  });
}

function namesIn(config: HubspotConfig) {
  return { ...CONTACT_PROPERTIES, ...config.contactProperties };
}
