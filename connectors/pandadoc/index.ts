import { defineConnector } from '@belegfluss/sdk';
import { contractCreate } from './actions/contract-create.ts';
import { contractDownload } from './actions/contract-download.ts';
import { contractSend } from './actions/contract-send.ts';
import { listDocuments, pandadocPolicy } from './client.ts';
import { PandadocConfig } from './config.ts';
import { contract } from './entities/contract.ts';
import { webhook } from './webhook.ts';

/** PandaDoc: contracts from a template, sent for signature, downloaded when signed. */
export const pandadoc = defineConnector({
  id: 'pandadoc',
  version: '1.0.0',
  title: { de: 'PandaDoc', en: 'PandaDoc' },
  config: PandadocConfig,
  auth: {
    kind: 'header',
    name: 'Authorization',
    value: (config: PandadocConfig) => `API-Key ${config.apiKey}`,
  },
  http: pandadocPolicy,
  async check(ctx) {
    await listDocuments(ctx, { template_id: ctx.config.templateId });
    return { account: `template ${ctx.config.templateId} at ${new URL(pandadocPolicy(ctx.config).baseUrl).host}` };
  },
  webhook,
  entities: [contract],
  actions: [contractCreate, contractSend, contractDownload],
});
