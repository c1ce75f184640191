import { defineEntity, type Page } from '@belegfluss/sdk';
import { associatedIds } from '../associations.ts';
import { changedObjects } from '../changes.ts';
import { readObject } from '../client.ts';
import { DEAL_PROPERTIES, type HubspotConfig } from '../config.ts';
import { propertyInstant, propertyText, withoutUnset } from '../property-values.ts';
import { Deal, type CrmObject } from '../schemas.ts';

/** Entity `deal`: read with its associations, scanned without them. */
export const deal = defineEntity<HubspotConfig>()({
  id: 'deal',
  title: { de: 'Deal', en: 'Deal' },
  schema: Deal,
  async read(ctx, key) {
    const object = await readObject(ctx, 'deals', key, dealProperties(ctx.config), [
      'companies',
      'contacts',
      'line_items',
    ]);
    if (object === undefined) return undefined;
    return {
      ...dealOf(object, ctx.config),
      companyIds: await associatedIds(ctx, object, 'companies'),
      contactIds: await associatedIds(ctx, object, 'contacts'),
      lineItemIds: await associatedIds(ctx, object, 'line_items'),
    };
  },
  async changes(ctx, since, cursor): Promise<Page> {
    const properties = dealProperties(ctx.config);
    const { objects, ...page } = await changedObjects(
      ctx,
      { type: 'deals', modifiedProperty: 'hs_lastmodifieddate', properties },
      since,
      cursor,
    );
    const records = objects.map(({ object, changedAt }) => ({
      key: object.id,
      changedAt,
      record: dealOf(object, ctx.config),
    }));
    return { records, ...page };
  },
});

function dealOf(object: CrmObject, config: HubspotConfig) {
  const names = { ...DEAL_PROPERTIES, ...config.dealProperties };
  return withoutUnset({
    id: object.id,
    name: propertyText(object, names.name),
    stage: propertyText(object, names.stage),
    pipeline: propertyText(object, names.pipeline),
    amount: propertyText(object, names.amount),
    currency: propertyText(object, names.currency) ?? config.homeCurrency ?? 'EUR',
    closeDate: propertyInstant(object, names.closeDate),
    ownerId: propertyText(object, names.ownerId),
    paymentTerm: propertyText(object, names.paymentTerm),
    properties: object.properties,
    updatedAt: object.updatedAt,
  });
}

function dealProperties(config: HubspotConfig): string[] {
  const names = { ...DEAL_PROPERTIES, ...config.dealProperties };
  return [...new Set([...Object.values(names), 'hs_lastmodifieddate', ...(config.extraDealProperties ?? [])])];
}
