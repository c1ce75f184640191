import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inheritedEnvironment, type Environment } from '../config.ts';
import { diskFull, machineObstacle } from '../processes/machine-obstacle.ts';
import { startInstallation, throwAwayName, type Installation } from '../processes/installation.ts';
import { castDeals, crmRecords } from './cast.ts';
import { play } from './director.ts';
import { DEFAULT_DEALS } from './scenarios.ts';
import { demandSampleChains } from './sample-chains.ts';
import { connectSandbox, enterSandbox } from './sandbox-systems.ts';
import { Terminal } from './terminal.ts';
import { processTerminal } from '../terminal/process-terminal.ts';
import { judgePlay } from './verdict.ts';
import { keepLogs, writeDocuments } from './write-documents.ts';

export { DEFAULT_DEALS };

export interface ServeOptions {
  /** Starts the sandbox as well: to play the main job on it, or only with sample data. */
  play: 'chains' | 'nothing' | undefined;
  /** Folder of the flow pack. */
  packFolder: string;
  stateFolder: string;
  lang: 'de' | 'en';
  /** Whether standard error may be coloured. */
  isColoured: boolean;
}

export interface DemoOptions {
  deals: number;
  /** Folder into which every document is written. */
  out?: string;
  json: boolean;
  lang: 'de' | 'en';
  /** Whether standard error may be coloured. */
  isColoured: boolean;
}

const DEFAULT_PORT = 7400;
const DEFAULT_SANDBOX_PORT = 7410;
/** Exit code after Ctrl-C, as shells have it. */
const INTERRUPTED = 130;

/** Runs the whole installation until Ctrl-C or SIGTERM. Throws DiagnosticError when a part cannot start. */
export async function runServe(options: ServeOptions): Promise<number> {
  const { play: wanted, lang, isColoured } = options;
  const environment: Environment = { ...inheritedEnvironment(), BELEGFLUSS_FLOWS: resolve(options.packFolder) };
  if (wanted === 'chains') demandSampleChains(options.packFolder);
  const terminal = new Terminal(lang, isColoured);
  const stateFolder = resolve(options.stateFolder);
  const interrupted = interruption();
  const installation = await startInstallation({
    stateFolder,
    environment,
    sandbox: wanted !== undefined,
    port: Number(environment['PORT'] ?? DEFAULT_PORT),
    sandboxPort: Number(environment['SANDBOX_PORT'] ?? DEFAULT_SANDBOX_PORT),
    onStage: (stage) => terminal.stage(stage),
  });
  const ended = Promise.race([interrupted.then(() => 0), serverEnd(installation, stateFolder, terminal)]);
  try {
    const played = wanted
      ? clearly(PLAYS[wanted](installation, stateFolder, terminal), stateFolder)
      : Promise.resolve(0);
    // Once everything is being stopped, a play that was under way cannot go on.
    played.catch(() => undefined);
    const first = await Promise.race([ended, played.then((openQuestions) => ({ openQuestions }))]);
    if (typeof first === 'number') return first;
    terminal.welcome(installation, first.openQuestions);
    return await ended;
  } finally {
    terminal.line(terminal.word('stopping'));
    await installation.stop();
    terminal.line(terminal.word('stopped'));
  }
}

/** Plays the main job on a throw-away database and tells whether every chain is complete and every sum agrees. */
export async function runDemo(options: DemoOptions): Promise<number> {
  const { lang, out, isColoured } = options;
  const terminal = new Terminal(lang, isColoured);
  const stateFolder = join(tmpdir(), throwAwayName());
  const interrupted = interruption();
  let code = 1;
  try {
    const installation = await startInstallation({
      stateFolder,
      environment: { ...inheritedEnvironment(), DATABASE_URL: undefined, PUBLIC_URL: undefined },
      sandbox: true,
      port: 0,
      sandboxPort: 0,
      onStage: (stage) => terminal.stage(stage),
    });
    try {
      const judged = clearly(playAndJudge(installation, stateFolder, terminal, options), stateFolder);
      judged.catch(() => undefined);
      code = await Promise.race([judged, interrupted.then(() => INTERRUPTED)]);
    } finally {
      await installation.stop();
    }
    return code;
  } finally {
    // What went wrong is told by itself; that there was no room for its logs as well must not take its place.
    if (code !== 0 && out) await keepLogs(join(stateFolder, 'logs'), join(resolve(out), 'logs')).catch(() => undefined);
    await rm(stateFolder, { recursive: true, force: true });
  }
}

async function playAndJudge(
  installation: Installation,
  stateFolder: string,
  terminal: Terminal,
  options: DemoOptions,
): Promise<number> {
  const { deals, json, out } = options;
  const stage = await play(installation, {
    deals,
    stateFolder,
    leaveQuestions: [],
    onEvent: (event) => terminal.event(event),
  });
  const report = await judgePlay(stage, castDeals(deals));
  if (out) terminal.line(`${terminal.word('documents')}: ${await writeDocuments(stage.server, resolve(out))}`);
  if (json) processTerminal.out(`${JSON.stringify(report)}\n`);
  else terminal.report(report);
  terminal.verdict(report);
  return report.ok ? 0 : 1;
}

/** A play that came to a halt because of the machine says so in one sentence. */
async function clearly<T>(played: Promise<T>, stateFolder: string): Promise<T> {
  const over = new AbortController();
  try {
    return await Promise.race([played, diskFull(stateFolder, over.signal)]);
  } catch (error) {
    throw await machineObstacle(error, stateFolder);
  } finally {
    over.abort();
  }
}

/** Resolves to 1 when the server ends by itself, and says where its log is. */
function serverEnd(installation: Installation, stateFolder: string, terminal: Terminal): Promise<number> {
  return new Promise((done) => {
    installation.server.process.once('exit', () => {
      if (installation.isStopping()) return;
      terminal.line(`${terminal.word('server_ended')} ${join(stateFolder, 'logs', 'server.log')}`);
      done(1);
    });
  });
}

/** Plays what is left to play and shows the chains; gives back the number of open questions. */
async function perform(installation: Installation, stateFolder: string, terminal: Terminal): Promise<number> {
  const stage = await play(installation, {
    deals: DEFAULT_DEALS,
    stateFolder,
    leaveQuestions: ['bank.unmatched_payment'],
    onEvent: (event) => terminal.event(event),
  });
  const report = await judgePlay(stage, castDeals(DEFAULT_DEALS));
  terminal.report(report);
  terminal.verdict(report);
  return report.questions.filter(({ answered }) => !answered).length;
}

/** Connects the sandbox and puts the sample deals into its CRM, where nobody has won them yet. */
async function setStage(installation: Installation): Promise<number> {
  const systems = await enterSandbox(installation);
  await connectSandbox(systems);
  await systems.sandbox.post('/control/hubspot/records', crmRecords(castDeals(DEFAULT_DEALS)));
  return 0;
}

/** What happens on the sandbox before people come in; gives back the number of open questions. */
const PLAYS = { chains: perform, nothing: setStage };

function interruption(): Promise<'interrupted'> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done('interrupted'));
  });
}
