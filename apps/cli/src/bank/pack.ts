import { billingConnector, readBillingSettings } from '@belegfluss/billing';
import { connectors, httpSystems } from '@belegfluss/connectors';
import { loadPack, type Pack } from '@belegfluss/flow';
import { DiagnosticError } from '@belegfluss/sdk';
import type { Settings } from '../config.ts';
import type { Books } from './books.ts';

/** The flow pack with what is built in bound to these books. Throws DiagnosticError with every finding. */
export function openPack({ db }: Books, { packFolder, packEnvironment }: Settings): Pack {
  const builtIn = billingConnector({ db, settings: readBillingSettings(packFolder) });
  const { pack, diagnostics } = loadPack(packFolder, {
    connectors: [...connectors, builtIn],
    systems: httpSystems,
    environment: packEnvironment,
  });
  if (!pack) throw new DiagnosticError(diagnostics);
  return pack;
}

/** How banks write CSV that the pack's connections describe: a file does not tell by which of them it came. */
export function csvProfilesOf({ connections }: Pack): unknown[] {
  return connections.flatMap(({ config: { csvProfiles } }) => (Array.isArray(csvProfiles) ? csvProfiles : []));
}
