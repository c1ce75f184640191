import type { Command } from 'commander';
import type { Outcome, Registry, Shell } from '../command.ts';
import { dryRunText } from '../dry-run/dry-run-text.ts';
import type { RunRelations, RunRow, StepRow } from '../rest/answers.ts';
import type { Observation } from '../rest/dry-run-answer.ts';
import { online, serverOf } from '../rest/online.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { columns } from '../terminal/columns.ts';
import { relatedRuns } from '../terminal/related-runs.ts';
import { filterOf, runTable, type Filter } from '../terminal/run-table.ts';
import { runDeeds } from './run-deeds.ts';
import { runTest } from './run-test.ts';

/** `runs`: the newest runs; `runs show` one with its steps; the deeds of people are in run-deeds.ts, tests from runs in run-test.ts. */
export function runs(registry: Registry): void {
  const { program, say, perform } = registry;
  const id = say({ de: 'Kennung des Laufs', en: 'id of the run' });
  const list = online(program.command('runs'), registry)
    .description(say({ de: 'zeigt Läufe', en: 'lists runs' }))
    .option(
      '--search <text>',
      say({
        de: 'Anfang des Schlüssels oder ganze Belegnummer',
        en: 'beginning of the key, or a whole document number',
      }),
    )
    .option('--flow <flow>', say({ de: 'nur dieser Ablauf', en: 'only this flow' }))
    .option(
      '--state <state>',
      say({ de: 'nur in diesem Zustand (dead, question, …)', en: 'only in this state (dead, question, …)' }),
    )
    .option('--case <id>', say({ de: 'nur zu diesem Vorgang', en: 'only of this case' }))
    .option('--key <key>', say({ de: 'nur dieser Datensatz (A-12 oder A-*)', en: 'only this record (A-12 or A-*)' }))
    .option('--code <code>', say({ de: 'nur mit diesem Grund', en: 'only with this reason' }))
    .option('--from <time>', say({ de: 'ab diesem Tag oder Zeitpunkt (UTC)', en: 'from this day or moment (UTC)' }))
    .option('--since <time>', say({ de: 'wie --from', en: 'the same as --from' }))
    .option('--to <time>', say({ de: 'vor diesem Tag oder Zeitpunkt (UTC)', en: 'before this day or moment (UTC)' }))
    .option('--text <text>', say({ de: 'Teil von Schlüssel oder Fehler', en: 'part of key or error' }))
    .action((filter: Filter, command: Command) =>
      perform((shell) => listRuns(shell, serverOf(shell, command), filter)),
    );
  list
    .command('show')
    .description(say({ de: 'zeigt einen Lauf mit seinen Schritten', en: 'shows a run with its steps' }))
    .argument('<id>', id)
    .action((runId: string, _options: object, command: Command) =>
      perform((shell) => showRun(shell, serverOf(shell, command), runId)),
    );
  runDeeds(list, registry);
  runTest(list, registry);
}

async function listRuns(shell: Shell, api: ServerApi, filter: Filter): Promise<Outcome> {
  const { runs: rows } = await api.get<{ runs: RunRow[] }>('/runs', filterOf(filter));
  return { exitCode: 0, data: { runs: rows }, text: runTable(shell, rows) };
}

async function showRun({ say }: Shell, api: ServerApi, id: string): Promise<Outcome> {
  const found = await api.get<RunRelations & { steps: StepRow[]; observed: Observation | null }>(
    `/runs/${encodeURIComponent(id)}`,
  );
  const { run, steps, observed } = found;
  const head = `${run.flow}  ${run.recordKey}  ${run.state}${run.reason ? `  ${run.reason}` : ''}`;
  const headings = [
    { de: 'Schritt', en: 'Step' },
    { de: 'Art', en: 'Kind' },
    { de: 'Ziel', en: 'Target' },
    { de: 'Zustand', en: 'State' },
    { de: 'Versuche', en: 'Attempts' },
    { de: 'Fehler', en: 'Error' },
  ].map(say);
  const cells = steps.map((step) => [
    step.path,
    step.kind,
    step.use ?? '',
    step.state,
    String(step.attempts),
    step.error?.code ?? '',
  ]);
  const would = observed ? [dryRunText({ say }, { ...observed, flow: run.flow, steps: [], doneBefore: false })] : [];
  return {
    exitCode: 0,
    data: { ...found },
    text: [head, columns(headings, cells), ...relatedRuns({ say }, found), ...would].join('\n\n'),
  };
}
