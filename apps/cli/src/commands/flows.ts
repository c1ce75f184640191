import type { Command } from 'commander';
import type { Outcome, Registry, Shell } from '../command.ts';
import { online, serverOf } from '../rest/online.ts';
import type { ServerApi } from '../rest/server-api.ts';

/** `flows`: what is live and when it is due; `show` one of them with its versions, `withdraw` and `resume` take it out of service and back. */
export function flows(registry: Registry): void {
  const { program, say, perform } = registry;
  const name = say({ de: 'Name des Ablaufs', en: 'name of the flow' });
  const list = online(program.command('flows'), registry)
    .description(say({ de: 'zeigt die Abläufe eines Servers', en: 'lists the flows of a server' }))
    .action((_options: object, command: Command) => perform((shell) => listFlows(shell, serverOf(shell, command))));
  list
    .command('show')
    .description(
      say({ de: 'zeigt einen Ablauf mit Terminen und Versionen', en: 'shows a flow with its next times and versions' }),
    )
    .argument('<flow>', name)
    .action((flow: string, _options: object, command: Command) =>
      perform((shell) => showFlow(shell, serverOf(shell, command), flow)),
    );
  list
    .command('withdraw')
    .description(
      say({
        de: 'nimmt einen Ablauf außer Betrieb; begonnene Läufe gehen weiter',
        en: 'takes a flow out of service; runs under way go on',
      }),
    )
    .argument('<flow>', name)
    .option('--note <text>', say({ de: 'weshalb', en: 'why' }))
    .action((flow: string, { note }: { note?: string }, command: Command) =>
      perform(async (shell) => {
        const { withdrawFlow } = await import('../flows/service.ts');
        return withdrawFlow(shell, serverOf(shell, command), flow, note);
      }),
    );
  list
    .command('resume')
    .description(
      say({ de: 'nimmt einen Ablauf wieder in Betrieb, wie er war', en: 'takes a flow into service again, as it was' }),
    )
    .argument('<flow>', name)
    .option('--note <text>', say({ de: 'weshalb', en: 'why' }))
    .action((flow: string, { note }: { note?: string }, command: Command) =>
      perform(async (shell) => {
        const { resumeFlow } = await import('../flows/service.ts');
        return resumeFlow(shell, serverOf(shell, command), flow, note);
      }),
    );
}

async function listFlows(shell: Shell, api: ServerApi): Promise<Outcome> {
  const { serverFlows } = await import('../flows/server-flows.ts');
  const { flowTable } = await import('../terminal/tables/flow-table.ts');
  const rows = await serverFlows(api);
  return { exitCode: 0, data: { flows: rows }, text: flowTable(shell, rows) };
}

async function showFlow(shell: Shell, api: ServerApi, flow: string): Promise<Outcome> {
  const { liveFlow, namedFlow, serverFlows } = await import('../flows/server-flows.ts');
  const { flowHead, versionTable } = await import('../terminal/tables/flow-table.ts');
  const row = namedFlow(flow, await serverFlows(api));
  const { versions, planned } = await liveFlow(api, flow);
  const text = [flowHead(shell, row), versionTable(shell, versions)].join('\n\n');
  return { exitCode: 0, data: { flow: row, versions, planned }, text };
}
