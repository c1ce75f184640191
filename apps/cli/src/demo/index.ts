import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inheritedEnvironment } from '../config.ts';
import { startInstallation, throwAwayName, type Installation } from '../processes/installation.ts';
import { castDeals } from './cast.ts';
import { play } from './director.ts';
import { DEFAULT_DEALS } from './scenarios.ts';
import { Terminal } from './terminal.ts';
import { judgePlay } from './verdict.ts';
import { keepLogs, writeDocuments } from './write-documents.ts';

export { DEFAULT_DEALS };

export interface ServeOptions {
  /** Starts the sandbox as well and plays the main job on it. */
  demo: boolean;
  lang: 'de' | 'en';
}

export interface DemoOptions {
  deals: number;
  /** Folder into which every document is written. */
  out?: string;
  json: boolean;
  lang: 'de' | 'en';
}

const DEFAULT_PORT = 7400;
const DEFAULT_SANDBOX_PORT = 7410;

/** Runs the whole installation until Ctrl-C or SIGTERM. Throws DiagnosticError when a part cannot start. */
export async function runServe(options: ServeOptions): Promise<number> {
  const { demo, lang } = options;
  const environment = inheritedEnvironment();
  const terminal = new Terminal(lang);
  const stateFolder = resolve(environment['BELEGFLUSS_STATE'] ?? '.belegfluss');
  const interrupted = interruption();
  const installation = await startInstallation({
    stateFolder,
    environment,
    sandbox: demo,
    port: Number(environment['PORT'] ?? DEFAULT_PORT),
    sandboxPort: Number(environment['SANDBOX_PORT'] ?? DEFAULT_SANDBOX_PORT),
    onStage: (stage) => terminal.stage(stage),
  });
  const serverEnded = new Promise<number>((done) => installation.server.process.once('exit', () => done(1)));
  try {
    const performance = demo ? perform(installation, stateFolder, terminal) : Promise.resolve(0);
    const first = await Promise.race([performance, interrupted, serverEnded]);
    if (typeof first === 'number' && first >= 0 && !(await isSettled(interrupted))) {
      terminal.welcome(installation, first);
      return await Promise.race([interrupted.then(() => 0), serverEnded]);
    }
    return 0;
  } finally {
    terminal.line(terminal.word('stopping'));
    await installation.stop();
    terminal.line(terminal.word('stopped'));
  }
}

/** Plays the main job on a throw-away database and tells whether every chain is complete and every sum agrees. */
export async function runDemo(options: DemoOptions): Promise<number> {
  const { deals, json, lang, out } = options;
  const environment = inheritedEnvironment();
  const terminal = new Terminal(lang);
  const stateFolder = join(tmpdir(), throwAwayName());
  const installation = await startInstallation({
    stateFolder,
    environment: { ...environment, DATABASE_URL: undefined, PUBLIC_URL: undefined },
    sandbox: true,
    port: 0,
    sandboxPort: 0,
    onStage: (stage) => terminal.stage(stage),
  });
  let ok = false;
  try {
    const stage = await play(installation, { deals, stateFolder, leaveQuestions: [], onEvent: (event) => terminal.event(event) });
    const report = await judgePlay(stage, castDeals(deals));
    ok = report.ok;
    if (out) terminal.line(`${terminal.word('documents')}: ${await writeDocuments(stage.server, resolve(out))}`);
    if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
    else terminal.report(report);
    terminal.verdict(report);
    return ok ? 0 : 1;
  } finally {
    await installation.stop();
    if (!ok && out) await keepLogs(join(stateFolder, 'logs'), join(resolve(out), 'logs'));
    await rm(stateFolder, { recursive: true, force: true });
  }
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

function interruption(): Promise<'interrupted'> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done('interrupted'));
  });
}

async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
}
