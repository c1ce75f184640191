import type { Text } from '@belegfluss/sdk';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExitCode, Outcome, Shell } from '../command.ts';
import { holdUpWords } from '../terminal/words/hold-up-words.ts';
import { stateWords } from '../terminal/words/state-words.ts';
import { syncSums } from '../terminal/tables/sync-sum.ts';
import type { QuestionRow, RunDetail, RunRow, StepRow } from './answers.ts';
import type { ServerApi } from './server-api.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;
/** States in which a run stays until somebody acts, with the exit code that says so. */
const RESTING: Partial<Record<RunRow['state'], ExitCode>> = {
  done: 0,
  unchanged: 0,
  skipped: 0,
  observed: 0,
  dead: 1,
  cancelled: 1,
  resolved: 1,
  question: 3,
};

/** A run that rests; `asker` is the run whose question it waits for, where that is another one. */
interface Resting {
  row: RunRow;
  message: Text | null;
  steps: StepRow[];
  exitCode: ExitCode;
  asker?: string;
}

/** Waits until a run has ended or a person has to act, for it or for the run that it goes behind, and says which. */
export async function followRun(shell: Shell, api: ServerApi, runId: string): Promise<Outcome> {
  let seen: string | undefined;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
    const { run: row, message, steps, holdUp } = await api.get<RunDetail>(`/runs/${runId}`);
    const exitCode = RESTING[row.state];
    if (exitCode !== undefined) return resting(shell, api, { row, message, steps, exitCode });
    // Whoever it goes behind stays where it is until somebody acts; that may be weeks.
    if (holdUp?.kind === 'run' && RESTING[holdUp.state] === 3)
      return resting(shell, api, { row, message: holdUpWords(holdUp), steps, exitCode: 3, asker: holdUp.id });
    const why = holdUp && holdUp.kind !== 'worker' ? `  ${shell.say(holdUpWords(holdUp))}` : '';
    const now = `${row.flow} ${shell.say(stateWords(row.state))}${why}`;
    if (now !== seen) shell.progress(now);
    seen = now;
    await sleep(pause);
  }
}

async function resting(
  { say }: Shell,
  api: ServerApi,
  { row, message, steps, exitCode, asker = row.id }: Resting,
): Promise<Outcome> {
  const open =
    exitCode === 3 ? (await api.get<{ questions: QuestionRow[] }>('/questions', { state: 'open' })).questions : [];
  const asked = open.filter(({ runIds }) => runIds.includes(asker));
  const lines = [
    `${row.id}  ${say(stateWords(row.state))}${row.reason ? `  ${row.reason}` : ''}`,
    ...(message ? [say(message)] : []),
    ...syncSums({ say }, steps),
    ...asked.map(({ id, title }) => `${id}  ${say(title)}`),
  ];
  return { exitCode, data: { runId: row.id, run: row, questions: asked }, text: lines.join('\n') };
}
