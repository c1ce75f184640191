import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { billingConnector, readBillingSettings } from '@belegfluss/billing';
import { connectors } from '@belegfluss/connectors';
import { catalogOf, compileFlow, loadPack, type Pack } from '@belegfluss/flow';
import type { Database } from '@belegfluss/store';

const FOLDER = fileURLToPath(new URL('../../flows/sales-to-invoice/', import.meta.url));
/** Flows of what no shipped one does. */
const OWN = fileURLToPath(new URL('flows/', import.meta.url));
export const HISTORIES = fileURLToPath(new URL('histories/', import.meta.url));

/** The flows of which there are histories, the shipped ones and ours; what their connectors would use is not used. */
export function recordedPack(): Pack {
  const billing = billingConnector({ db: {} as Database, settings: readBillingSettings(FOLDER) });
  const options = { environment: 'sandbox', sandboxUrl: 'http://127.0.0.1:7410' };
  const { pack, diagnostics } = loadPack(FOLDER, { connectors: [...connectors, billing], ...options });
  if (!pack) throw new Error(JSON.stringify(diagnostics));
  const own = readdirSync(OWN).map((file) => {
    const { plan, diagnostics: found } = compileFlow(file, readFileSync(join(OWN, file), 'utf8'), catalogOf(pack));
    if (!plan) throw new Error(JSON.stringify(found));
    return plan;
  });
  return { ...pack, plans: [...pack.plans, ...own] };
}
