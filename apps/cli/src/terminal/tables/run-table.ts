import type { Text } from '@belegfluss/sdk';
import type { Shell } from '../../command.ts';
import type { RunRow } from '../../rest/answers.ts';
import { wrongUse, type CommandError } from '../../command-error.ts';
import { columns } from './columns.ts';
import { stateWords } from '../words/state-words.ts';
import { ownTime } from '../words/zoned-time.ts';

/** What narrows a list of runs on the command line. */
export interface Filter {
  search?: string;
  flow?: string;
  flowVersion?: string;
  state?: string;
  case?: string;
  key?: string;
  code?: string;
  from?: string;
  since?: string;
  to?: string;
  text?: string;
}

function versionOfNoFlow(): CommandError {
  return wrongUse(
    { de: 'Von welchem Ablauf die Version ist, ist nicht gesagt.', en: 'Nothing says of which flow the version is.' },
    { de: 'Nennen Sie ihn mit --flow.', en: 'Name it with --flow.' },
  );
}

/** The filters that are given, under the names of the REST interface. Throws CommandError `cli.usage` for the version of no flow. */
export function filterOf({
  search,
  flow,
  flowVersion: version,
  state,
  case: caseId,
  key,
  code,
  from,
  since,
  to,
  text,
}: Filter) {
  if (version !== undefined && flow === undefined) throw versionOfNoFlow();
  const given = { search, flow, version, state, case: caseId, key, code, from: since ?? from, to, text };
  return Object.fromEntries(Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** Runs as aligned columns, or that there are none. */
export function runTable({ say }: Pick<Shell, 'say'>, rows: RunRow[]): string {
  if (rows.length === 0) return say({ de: 'Kein Lauf passt dazu.', en: 'No run fits.' });
  const headings = [
    { de: 'Lauf', en: 'Run' },
    { de: 'Ablauf', en: 'Flow' },
    { de: 'Version', en: 'Version' },
    { de: 'Datensatz', en: 'Record' },
    { de: 'Zustand', en: 'State' },
    { de: 'seit', en: 'since' },
    { de: 'Grund', en: 'Reason' },
  ].map(say);
  const cells = rows.map((row) => [
    row.id,
    row.flow,
    row.version === null ? '' : String(row.version),
    row.recordKey,
    say(stateWords(row.state)),
    ownTime(row.endedAt ?? row.createdAt),
    row.reason ?? '',
  ]);
  return columns(headings, cells);
}

/** What a run is and how it stands; below it, what its reason is about. */
export function runHead(
  { say }: Pick<Shell, 'say'>,
  { flow, version, recordKey, state, reason }: RunRow,
  message: Text | null,
): string {
  const head = [
    version === null ? flow : `${flow} v${version}`,
    recordKey,
    say(stateWords(state)),
    ...(reason ? [reason] : []),
  ].join('  ');
  return message ? `${head}\n${say(message)}` : head;
}
