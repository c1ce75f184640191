import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { wrongUse, type CommandError } from '../command-error.ts';
import type { Outcome, Registry, Shell } from '../command.ts';
import { REVISIONS, type ReplayPreview } from '../rest/answers.ts';
import { serverOf } from '../rest/online.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { bodyOf, doToFiltered, doToNamed, type DeedOptions } from '../runs/do-to-many.ts';
import { replayText } from '../terminal/tables/replay-table.ts';
import { takeRuns } from './deed-options.ts';

interface Replay extends DeedOptions {
  step?: string;
  revision: (typeof REVISIONS)[number];
  input?: string;
  dry?: boolean;
}

/** `runs replay`: goes through runs again, as new ones; of one, from a step and with another record as well. */
export function runReplay(list: Command, { say, perform }: Registry): void {
  takeRuns(list.command('replay'), say)
    .description(say({ de: 'geht Läufe noch einmal durch, als neue', en: 'goes through runs again, as new ones' }))
    .option('--step <id>', say({ de: 'erster Schritt; sonst von vorn', en: 'first step; else from the beginning' }))
    .addOption(
      new Option('--revision <which>', say({ de: 'welche Version des Ablaufs', en: 'which version of the flow' }))
        .choices(REVISIONS)
        .default('live'),
    )
    .option(
      '--input <file>',
      say({
        de: 'JSON-Datei, die an die Stelle des Datensatzes tritt',
        en: 'JSON file that takes the place of the record',
      }),
    )
    .option('--dry', say({ de: 'zeigt nur, was sich wiederholen würde', en: 'only shows what would be repeated' }))
    .action((ids: string[], _options: object, self: Command) =>
      perform((shell) => replay(shell, serverOf(shell, self), ids, self.optsWithGlobals<Replay>())),
    );
}

function replay(shell: Shell, api: ServerApi, ids: string[], options: Replay): Promise<Outcome> {
  const [first] = ids;
  if (first !== undefined && ids.length === 1) return replayOne(shell, api, first, options);
  const { step, revision, input, dry } = options;
  if (step !== undefined || revision !== 'live' || input !== undefined || dry) throw onlyOne();
  if (ids.length === 0) return doToFiltered(shell, api, 'replay', options);
  const wish = { version: revision, ...bodyOf(options) };
  return doToNamed(shell, ids, (id) => api.post(pathOf(id), wish));
}

const pathOf = (id: string) => `/runs/${encodeURIComponent(id)}/replay`;

async function replayOne({ say }: Shell, api: ServerApi, id: string, options: Replay): Promise<Outcome> {
  const { step, revision: version, input, note, dry } = options;
  const wish = { version, ...(step && { from: step }), ...(input && { input: readInput(input) }) };
  if (!dry) {
    const { runId } = await api.post<{ runId: string }>(pathOf(id), { ...wish, ...(note && { note }) });
    return { exitCode: 0, data: { runId }, text: say({ de: `Neuer Lauf ${runId}.`, en: `New run ${runId}.` }) };
  }
  const preview = await api.post<ReplayPreview>(`${pathOf(id)}/preview`, wish);
  return { exitCode: 0, data: { ...preview }, text: replayText({ say }, preview) };
}

function onlyOne(): CommandError {
  return wrongUse(
    {
      de: '--step, --revision, --input und --dry gelten für einen Lauf allein.',
      en: '--step, --revision, --input and --dry are for one run alone.',
    },
    {
      de: 'Nennen Sie eine Kennung; viele Läufe werden von vorn wiederholt, mit dem Ablauf, der live ist.',
      en: 'Name one id; many runs are replayed from their beginning, with the flow that is live.',
    },
  );
}

/** Throws CommandError `cli.usage` for a file that is no JSON object. */
function readInput(file: string): object {
  const text = readFileSync(file, 'utf8');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (cause) {
    throw notJson(file, cause);
  }
  throw notJson(file);
}

function notJson(file: string, cause?: unknown): CommandError {
  return wrongUse(
    { de: `${file} ist kein JSON-Objekt.`, en: `${file} is no JSON object.` },
    { de: 'Schreiben Sie den Datensatz wie {"name": "…"}.', en: 'Write the record like {"name": "…"}.' },
    cause,
  );
}
