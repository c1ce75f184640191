import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import type { Outcome, Registry, Shell } from '../command.ts';
import type { PlannedRow } from '../flows/server-flows.ts';
import { online, serverOf } from '../rest/online.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { columns } from '../terminal/tables/columns.ts';
import { ownTime } from '../terminal/words/zoned-time.ts';

/** `deployments`: what is to go live later; `show` also what became of what was, `cancel` calls it off. */
export function deployments(registry: Registry): void {
  const { program, say, perform } = registry;
  const name = say({ de: 'Name des Ablaufs', en: 'name of the flow' });
  const list = online(program.command('deployments'), registry)
    .description(say({ de: 'zeigt vorgesehene Veröffentlichungen', en: 'lists deployments that are planned' }))
    .action((_options: object, command: Command) => perform((shell) => listPlanned(shell, serverOf(shell, command))));
  list
    .command('show')
    .description(
      say({
        de: 'zeigt, was für einen Ablauf vorgesehen war und was daraus wurde',
        en: 'shows what was planned for a flow, and what became of it',
      }),
    )
    .argument('<flow>', name)
    .action((flow: string, _options: object, command: Command) =>
      perform((shell) => showPlanned(shell, serverOf(shell, command), flow)),
    );
  list
    .command('cancel')
    .description(say({ de: 'sagt eine vorgesehene Veröffentlichung ab', en: 'calls a planned deployment off' }))
    .argument('<flow>', name)
    .action((flow: string, _options: object, command: Command) =>
      perform((shell) => cancelPlanned(shell, serverOf(shell, command), flow)),
    );
}

async function listPlanned(shell: Shell, api: ServerApi): Promise<Outcome> {
  const { serverFlows } = await import('../flows/server-flows.ts');
  const planned = (await serverFlows(api)).flatMap(({ flow, next }) => (next ? [{ flow, ...next }] : []));
  return { exitCode: 0, data: { planned }, text: plannedTable(shell, planned) };
}

async function showPlanned(shell: Shell, api: ServerApi, flow: string): Promise<Outcome> {
  const { liveFlow, namedFlow, serverFlows } = await import('../flows/server-flows.ts');
  namedFlow(flow, await serverFlows(api));
  const planned = (await liveFlow(api, flow)).planned.map((row) => ({ flow, ...row }));
  return { exitCode: 0, data: { planned }, text: plannedTable(shell, planned) };
}

async function cancelPlanned({ say }: Shell, api: ServerApi, flow: string): Promise<Outcome> {
  const { namedFlow, serverFlows } = await import('../flows/server-flows.ts');
  const { next } = namedFlow(flow, await serverFlows(api));
  if (!next) throw nothingPlanned(api, flow);
  await api.delete(`/flows/${encodeURIComponent(flow)}/deployments/${next.id}`);
  const text = say({
    de: `${flow}: Version ${next.version} geht nicht mehr am ${ownTime(next.at)} live.`,
    en: `${flow}: version ${next.version} will not go live at ${ownTime(next.at)} any more.`,
  });
  return { exitCode: 0, data: { flow, version: next.version, at: next.at }, text };
}

function plannedTable({ say }: Shell, rows: (PlannedRow & { flow: string })[]): string {
  if (rows.length === 0) return say({ de: 'Nichts ist vorgesehen.', en: 'Nothing is planned.' });
  const headings = [
    { de: 'Ablauf', en: 'Flow' },
    { de: 'Version', en: 'Version' },
    { de: 'ab', en: 'from' },
    { de: 'von', en: 'by' },
    { de: 'Zustand', en: 'State' },
    { de: 'Grund', en: 'Reason' },
    { de: 'wozu', en: 'what for' },
  ].map(say);
  const cells = rows.map(({ flow, version, at, author, state, diagnostics, note }) => [
    flow,
    String(version),
    ownTime(at),
    author,
    state,
    diagnostics[0]?.code ?? '',
    note,
  ]);
  return columns(headings, cells);
}

function nothingPlanned({ calling }: ServerApi, flow: string): CommandError {
  return new CommandError(4, [
    {
      code: 'cli.nothing_planned',
      severity: 'error',
      message: {
        de: `Für „${flow}“ ist keine Veröffentlichung vorgesehen.`,
        en: `No deployment of "${flow}" is planned.`,
      },
      remedy: {
        de: `${calling(`deployments show ${flow}`)} zeigt, was aus früheren wurde.`,
        en: `${calling(`deployments show ${flow}`)} shows what became of earlier ones.`,
      },
      facts: { flow },
    },
  ]);
}
