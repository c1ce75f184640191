import { readFileSync } from 'node:fs';
import type { ExitCode, Outcome, Shell } from '../command.ts';
import { wrongUse } from '../command-error.ts';
import type { DryRunAnswer } from '../rest/dry-run-answer.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { dryRunText } from './dry-run-text.ts';

/** Options of `run --dry`. */
export interface DryOptions {
  event?: string;
  last?: boolean;
  run?: string;
  until?: string;
}

const FLOW_FILE = /\.flow\.yaml$/;
const EXIT_CODES: Record<string, ExitCode> = { dead: 1, question: 3 };

/** Has the server try a flow out: the deployed one by its name, or what stands in a file. Throws CommandError. */
export async function tryFlow(shell: Shell, api: ServerApi, flow: string, options: DryOptions): Promise<Outcome> {
  const { name, source } = FLOW_FILE.test(flow) ? flowOfFile(flow) : { name: flow };
  const answer = await api.post<DryRunAnswer>(`/flows/${encodeURIComponent(name)}/dry-run`, {
    ...startOf(options),
    ...(source !== undefined && { source }),
    ...(options.until !== undefined && { until: options.until }),
  });
  return { exitCode: EXIT_CODES[answer.state] ?? 0, data: { ...answer }, text: dryRunText(shell, answer) };
}

/** Its name stands in it; the server judges the rest. */
function flowOfFile(path: string): { name: string; source: string } {
  const source = textOf(path);
  return { name: /^flow:\s*([a-z][a-z0-9_]*)\s*(#.*)?$/m.exec(source)?.[1] ?? 'unnamed', source };
}

function startOf({ event, last, run }: DryOptions): Record<string, unknown> {
  if ([event, last, run].filter((way) => way !== undefined).length !== 1) {
    throw wrongUse(
      { de: 'Ein Trockenlauf beginnt mit genau einem Ereignis.', en: 'A dry run begins with exactly one event.' },
      { de: 'Nennen Sie --event DATEI, --last oder --run ID.', en: 'Give --event FILE, --last or --run ID.' },
    );
  }
  if (event !== undefined) return { event: eventOf(event) };
  return run === undefined ? { last: true } : { runId: run };
}

function eventOf(path: string): unknown {
  try {
    return JSON.parse(textOf(path));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw wrongUse(
      { de: `${path} enthält kein JSON.`, en: `${path} holds no JSON.` },
      {
        de: 'Ein Ereignis sieht so aus: {"key": "4711", "data": {}}.',
        en: 'An event looks like this: {"key": "4711", "data": {}}.',
      },
      cause,
    );
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw wrongUse(
      { de: `${path} lässt sich nicht lesen.`, en: `${path} cannot be read.` },
      { de: 'Prüfen Sie Pfad und Rechte.', en: 'Check path and rights.' },
      cause,
    );
  }
}
