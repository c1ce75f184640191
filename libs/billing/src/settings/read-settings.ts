import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiagnosticError, shapeFaults, shapeWords } from '@belegfluss/sdk';
import { parse } from 'yaml';
import { BillingSettings } from './billing-settings.ts';

const FILE = 'pack.yaml';
const CONNECTOR = 'billing';

/** The parts of a pack that are looked at here, before anybody has judged it. */
interface UncheckedPack {
  connections?: Record<string, { use?: unknown } | null>;
  settings?: { billing?: unknown };
}

/**
 * What `readBillingSettings` gives, for a flow pack with a connection to our own billing; a pack that writes no invoices needs none.
 * Throws DiagnosticError `billing.bad_settings`.
 */
export function billingSettingsInUse(packFolder: string): BillingSettings | undefined {
  const file = join(packFolder, FILE);
  const pack = read(file);
  const isUsed = Object.values(pack?.connections ?? {}).some((connection) => connection?.use === CONNECTOR);
  return isUsed ? settingsOf(pack, file) : undefined;
}

/** Seller, chart of accounts, DATEV client and number ranges: `settings.billing` of the flow pack. Throws DiagnosticError `billing.bad_settings`. */
export function readBillingSettings(packFolder: string): BillingSettings {
  const file = join(packFolder, FILE);
  return settingsOf(read(file), file);
}

function settingsOf(pack: UncheckedPack | undefined, file: string): BillingSettings {
  const settings = pack?.settings?.billing;
  const faults = shapeFaults(BillingSettings, settings);
  if (faults.length === 0) return settings as BillingSettings;
  throw new DiagnosticError(
    faults.map((fault) => {
      const { de, en } = shapeWords(fault);
      const field = fault.path.join('.') || 'billing';
      return {
        code: 'billing.bad_settings',
        severity: 'error' as const,
        message: {
          de: `Die Einstellung ${field} passt nicht (${de}).`,
          en: `The setting ${field} does not fit (${en}).`,
        },
        remedy: { de: 'Die Anleitung für Betreiber nennt alle Felder.', en: "The operators' guide lists all fields." },
        file,
        path: ['settings', 'billing', ...fault.path].join('.'),
      };
    }),
  );
}

/** `undefined` for a file that is missing or no YAML; the checker of packs says so with its place. */
function read(file: string): UncheckedPack | undefined {
  try {
    return parse(readFileSync(file, 'utf8')) as UncheckedPack | undefined;
  } catch {
    return undefined;
  }
}
