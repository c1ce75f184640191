import type { Command } from 'commander';
import type { Outcome, Registry, Shell } from '../command.ts';
import type { RunRow, StepRow } from '../rest/answers.ts';
import { online, serverOf } from '../rest/online.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { columns } from '../terminal/columns.ts';

interface Filter {
  flow?: string;
  state?: string;
  case?: string;
  key?: string;
  code?: string;
  from?: string;
  to?: string;
  text?: string;
}

/** `runs`: the newest runs; `runs show` one with its steps; `runs retry` puts one back to work that was set aside. */
export function runs(registry: Registry): void {
  const { program, say, perform } = registry;
  const id = say({ de: 'Kennung des Laufs', en: 'id of the run' });
  const list = online(program.command('runs'), registry)
    .description(say({ de: 'zeigt Läufe', en: 'lists runs' }))
    .option('--flow <flow>', say({ de: 'nur dieser Ablauf', en: 'only this flow' }))
    .option(
      '--state <state>',
      say({ de: 'nur in diesem Zustand (dead, question, …)', en: 'only in this state (dead, question, …)' }),
    )
    .option('--case <id>', say({ de: 'nur zu diesem Vorgang', en: 'only of this case' }))
    .option('--key <key>', say({ de: 'nur dieser Datensatz (A-12 oder A-*)', en: 'only this record (A-12 or A-*)' }))
    .option('--code <code>', say({ de: 'nur mit diesem Grund', en: 'only with this reason' }))
    .option('--from <time>', say({ de: 'ab diesem Tag oder Zeitpunkt (UTC)', en: 'from this day or moment (UTC)' }))
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
  list
    .command('retry')
    .description(
      say({ de: 'nimmt einen beiseitegelegten Lauf wieder auf', en: 'puts a run that was set aside back to work' }),
    )
    .argument('<id>', id)
    .action((runId: string, _options: object, command: Command) =>
      perform((shell) => retryRun(shell, serverOf(shell, command), runId)),
    );
}

async function listRuns({ say }: Shell, api: ServerApi, filter: Filter): Promise<Outcome> {
  const { runs: rows } = await api.get<{ runs: RunRow[] }>('/runs', { ...filter });
  const headings = [
    { de: 'Lauf', en: 'Run' },
    { de: 'Ablauf', en: 'Flow' },
    { de: 'Datensatz', en: 'Record' },
    { de: 'Zustand', en: 'State' },
    { de: 'seit', en: 'since' },
    { de: 'Grund', en: 'Reason' },
  ].map(say);
  const cells = rows.map((row) => [
    row.id,
    row.flow,
    row.recordKey,
    row.state,
    row.endedAt ?? row.createdAt,
    row.reason ?? '',
  ]);
  return { exitCode: 0, data: { runs: rows }, text: columns(headings, cells) };
}

async function showRun({ say }: Shell, api: ServerApi, id: string): Promise<Outcome> {
  const found = await api.get<{ run: RunRow; steps: StepRow[] }>(`/runs/${encodeURIComponent(id)}`);
  const { run, steps } = found;
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
  return { exitCode: 0, data: { ...found }, text: `${head}\n\n${columns(headings, cells)}` };
}

async function retryRun({ say }: Shell, api: ServerApi, id: string): Promise<Outcome> {
  await api.post(`/runs/${encodeURIComponent(id)}/retry`);
  return {
    exitCode: 0,
    data: { runId: id },
    text: say({ de: `Lauf ${id} arbeitet weiter.`, en: `Run ${id} goes on.` }),
  };
}
