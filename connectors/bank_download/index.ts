import { defineConnector } from '@belegfluss/sdk';
import { bankPolicy, listStatements } from './client.ts';
import { BankDownloadConfig } from './config.ts';
import { statement } from './entities/statement.ts';

/** A bank that offers statements (CAMT, MT940, CSV) for download over HTTP. */
export const bankDownload = defineConnector({
  id: 'bank_download',
  version: '1.0.0',
  title: { de: 'Kontoauszüge (Abruf)', en: 'Bank statements (download)' },
  config: BankDownloadConfig,
  auth: {
    kind: 'header',
    name: 'Authorization',
    value: (config: BankDownloadConfig) => `Bearer ${config.token}`,
  },
  http: bankPolicy,
  async check(ctx) {
    const { statements } = await listStatements(ctx, undefined, undefined);
    return { account: statements[0]?.account ?? new URL(ctx.config.baseUrl).host };
  },
  entities: [statement],
  actions: [],
});
