import type { Text } from '@belegfluss/sdk';
import type { Shell } from '../../command.ts';
import type { RelatedRun, RunRelations } from '../../rest/answers.ts';
import { columns } from './columns.ts';
import { stateWords } from '../words/state-words.ts';

const REPLAY_OF = { de: 'Wiederholung von', en: 'replay of' };
const REPLAY = { de: 'wiederholt durch', en: 'replayed by' };

/** The runs that one came from and that came from it, as aligned columns; nothing where there are none. */
export function relatedRuns({ say }: Pick<Shell, 'say'>, { run, parent, children, replays }: RunRelations): string[] {
  const row = (relation: Text, { id, flow, recordKey, state }: RelatedRun) => [
    say(relation),
    id,
    flow,
    recordKey,
    say(stateWords(state)),
  ];
  const rows = [
    ...(run.replayOf === null ? [] : [[say(REPLAY_OF), run.replayOf]]),
    ...(parent ? [row(fromParent(parent), parent)] : []),
    ...children.map((child) => row(toChild(child), child)),
    ...replays.map((replay) => row(REPLAY, replay)),
  ];
  const headings = [
    { de: 'Verwandt', en: 'Related' },
    { de: 'Lauf', en: 'Run' },
    { de: 'Ablauf', en: 'Flow' },
    { de: 'Datensatz', en: 'Record' },
    { de: 'Zustand', en: 'State' },
  ];
  return rows.length === 0 ? [] : [columns(headings.map(say), rows)];
}

function fromParent({ called }: RelatedRun): Text {
  return called ? { de: 'gestartet von', en: 'called by' } : { de: 'ausgelöst durch', en: 'set off by' };
}

function toChild({ called, step }: RelatedRun): Text {
  const name = step ?? '';
  return called
    ? { de: `Schritt „${name}“ wartet auf`, en: `step "${name}" waits for` }
    : { de: `Schritt „${name}“ löste aus`, en: `step "${name}" set off` };
}
