import type { Command } from 'commander';
import type { Outcome, Registry } from '../command.ts';
import type { Deployed } from '../flows/server-flows.ts';
import { wholeNumber } from '../flows/whole-number.ts';
import { online, serverOf } from '../rest/online.ts';

interface Options {
  to: string;
  note?: string;
}

/** `rollback`: brings an older version of a flow back, as a new one. */
export function rollback(registry: Registry): void {
  const { program, say, perform } = registry;
  online(program.command('rollback'), registry)
    .description(
      say({ de: 'bringt eine ältere Version eines Ablaufs zurück', en: 'brings an older version of a flow back' }),
    )
    .argument('<flow>', say({ de: 'Name des Ablaufs', en: 'name of the flow' }))
    .requiredOption('--to <version>', say({ de: 'diese Version', en: 'this version' }))
    .option('--note <text>', say({ de: 'weshalb', en: 'why' }))
    .action((flow: string, { to, note }: Options, command: Command) =>
      perform(async (shell): Promise<Outcome> => {
        const { serverFlows } = await import('../flows/server-flows.ts');
        const api = serverOf(shell, command);
        const base = (await serverFlows(api)).find((row) => row.flow === flow)?.live?.version ?? null;
        const body = { to: wholeNumber(to), base, origin: 'cli', ...(note !== undefined && { note }) };
        const deployed = await api.post<Deployed>(`/flows/${encodeURIComponent(flow)}/rollback`, body);
        const { state, at, diagnostics } = deployed;
        const { version } = deployed.version;
        const done = {
          de: `${flow}: Version ${version} ist live, mit dem Inhalt von Version ${body.to}.`,
          en: `${flow}: version ${version} is live, with the content of version ${body.to}.`,
        };
        const nothing = {
          de: `${flow}: Version ${version} mit diesem Inhalt ist schon live.`,
          en: `${flow}: version ${version} with this content is live already.`,
        };
        const text = shell.say(state === 'unchanged' ? nothing : done);
        return { exitCode: 0, data: { flow, version, restores: body.to, state, at }, text, diagnostics };
      }),
    );
}
