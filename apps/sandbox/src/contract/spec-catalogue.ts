import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Vendor } from '../gateway/vendor-face.ts';

/** Which description judges the paths below a base. */
export interface SpecEntry {
  vendor: Vendor;
  file: string;
  /** Beginning of the vendor's path; `base` is cut off before the description is asked. */
  prefix: string;
  base: string;
}

const HUBSPOT_OBJECTS: readonly [string, string][] = [
  ['deals', 'hs2609-deals.json'],
  ['companies', 'hs2609-companies.json'],
  ['contacts', 'hs2609-contacts.json'],
  ['line_items', 'hs2609-lineItems.json'],
];

const ENTRIES: readonly SpecEntry[] = [
  ...HUBSPOT_OBJECTS.map(([name, file]): SpecEntry => ({
    vendor: 'hubspot',
    file,
    prefix: `/crm/objects/2026-09/${name}`,
    base: '',
  })),
  { vendor: 'pandadoc', file: 'pandadoc.json', prefix: '/public/v1/', base: '' },
  {
    vendor: 'datev',
    file: 'datev-accounting-clients-2.0.json',
    prefix: '/platform-sandbox/v2/',
    base: '/platform-sandbox/v2',
  },
  {
    vendor: 'datev',
    file: 'datev-accounting_extf-files-3.0.1.json',
    prefix: '/platform-sandbox/v3/',
    base: '/platform-sandbox/v3',
  },
];

/** The entries whose files are in the folder. */
export function availableSpecs(folder: string): SpecEntry[] {
  return ENTRIES.filter((entry) => existsSync(join(folder, entry.file)));
}

/**
 * Where the vendors' descriptions are narrower than the vendors. Each exception has its reason:
 * PandaDoc documents `metadata_<key>=<value>` as filter in words and not as a parameter; HubSpot answers partial
 * success of a batch with 207, which the description leaves to its error schema; 4xx and 5xx of PandaDoc and DATEV
 * are described only in part.
 */
export const OVERLAY = {
  isKnownQuery: (vendor: Vendor, name: string): boolean => vendor === 'pandadoc' && name.startsWith('metadata_'),
  statusAs: (vendor: Vendor, status: number): number => (vendor === 'hubspot' && status === 207 ? 200 : status),
} as const;
