import { defineEntity } from '@belegfluss/sdk';
import { readObject, readObjects } from '../client.ts';
import { LINE_ITEM_PROPERTIES, type HubspotConfig } from '../config.ts';
import { propertyText, withoutUnset } from '../property-values.ts';
import { LineItem, type CrmObject } from '../schemas.ts';

/** Entity `line_item`; several are given in the order in which they stand on the quote. */
export const lineItem = defineEntity<HubspotConfig>()({
  id: 'line_item',
  title: { de: 'Position', en: 'Line item' },
  schema: LineItem,
  async read(ctx, key) {
    const object = await readObject(ctx, 'line_items', key, Object.values(namesIn(ctx.config)));
    return object === undefined ? undefined : lineItemOf(object, ctx.config);
  },
  async readMany(ctx, keys) {
    const objects = await readObjects(ctx, 'line_items', keys, Object.values(namesIn(ctx.config)));
    const items = objects.map((object) => lineItemOf(object, ctx.config));
    return items.toSorted((left, right) => rank(left) - rank(right) || keys.indexOf(left.id) - keys.indexOf(right.id));
  },
});

function lineItemOf(object: CrmObject, config: HubspotConfig) {
  const names = namesIn(config);
  const position = propertyText(object, names.position);
  return withoutUnset({
    id: object.id,
    sku: propertyText(object, names.sku),
    name: propertyText(object, names.name),
    description: propertyText(object, names.description),
    quantity: propertyText(object, names.quantity),
    unitPrice: propertyText(object, names.unitPrice),
    discountPercent: propertyText(object, names.discountPercent),
    unitDiscount: propertyText(object, names.unitDiscount),
    unit: propertyText(object, names.unit),
    taxRate: propertyText(object, names.taxRate),
    position: position !== undefined && /^\d{1,9}$/.test(position) ? Number(position) : undefined,
    properties: object.properties,
    updatedAt: object.updatedAt,
  });
}

function rank(item: { position?: number | undefined }): number {
  return item.position ?? Number.MAX_SAFE_INTEGER;
}

function namesIn(config: HubspotConfig) {
  return { ...LINE_ITEM_PROPERTIES, ...config.lineItemProperties };
}
