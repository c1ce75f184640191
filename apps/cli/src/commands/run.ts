import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Registry } from '../command.ts';
import { wrongUse } from '../command-error.ts';
import { tryFlow, type DryOptions } from '../dry-run/try-flow.ts';
import { followRun } from '../rest/follow-run.ts';
import { online, serverOf } from '../rest/online.ts';

interface Options extends DryOptions {
  dry?: boolean;
  input?: string;
  wait?: boolean;
}

/** `run`: starts a flow that people may start; with `--wait` follows it until it has ended or asks; `--dry` only shows what it would do. */
export function run(registry: Registry): void {
  const { program, say, perform } = registry;
  online(program.command('run'), registry)
    .description(say({ de: 'startet einen Ablauf', en: 'starts a flow' }))
    .argument(
      '<flow>',
      say({
        de: 'Name des Ablaufs; mit --dry auch seine Datei',
        en: 'name of the flow; with --dry its file as well',
      }),
    )
    .option(
      '--input <json>',
      say({ de: 'Eingabe als JSON-Objekt, oder @Datei', en: 'input as a JSON object, or @file' }),
    )
    .option(
      '--wait',
      say({ de: 'wartet auf das Ende oder eine Frage (Ende 3)', en: 'waits for its end or a question (exit code 3)' }),
    )
    .option(
      '--dry',
      say({ de: 'zeigt nur, was geschähe; schreibt nichts', en: 'only shows what would happen; writes nothing' }),
    )
    .option('--event <file>', say({ de: 'mit --dry: Ereignis als JSON-Datei', en: 'with --dry: event as a JSON file' }))
    .option('--last', say({ de: 'mit --dry: mit dem letzten Ereignis', en: 'with --dry: with the last event' }))
    .option(
      '--run <id>',
      say({ de: 'mit --dry: mit dem Ereignis dieses Laufs', en: 'with --dry: with the event of this run' }),
    )
    .option('--until <step>', say({ de: 'mit --dry: bis zu diesem Schritt', en: 'with --dry: up to this step' }))
    .action((flow: string, options: Options, command: Command) =>
      perform(async (shell) => {
        if (options.dry) return tryFlow(shell, serverOf(shell, command), flow, options);
        const input = readInput(options.input ?? '{}');
        const api = serverOf(shell, command);
        const { runId } = await api.post<{ runId: string }>(`/flows/${encodeURIComponent(flow)}/runs`, { input });
        if (options.wait) return followRun(shell, api, runId);
        return { exitCode: 0, data: { runId }, text: runId };
      }),
    );
}

/** A JSON object, from the option itself or from the file it names. Throws CommandError `cli.usage`. */
function readInput(option: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(option.startsWith('@') ? readFileSync(option.slice(1), 'utf8') : option);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    throw new TypeError('not an object');
  } catch (cause) {
    throw wrongUse(
      { de: 'Die Eingabe ist kein JSON-Objekt.', en: 'The input is no JSON object.' },
      {
        de: `Schreiben Sie --input '{"key": "42"}' oder --input @datei.json.`,
        en: `Write --input '{"key": "42"}' or --input @file.json.`,
      },
      cause,
    );
  }
}
