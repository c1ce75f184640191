import type { FileStore } from '@belegfluss/sdk';
import type { Database } from '@belegfluss/store';
import type { BillingSettings } from '../settings/billing-settings.ts';

/** Where billing keeps rows and files, and the company's settings. */
export interface BillingRoom {
  db: Database;
  settings: BillingSettings;
  files: FileStore;
}
