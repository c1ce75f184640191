import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { meant, nearestName } from '@belegfluss/flow';
import { FLOW_SUFFIX, packPlaces } from '../check/pack-places.ts';
import { wrongUse } from '../command-error.ts';

/** A flow as it lies in a file. */
export interface LocalFlow {
  flow: string;
  file: string;
  /** Folder of its pack. */
  pack: string;
  text: string;
}

const NAME = /^flow:[ \t]*["']?([a-z][a-z0-9_]*)["']?[ \t]*(#.*)?$/m;

/** The flows of these files and folders. Throws CommandError `cli.usage` for a path without a flow. */
export function localFlows(paths: readonly string[]): LocalFlow[] {
  return packPlaces(paths).flatMap(({ pack, file }) => (file === undefined ? flowsOf(pack) : [read(file, pack)]));
}

/** The flows of a pack's folder, by the names of their files. */
export function flowsOf(pack: string): LocalFlow[] {
  return globSync(`*${FLOW_SUFFIX}`, { cwd: pack })
    .sort()
    .map((name) => read(join(pack, name), pack));
}

/** What a word means: a file where there is one, else the flow of that name in the pack. Throws CommandError `cli.usage`. */
export function flowOrFile(word: string, pack: string): LocalFlow {
  if (existsSync(word) && statSync(word).isFile()) return read(resolve(word), dirname(resolve(word)));
  const flows = flowsOf(pack);
  const found = flows.find(({ flow }) => flow === word);
  if (found) return found;
  const nearest = nearestName(
    word,
    flows.map(({ flow }) => flow),
  );
  throw wrongUse(
    {
      de: `„${word}“ ist weder eine Datei noch ein Ablauf im Ordner ${basename(resolve(pack))}.`,
      en: `"${word}" is neither a file nor a flow of the folder ${basename(resolve(pack))}.`,
    },
    nearest === undefined
      ? {
          de: 'Nennen Sie eine Datei, oder mit --pack den Ordner der Abläufe.',
          en: 'Name a file, or the folder of the flows with --pack.',
        }
      : meant(nearest),
  );
}

function read(file: string, pack: string): LocalFlow {
  const text = file.endsWith(FLOW_SUFFIX) ? readFileSync(file, 'utf8') : '';
  const flow = NAME.exec(text)?.[1];
  if (flow !== undefined) return { flow, file, pack, text };
  throw wrongUse(
    { de: `${basename(file)} nennt keinen Ablauf.`, en: `${basename(file)} names no flow.` },
    {
      de: `Ablaufdateien enden auf ${FLOW_SUFFIX} und beginnen mit flow: und dem Namen.`,
      en: `Files of flows end in ${FLOW_SUFFIX} and begin with flow: and the name.`,
    },
  );
}
