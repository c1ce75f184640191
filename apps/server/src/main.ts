import { DiagnosticError } from '@belegfluss/sdk';
import { machineRefusal } from '@belegfluss/store';
import type { Logger } from 'winston';
import { printableConfig, readConfig } from './config.ts';
import { closeLog, createLog } from './log.ts';
import { guardProcess } from './process-faults.ts';
import { openRuntime } from './runtime/runtime.ts';
import { startServer, type RunningServer } from './server.ts';

/** One server process: settings from the environment, one JSON line on standard output once it listens. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  guardProcess(log);
  log.info('starting', printableConfig(config));
  const runtime = await openRuntime(config, log);
  const server = await startServer(runtime);
  stopOnSignal(server, log);
  const { firstAdministrator } = runtime;
  console.log(JSON.stringify({ listening: server.url, ...(firstAdministrator && { firstAdministrator }) }));
}

/** The first signal, or the end of the process that started us, lets work end; more of them change nothing. */
function stopOnSignal(server: RunningServer, log: Logger): void {
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    log.info('stopping');
    await server.stop().catch((error: unknown) => {
      log.error('stop', { error });
      process.exitCode = 1;
    });
    await closeLog(log);
    process.exit();
  };
  const stopOnce = () => void (stopped ??= stop());
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stopOnce);
  // Whoever started us with a channel is gone: nobody else would stop us.
  process.once('disconnect', stopOnce);
}

/** Settles once the process serves. */
export const started = main().catch((error: unknown) => {
  const known = error instanceof DiagnosticError ? error : machineRefusal(String(error), error);
  console.error(JSON.stringify({ failed: known?.diagnostics ?? String(error) }));
  process.exit(1);
});
