import { defineConnector } from '@belegfluss/sdk';
import { Type } from 'typebox';
import { dealUpdate } from './actions/deal-update.ts';
import { apiVersion, HubspotConfig } from './config.ts';
import { hubspotPolicy, portalOf } from './client.ts';
import { company } from './entities/company.ts';
import { contact } from './entities/contact.ts';
import { deal } from './entities/deal.ts';
import { lineItem } from './entities/line-item.ts';
import { webhook } from './webhook.ts';

/** HubSpot: deals with company, contacts and line items; status back to the deal. */
export const hubspot = defineConnector({
  id: 'hubspot',
  version: '1.0.0',
  title: { de: 'HubSpot', en: 'HubSpot' },
  config: HubspotConfig,
  auth: {
    kind: 'header',
    name: 'Authorization',
    value: (config: HubspotConfig) => `Bearer ${config.accessToken}`,
  },
  http: hubspotPolicy,
  async check(ctx) {
    await ctx.http.request({
      method: 'GET',
      path: `/crm/objects/${apiVersion(ctx.config)}/deals`,
      query: { limit: 1 },
      schema: Type.Object({ results: Type.Array(Type.Unknown()) }),
      route: 'crm.list',
    });
    return { account: `deals at ${new URL(hubspotPolicy(ctx.config).baseUrl).host}` };
  },
  identity: portalOf,
  webhook,
  entities: [deal, company, contact, lineItem],
  actions: [dealUpdate],
});
