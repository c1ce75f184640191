import { ConnectorError, defineConnector } from '@belegfluss/sdk';
import { extfImport } from './actions/extf-import.ts';
import { datevPolicy, findOwnClient } from './client.ts';
import { clientKey, DatevConfig } from './config.ts';
import { client } from './entities/client.ts';
import { importJob } from './entities/import-job.ts';

const IMPORT_SCOPE = 'datev:accounting:extf-files-import';

/** DATEV cloud services: bookings and master data as EXTF files. */
export const datev = defineConnector({
  id: 'datev',
  version: '1.0.0',
  title: { de: 'DATEV online', en: 'DATEV online' },
  config: DatevConfig,
  auth: {
    kind: 'oauth2',
    grant: 'authorization_code_pkce',
    authorizeUrl: (config: DatevConfig) => config.authorizeUrl ?? 'https://login.datev.de/openid/authorize',
    tokenUrl: (config: DatevConfig) => config.tokenUrl ?? 'https://api.datev.de/token',
    clientId: (config: DatevConfig) => config.clientId,
    clientSecret: (config: DatevConfig) => config.clientSecret,
    scopes: ['openid', 'datev:accounting:clients', IMPORT_SCOPE],
    authorizeParameters: { enableWindowsSso: 'true' },
  },
  http: datevPolicy,
  async check(ctx) {
    const own = await findOwnClient(ctx);
    const released = own?.services?.some((service) => service.scopes?.includes(IMPORT_SCOPE) === true) ?? false;
    if (own !== undefined && released) return { account: `${own.name ?? 'client'} (${own.id})` };
    throw new ConnectorError(
      'auth',
      {
        de: 'Der Mandant ist für den Import von Buchungen nicht freigegeben',
        en: 'The client is not released for the import of bookings',
      },
      {
        outcome: 'rejected',
        code: own === undefined ? 'datev.client_not_visible' : 'datev.service_not_released',
        facts: { client: clientKey(ctx.config) },
      },
    );
  },
  entities: [client, importJob],
  actions: [extfImport],
});
