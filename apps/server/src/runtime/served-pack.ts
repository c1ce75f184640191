import { ROLES } from '@belegfluss/access';
import { billingConnector, billingSettingsInUse } from '@belegfluss/billing';
import { connectors, httpSystems } from '@belegfluss/connectors';
import { loadPack } from '@belegfluss/flow';
import { DiagnosticError } from '@belegfluss/sdk';
import type { Database } from '@belegfluss/store';
import type { Config } from '../config.ts';
import type { Runtime } from './runtime.ts';

/** The flow pack with the built-in connectors bound to this database. Throws DiagnosticError with every finding. */
export function loadServedPack(
  config: Pick<Config, 'packFolder' | 'environment' | 'sandboxUrl'>,
  db: Database,
): Pick<Runtime, 'pack' | 'billing'> {
  const { packFolder, environment, sandboxUrl } = config;
  const billing = billingSettingsInUse(packFolder);
  const { pack, diagnostics } = loadPack(packFolder, {
    connectors: billing ? [...connectors, billingConnector({ db, settings: billing })] : connectors,
    systems: httpSystems,
    roles: ROLES,
    environment,
    ...(sandboxUrl !== undefined && { sandboxUrl }),
  });
  if (!pack) throw new DiagnosticError(diagnostics);
  return { pack, ...(billing && { billing }) };
}
