import type { Diagnostic } from '@belegfluss/sdk';
import { CommandError } from '../command-error.ts';
import type { Compared } from './compared.ts';

/** Ends a verb because what is live was changed since the files were taken from it: exit code 4. */
export function conflicting(found: readonly Compared[]): CommandError {
  return new CommandError(4, found.map(flowConflict));
}

function flowConflict({ local, live }: Compared): Diagnostic {
  const { flow, file } = local;
  const version = String(live?.version);
  return {
    code: 'cli.flow_conflict',
    severity: 'error',
    message: {
      de: `Der Ablauf „${flow}“ wurde seit dem Stand der Datei geändert (live ist Version ${version}). Nichts wurde getan.`,
      en: `The flow "${flow}" was changed since the state of the file (version ${version} is live). Nothing was done.`,
    },
    remedy: {
      de: `belegfluss diff ${flow} zeigt den Unterschied, pull holt, was live ist. Eigene Änderungen führen Sie damit zusammen und nennen dann --base ${version}.`,
      en: `belegfluss diff ${flow} shows the difference, pull fetches what is live. Bring changes of your own together with it, then give --base ${version}.`,
    },
    file,
    facts: { flow, live: live?.version },
  };
}
