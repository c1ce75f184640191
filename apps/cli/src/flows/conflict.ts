import type { Diagnostic, Text } from '@belegfluss/sdk';
import { CommandError } from '../command-error.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { shownPath } from '../terminal/words/diagnostic-text.ts';
import type { Compared } from './compared.ts';

type Calling = ServerApi['calling'];

/** Ends a verb because what is live was changed since the files were taken from it: exit code 4. */
export function conflicting({ calling }: Pick<ServerApi, 'calling'>, found: readonly Compared[]): CommandError {
  return new CommandError(
    4,
    found.map((each) => flowConflict(calling, each)),
  );
}

function flowConflict(calling: Calling, compared: Compared): Diagnostic {
  const { local, live, from } = compared;
  const { flow, file } = local;
  return {
    code: 'cli.flow_conflict',
    severity: 'error',
    ...wordsFor(calling, compared),
    file,
    facts: { flow, live: live?.version, ...(from !== undefined && { from }) },
  };
}

type Words = Record<'message' | 'remedy', Text>;

function wordsFor(calling: Calling, compared: Compared): Words {
  if (compared.isWithdrawn) return outOfService(calling, compared.local.flow);
  return compared.standing === 'behind' ? fileBehind(calling, compared) : bothChanged(calling, compared);
}

function outOfService(calling: Calling, flow: string): Words {
  const resume = calling(`flows resume ${flow}`);
  return {
    message: {
      de: `Der Ablauf „${flow}“ wurde auf dem Server außer Betrieb genommen. Nichts wurde getan.`,
      en: `The flow "${flow}" was taken out of service on the server. Nothing was done.`,
    },
    remedy: {
      de: `${resume} nimmt ihn wieder in Betrieb; soll er ruhen, nehmen Sie seine Datei heraus.`,
      en: `${resume} takes it into service again; where it is to rest, take its file out.`,
    },
  };
}

function fileBehind(calling: Calling, { local: { flow, pack }, live }: Compared): Words {
  const [pull, rollback] = [calling(`pull ${flow} --pack ${shownPath(pack)}`), calling(`rollback ${flow} --to N`)];
  return {
    message: {
      de: `Der Ablauf „${flow}“ wurde auf dem Server geändert (live ist Version ${live?.version}), die Datei nicht. Nichts wurde getan.`,
      en: `The flow "${flow}" was changed on the server (version ${live?.version} is live), the file was not. Nothing was done.`,
    },
    remedy: {
      de: `${pull} holt, was live ist; den früheren Stand bringt ${rollback} zurück.`,
      en: `${pull} fetches what is live; ${rollback} brings the earlier state back.`,
    },
  };
}

function bothChanged(calling: Calling, { local: { flow, file }, live, from }: Compared): Words {
  const path = shownPath(file);
  const [diff, own] = [calling(`diff ${path}`), calling(`diff ${path} --against v${from}`)];
  const deploy = calling(`deploy ${path} --base ${live?.version}`);
  return {
    message: {
      de: `Der Ablauf „${flow}“ wurde in der Datei und auf dem Server geändert (live ist Version ${live?.version}). Nichts wurde getan.`,
      en: `The flow "${flow}" was changed in the file and on the server (version ${live?.version} is live). Nothing was done.`,
    },
    remedy: {
      de: `${diff} zeigt den Unterschied${from === undefined ? '' : `, ${own} Ihre Änderungen`}. Führen Sie beide Fassungen in der Datei zusammen und veröffentlichen Sie sie: ${deploy}`,
      en: `${diff} shows the difference${from === undefined ? '' : `, ${own} your own changes`}. Bring both together in the file, then deploy it: ${deploy}`,
    },
  };
}
