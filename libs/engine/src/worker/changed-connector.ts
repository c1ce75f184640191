import { connectionsOf, type Plan } from '@belegfluss/flow';
import type { Gateway } from '../gateway/gateway.ts';
import type { RunJournal } from '../journal/run-journal.ts';
import { dead, type RunVerdict } from '../run/verdict.ts';
import { givenBack } from './unknown-here.ts';

/**
 * A run goes on with the connectors with which it began, which its first attempt keeps, or with later ones of the same major
 * version. Gives back what becomes of it where one is of another: a run that began with a newer release is for a process that has it.
 */
export function changedConnector(journal: RunJournal, plan: Plan, gateway: Gateway, now: Date): RunVerdict | undefined {
  const { connectors } = journal.run.versions;
  const installed = Object.fromEntries(
    connectionsOf(plan).map((connection) => [connection, gateway.connector(connection).version]),
  );
  if (!connectors) journal.pinBeginning(installed, now);
  const other = Object.entries(connectors ?? {}).find(
    ([name, version]) => majorOf(installed[name]) !== majorOf(version),
  );
  if (!other) return undefined;
  const [connection, began] = other;
  const reason = {
    code: 'run.connector_changed',
    message: {
      de: `der Lauf begann mit Version ${began} des Konnektors von ${connection}, jetzt ist es ${String(installed[connection])}`,
      en: `the run began with version ${began} of the connector of ${connection}, now there is ${String(installed[connection])}`,
    },
  };
  return Number(majorOf(began)) > Number(majorOf(installed[connection])) ? givenBack(journal, reason) : dead(reason);
}

function majorOf(version: string | undefined): string | undefined {
  return version?.split('.')[0];
}
