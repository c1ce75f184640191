import type { Text } from '@belegfluss/sdk';
import type { Shell } from '../../command.ts';
import type { ServerFlow, VersionRow } from '../../flows/server-flows.ts';
import { columns } from './columns.ts';
import { ownTime, zonedTime } from '../words/zoned-time.ts';

type Say = Pick<Shell, 'say'>;

/** Versions that a look at a flow shows; a server gives up to 500. */
const FEW = 10;

const DRIFT: Record<'changed' | 'only_in_files' | 'only_live', Text> = {
  changed: { de: 'anders als die Datei', en: 'differs from its file' },
  only_in_files: { de: 'nur in den Dateien', en: 'in the files only' },
  only_live: { de: 'in keiner Datei', en: 'in no file' },
};

/** Flows as aligned columns, or that there are none. */
export function flowTable({ say }: Say, rows: readonly ServerFlow[]): string {
  if (rows.length === 0) return say({ de: 'Es gibt keine Abläufe.', en: 'There are no flows.' });
  const headings = [
    { de: 'Ablauf', en: 'Flow' },
    { de: 'live', en: 'live' },
    { de: 'seit', en: 'since' },
    { de: 'nächster Termin', en: 'next due' },
    { de: 'Dateien', en: 'Files' },
  ].map(say);
  const cells = rows.map(({ flow, live, drift, schedules }) => [
    flow,
    live ? `v${live.version}${standing({ say }, live)}` : '–',
    live ? ownTime(live.since) : '',
    nextOf(schedules),
    drift ? say(DRIFT[drift]) : '',
  ]);
  return columns(headings, cells);
}

/** What a flow is, how it stands, and when its schedules are due next, each in its zone. */
export function flowHead({ say }: Say, { flow, title, owner, live, drift, next, schedules }: ServerFlow): string {
  const state = live
    ? say({
        de: `live: Version ${live.version} seit ${ownTime(live.since)}, von ${live.deployer}${standing({ say }, live)}`,
        en: `live: version ${live.version} since ${ownTime(live.since)}, by ${live.deployer}${standing({ say }, live)}`,
      })
    : say({ de: 'nicht in Betrieb', en: 'not in service' });
  const due = schedules.map(({ trigger, zone, next: at }) =>
    at === null
      ? say({
          de: `${trigger}: kein Termin in den nächsten acht Jahren`,
          en: `${trigger}: not due in the next eight years`,
        })
      : say({
          de: `${trigger}: nächster Termin ${zonedTime(at, zone)} (${zone})`,
          en: `${trigger}: next due ${zonedTime(at, zone)} (${zone})`,
        }),
  );
  const planned = next
    ? [
        say({
          de: `Version ${next.version} geht am ${ownTime(next.at)} live`,
          en: `version ${next.version} goes live at ${ownTime(next.at)}`,
        }),
      ]
    : [];
  const head = [flow, say(title), ...(owner === null ? [] : [owner])].join('  ');
  return [head, state, ...(drift ? [say(DRIFT[drift])] : []), ...planned, ...due].join('\n');
}

/** The newest versions, and how many there are besides. */
export function versionTable({ say }: Say, versions: readonly VersionRow[]): string {
  const headings = [
    { de: 'Version', en: 'Version' },
    { de: 'vom', en: 'of' },
    { de: 'von', en: 'by' },
    { de: 'aus', en: 'from' },
    { de: 'wozu', en: 'what for' },
  ].map(say);
  const cells = versions
    .slice(0, FEW)
    .map(({ version, live, createdAt, author, origin, note }) => [
      `v${version}${live ? ' *' : ''}`,
      ownTime(createdAt),
      author,
      origin,
      note,
    ]);
  const more = versions.length - FEW;
  const rest = more > 0 ? `\n${say({ de: `… und ${more} ältere`, en: `… and ${more} older ones` })}` : '';
  return columns(headings, cells) + rest;
}

function standing({ say }: Say, { broken, observed }: { broken: boolean; observed: boolean }): string {
  if (broken) return say({ de: ', nicht ausführbar', en: ', cannot run' });
  return observed ? say({ de: ', wird beobachtet', en: ', is observed' }) : '';
}

/** The first of several schedules, with its zone. */
function nextOf(schedules: ServerFlow['schedules']): string {
  const [first] = schedules
    .flatMap(({ zone, next }) => (next === null ? [] : [{ zone, next }]))
    .toSorted((a, b) => a.next.localeCompare(b.next));
  return first ? `${zonedTime(first.next, first.zone)} ${first.zone}` : '';
}
