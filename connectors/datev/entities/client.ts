import { defineEntity } from '@belegfluss/sdk';
import { readClient } from '../client.ts';
import type { DatevConfig } from '../config.ts';
import { Client, type VendorClient } from '../schemas.ts';

/** Entity `client`: a Mandant with the services that are released for it. */
export const client = defineEntity<DatevConfig>()({
  id: 'client',
  title: { de: 'Mandant', en: 'Client' },
  schema: Client,
  async read(ctx, key) {
    const found = await readClient(ctx, key);
    return found === undefined ? undefined : clientOf(found);
  },
});

function clientOf(found: VendorClient) {
  return {
    id: found.id,
    ...(found.name === undefined ? {} : { name: found.name }),
    ...(found.consultant_number === undefined ? {} : { consultantNumber: String(found.consultant_number) }),
    ...(found.client_number === undefined ? {} : { clientNumber: String(found.client_number) }),
    services: (found.services ?? []).map((service) => ({ scopes: [], ...service })),
  };
}
