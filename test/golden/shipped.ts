import { fileURLToPath } from 'node:url';
import { billingConnector, readBillingSettings } from '@belegfluss/billing';
import { connectors } from '@belegfluss/connectors';
import { loadPack, type Pack } from '@belegfluss/flow';
import type { Database } from '@belegfluss/store';

const FOLDER = fileURLToPath(new URL('../../flows/sales-to-invoice/', import.meta.url));
export const HISTORIES = fileURLToPath(new URL('histories/', import.meta.url));

/** The shipped flows; what their connectors would use is not used. */
export function shippedPack(): Pack {
  const billing = billingConnector({ db: {} as Database, settings: readBillingSettings(FOLDER) });
  const options = { environment: 'sandbox', sandboxUrl: 'http://127.0.0.1:7410' };
  const { pack, diagnostics } = loadPack(FOLDER, { connectors: [...connectors, billing], ...options });
  if (!pack) throw new Error(JSON.stringify(diagnostics));
  return pack;
}
