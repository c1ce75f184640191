import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Outcome, Registry, Shell } from '../command.ts';
import { wrongUse } from '../command-error.ts';
import type { ReplayPreview, SelectionPreview, SelectionResult } from '../rest/answers.ts';
import { serverOf } from '../rest/online.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { columns } from '../terminal/columns.ts';
import { counted } from '../terminal/counted.ts';
import { filterOf, runTable, type Filter } from '../terminal/run-table.ts';

interface Deed extends Filter {
  cause?: string;
  note?: string;
  yes?: boolean;
}

interface Replay {
  step?: string;
  revision: 'live' | 'original';
  input?: string;
  note?: string;
  dry?: boolean;
}

type Kind = 'retry' | 'cancel' | 'resolve';

const WORDS: Record<Kind, { de: string; en: string }> = {
  retry: { de: 'nimmt beiseitegelegte Läufe wieder auf', en: 'puts runs that were set aside back to work' },
  cancel: { de: 'bricht Läufe ab', en: 'ends runs' },
  resolve: {
    de: 'schließt beiseitegelegte Läufe mit ihrer Ursache',
    en: 'closes runs that were set aside, with their cause',
  },
};

/** `runs retry`, `runs cancel`, `runs resolve`: the runs that are named, or with the filters of `runs` those that fit; `runs replay`: one again from a step. */
export function runDeeds(list: Command, { say, perform }: Registry): void {
  for (const kind of ['retry', 'cancel', 'resolve'] as const) {
    const command = list
      .command(kind)
      .description(say(WORDS[kind]))
      .argument(
        '[ids...]',
        say({ de: 'Kennungen der Läufe; sonst gilt die Eingrenzung', en: 'ids of the runs; else the filters count' }),
      )
      .option('--note <text>', say({ de: 'warum, in einem Satz', en: 'why, in a sentence' }))
      .option(
        '--yes',
        say({ de: 'tut es; sonst werden die Läufe nur gezeigt', en: 'does it; else the runs are only shown' }),
      );
    if (kind !== 'retry')
      command.requiredOption(
        '--cause <code>',
        say({ de: 'Ursache (duplicate, wrong_data, …)', en: 'cause (duplicate, wrong_data, …)' }),
      );
    command.action((ids: string[], _options: object, self: Command) =>
      perform((shell) => doToRuns(shell, serverOf(shell, self), kind, ids, self.optsWithGlobals<Deed>())),
    );
  }
  list
    .command('replay')
    .description(
      say({ de: 'geht einen Lauf ab einem Schritt noch einmal durch', en: 'goes through a run again from a step' }),
    )
    .argument('<id>', say({ de: 'Kennung des Laufs', en: 'id of the run' }))
    .option('--step <id>', say({ de: 'erster Schritt; sonst von vorn', en: 'first step; else from the beginning' }))
    .option('--revision <which>', say({ de: 'live oder original', en: 'live or original' }), 'live')
    .option(
      '--input <file>',
      say({
        de: 'JSON-Datei, die an die Stelle des Datensatzes tritt',
        en: 'JSON file that takes the place of the record',
      }),
    )
    .option('--note <text>', say({ de: 'warum, in einem Satz', en: 'why, in a sentence' }))
    .option('--dry', say({ de: 'zeigt nur, was sich wiederholen würde', en: 'only shows what would be repeated' }))
    .action((id: string, _options: object, self: Command) =>
      perform((shell) => replay(shell, serverOf(shell, self), id, self.optsWithGlobals<Replay>())),
    );
}

async function doToRuns(shell: Shell, api: ServerApi, kind: Kind, ids: string[], options: Deed): Promise<Outcome> {
  const body = { ...(options.cause && { cause: options.cause }), ...(options.note && { note: options.note }) };
  if (ids.length === 0) return doToMany(shell, api, kind, options, body);
  for (const id of ids) await api.post(`/runs/${encodeURIComponent(id)}/${kind}`, body);
  const said = {
    de: `${counted(ids.length, 'Lauf', 'Läufe')}: erledigt.`,
    en: `${counted(ids.length, 'run', 'runs')}: done.`,
  };
  return { exitCode: 0, data: { runIds: ids }, text: shell.say(said) };
}

async function doToMany(shell: Shell, api: ServerApi, kind: Kind, options: Deed, body: object): Promise<Outcome> {
  const filter = filterOf(options);
  if (Object.keys(filter).length === 0) {
    throw wrongUse(
      { de: 'Welche Läufe gemeint sind, ist nicht gesagt.', en: 'Nothing says which runs are meant.' },
      { de: 'Nennen Sie Kennungen oder eine Eingrenzung wie --code.', en: 'Name ids, or a filter such as --code.' },
    );
  }
  const preview = await api.post<SelectionPreview>('/run-selections', { action: kind, filter });
  if (preview.count === 0) return { exitCode: 0, data: { ...preview }, text: runTable(shell, []) };
  const more = preview.more ? '> ' : '';
  if (!options.yes) {
    const hint = shell.say({
      de: `${more}${counted(preview.count, 'Lauf', 'Läufe')}. Mit --yes geschieht es.`,
      en: `${more}${counted(preview.count, 'run', 'runs')}. With --yes it is done.`,
    });
    return { exitCode: 0, data: { ...preview }, text: `${runTable(shell, preview.sample)}\n\n${hint}` };
  }
  const result = await api.post<SelectionResult>(`/run-selections/${preview.token}`, body);
  const refused = result.refused.map((each) => `${each.count} ${each.code}`).join(', ');
  const text = shell.say({
    de: `${counted(result.done, 'Lauf', 'Läufe')}: erledigt.`,
    en: `${counted(result.done, 'run', 'runs')}: done.`,
  });
  return { exitCode: refused === '' ? 0 : 4, data: { ...result }, text: refused === '' ? text : `${text}\n${refused}` };
}

async function replay({ say }: Shell, api: ServerApi, id: string, options: Replay): Promise<Outcome> {
  const { step, revision: version, input, note, dry } = options;
  const wish = { version, ...(step && { from: step }), ...(input && { input: readInput(input) }) };
  const path = `/runs/${encodeURIComponent(id)}/replay`;
  if (!dry) {
    const { runId } = await api.post<{ runId: string }>(path, { ...wish, ...(note && { note }) });
    return { exitCode: 0, data: { runId }, text: say({ de: `Neuer Lauf ${runId}.`, en: `New run ${runId}.` }) };
  }
  const preview = await api.post<ReplayPreview>(`${path}/preview`, wish);
  const headings = [
    { de: 'Schritt', en: 'Step' },
    { de: 'Ziel', en: 'Target' },
    { de: 'Schlüssel', en: 'Key' },
    { de: 'was daraus wird', en: 'what becomes of it' },
  ].map(say);
  const cells = preview.repeats.map((each) => [each.path, each.use ?? '', each.key ?? '', each.becomes]);
  return { exitCode: 0, data: { ...preview }, text: columns(headings, cells) };
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

function notJson(file: string, cause?: unknown) {
  return wrongUse(
    { de: `${file} ist kein JSON-Objekt.`, en: `${file} is no JSON object.` },
    { de: 'Schreiben Sie den Datensatz wie {"name": "…"}.', en: 'Write the record like {"name": "…"}.' },
    cause,
  );
}
