import type { Diagnostic, Text } from '@belegfluss/sdk';
import { CommandError } from '../command-error.ts';
import type { Compared } from './compared.ts';

/** Ends a verb because what is live was changed since the files were taken from it: exit code 4. */
export function conflicting(found: readonly Compared[]): CommandError {
  return new CommandError(4, found.map(flowConflict));
}

function flowConflict(compared: Compared): Diagnostic {
  const { local, live, from } = compared;
  const { flow, file } = local;
  return {
    code: 'cli.flow_conflict',
    severity: 'error',
    ...wordsFor(compared),
    file,
    facts: { flow, live: live?.version, ...(from !== undefined && { from }) },
  };
}

type Words = Record<'message' | 'remedy', Text>;

function wordsFor({ local: { flow }, live, from, standing, isWithdrawn }: Compared): Words {
  if (isWithdrawn) return outOfService(flow);
  return standing === 'behind' ? fileBehind(flow, live?.version) : bothChanged(flow, live?.version, from);
}

function outOfService(flow: string): Words {
  return {
    message: {
      de: `Der Ablauf „${flow}“ wurde auf dem Server außer Betrieb genommen. Nichts wurde getan.`,
      en: `The flow "${flow}" was taken out of service on the server. Nothing was done.`,
    },
    remedy: {
      de: `belegfluss flows resume ${flow} nimmt ihn wieder in Betrieb; soll er ruhen, nehmen Sie seine Datei heraus.`,
      en: `belegfluss flows resume ${flow} takes it into service again; where it is to rest, take its file out.`,
    },
  };
}

function fileBehind(flow: string, live: number | undefined): Words {
  return {
    message: {
      de: `Der Ablauf „${flow}“ wurde auf dem Server geändert (live ist Version ${live}), die Datei nicht. Nichts wurde getan.`,
      en: `The flow "${flow}" was changed on the server (version ${live} is live), the file was not. Nothing was done.`,
    },
    remedy: {
      de: `belegfluss pull ${flow} holt, was live ist; den früheren Stand bringt belegfluss rollback zurück.`,
      en: `belegfluss pull ${flow} fetches what is live; belegfluss rollback brings the earlier state back.`,
    },
  };
}

function bothChanged(flow: string, live: number | undefined, from: number | undefined): Words {
  const own = `belegfluss diff ${flow} --against v${from}`;
  return {
    message: {
      de: `Der Ablauf „${flow}“ wurde in der Datei und auf dem Server geändert (live ist Version ${live}). Nichts wurde getan.`,
      en: `The flow "${flow}" was changed in the file and on the server (version ${live} is live). Nothing was done.`,
    },
    remedy: {
      de: `belegfluss diff ${flow} zeigt den Unterschied${from === undefined ? '' : `, ${own} Ihre Änderungen`}. Führen Sie beide Fassungen in der Datei zusammen und veröffentlichen Sie sie mit --base ${live}.`,
      en: `belegfluss diff ${flow} shows the difference${from === undefined ? '' : `, ${own} your own changes`}. Bring both together in the file, then deploy it with --base ${live}.`,
    },
  };
}
