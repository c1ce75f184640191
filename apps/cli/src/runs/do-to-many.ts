import { CommandError, wrongUse } from '../command-error.ts';
import type { Outcome, Shell } from '../command.ts';
import type { SelectionPreview, SelectionResult } from '../rest/answers.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { columns } from '../terminal/tables/columns.ts';
import { counted } from '../terminal/words/counted.ts';
import { filterOf, runTable, type Filter } from '../terminal/tables/run-table.ts';

/** What people do with runs. */
export type DeedKind = 'retry' | 'replay' | 'cancel' | 'resolve';

/** What goes with a deed. */
export interface DeedOptions extends Filter {
  cause?: string;
  note?: string;
  yes?: boolean;
}

/** A run to which nothing was done. */
interface Refused {
  runId: string;
  code: string;
}

/**
 * Does something to these runs, one after the other. Of one, a refusal ends the verb; of several, the others have their
 * turn all the same, and it is told which were refused. `act` throws CommandError where the server refuses.
 */
export async function doToNamed(
  { say }: Shell,
  ids: readonly string[],
  act: (id: string) => Promise<unknown>,
): Promise<Outcome> {
  const done: string[] = [];
  const refused: Refused[] = [];
  for (const id of ids) {
    try {
      await act(id);
      done.push(id);
    } catch (error) {
      const code = refusalOf(error);
      if (code === undefined || ids.length === 1) throw error;
      refused.push({ runId: id, code });
    }
  }
  const notDone = columns(
    [
      { de: 'nicht getan', en: 'not done' },
      { de: 'Grund', en: 'Reason' },
    ].map(say),
    refused.map(({ runId, code }) => [runId, code]),
  );
  return outcome(say(doneWords(done.length)), { runIds: done, refused }, refused.length === 0 ? '' : notDone);
}

/** Does something to the runs that fit the filters; without `yes` they are only shown. Throws CommandError `cli.usage` where nothing narrows them. */
export async function doToFiltered(
  shell: Shell,
  api: ServerApi,
  kind: DeedKind,
  options: DeedOptions,
): Promise<Outcome> {
  const { say } = shell;
  const filter = filterOf(options);
  if (Object.keys(filter).length === 0) throw unnamed();
  const preview = await api.post<SelectionPreview>('/run-selections', { action: kind, filter });
  if (preview.count === 0) return { exitCode: 0, data: { ...preview }, text: runTable(shell, []) };
  if (!options.yes) {
    const text = `${runTable(shell, preview.sample)}\n\n${say(shownWords(preview))}`;
    return { exitCode: 0, data: { ...preview }, text };
  }
  const result = await api.postSlowly<SelectionResult>(`/run-selections/${preview.token}`, bodyOf(options));
  const refused = result.refused.map(({ code, count }) => `${code}: ${count}`).join(', ');
  const notDone = say({ de: `Nicht getan: ${refused}`, en: `Not done: ${refused}` });
  return outcome(say(doneWords(result.done)), { ...result }, refused === '' ? '' : notDone);
}

/** What the server is told with a deed. */
export function bodyOf({ cause, note }: DeedOptions): { cause?: string; note?: string } {
  return { ...(cause !== undefined && { cause }), ...(note !== undefined && { note }) };
}

function outcome(done: string, data: Record<string, unknown>, notDone: string): Outcome {
  return notDone === '' ? { exitCode: 0, data, text: done } : { exitCode: 4, data, text: `${done}\n${notDone}` };
}

/** The code of what the server refuses about one run; what the command or its server cannot do at all is none of it. */
function refusalOf(error: unknown): string | undefined {
  const code = error instanceof CommandError ? error.diagnostics[0]?.code : undefined;
  return code?.startsWith('run.') ? code : undefined;
}

function doneWords(count: number) {
  return { de: `${counted(count, 'Lauf', 'Läufe')}: erledigt.`, en: `${counted(count, 'run', 'runs')}: done.` };
}

/** With more than the server takes at once, `--yes` is called for again. */
function shownWords({ count, more, sample }: SelectionPreview) {
  const fewer = count > sample.length;
  const [de, en] = [counted(count, 'Lauf', 'Läufe'), counted(count, 'run', 'runs')];
  return {
    de: `${more ? `Die ersten ${de}` : de}${fewer ? `, ${sample.length} davon gezeigt` : ''}. Mit --yes geschieht es.`,
    en: `${more ? `The first ${en}` : en}${fewer ? `, ${sample.length} of them shown` : ''}. With --yes it is done.`,
  };
}

function unnamed(): CommandError {
  return wrongUse(
    { de: 'Welche Läufe gemeint sind, ist nicht gesagt.', en: 'Nothing says which runs are meant.' },
    { de: 'Nennen Sie Kennungen oder eine Eingrenzung wie --code.', en: 'Name ids, or a filter such as --code.' },
  );
}
