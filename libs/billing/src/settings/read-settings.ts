import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiagnosticError, shapeFaults, shapeWords, type DeclarationFault } from '@belegfluss/sdk';
import { parseYaml } from '@belegfluss/yaml';
import { BillingSettings } from './billing-settings.ts';
import { settingFaults, type SettingFault } from './settings-rules.ts';

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
  return isUsed(pack) ? settingsOf(pack, file) : undefined;
}

/** What is wrong in the settings of billing, for a flow pack with a connection to it. */
export function judgeBillingSettings(pack: UncheckedPack): DeclarationFault[] {
  return isUsed(pack) ? faultsOf(pack.settings?.billing) : [];
}

function isUsed(pack: UncheckedPack | undefined): boolean {
  return Object.values(pack?.connections ?? {}).some((connection) => connection?.use === CONNECTOR);
}

/** Seller, chart of accounts, DATEV client and number ranges: `settings.billing` of the flow pack. Throws DiagnosticError `billing.bad_settings`. */
export function readBillingSettings(packFolder: string): BillingSettings {
  const file = join(packFolder, FILE);
  return settingsOf(read(file), file);
}

function settingsOf(pack: UncheckedPack | undefined, file: string): BillingSettings {
  const settings = pack?.settings?.billing;
  const faults = faultsOf(settings);
  if (faults.length === 0) return settings as BillingSettings;
  throw new DiagnosticError(
    faults.map(({ path, code, message, remedy }) => ({
      code,
      severity: 'error',
      message,
      remedy,
      file,
      path: path.join('.'),
    })),
  );
}

function faultsOf(settings: unknown): DeclarationFault[] {
  const misshapen = shapeFaults(BillingSettings, settings).map((fault) => ({
    path: fault.path,
    words: shapeWords(fault),
  }));
  const faults: SettingFault[] = misshapen.length > 0 ? misshapen : settingFaults(settings as BillingSettings);
  return faults.map(({ path, words: { de, en } }) => {
    const field = path.join('.') || 'billing';
    return {
      path: ['settings', 'billing', ...path],
      part: 'value',
      code: 'billing.bad_settings',
      message: {
        de: `Die Einstellung ${field} passt nicht (${de}).`,
        en: `The setting ${field} does not fit (${en}).`,
      },
      remedy: {
        de: 'Die Dokumentation nennt unter „Settings“ alle Felder.',
        en: 'The documentation lists all fields under "Settings".',
      },
    };
  });
}

/** `undefined` for a file that is missing or no YAML; the checker of packs says so with its place. */
function read(file: string): UncheckedPack | undefined {
  try {
    return parseYaml(readFileSync(file, 'utf8'), 1).parsed?.value as UncheckedPack | undefined;
  } catch {
    return undefined;
  }
}
