import { DiagnosticError } from '@belegfluss/sdk';
import { printableConfig, readConfig } from './config.ts';
import { closeLog, createLog } from './log.ts';
import { openRuntime } from './runtime/runtime.ts';
import { startServer } from './server.ts';

/** One server process: settings from the environment, one JSON line on standard output once it listens. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  log.info('starting', printableConfig(config));
  const runtime = await openRuntime(config, log);
  const server = await startServer(runtime);
  const { firstAdministrator } = runtime;
  console.log(JSON.stringify({ listening: server.url, ...(firstAdministrator && { firstAdministrator }) }));
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    log.info('stopping');
    await server.stop();
    await closeLog(log);
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

main().catch((error: unknown) => {
  const diagnostics = error instanceof DiagnosticError ? error.diagnostics : undefined;
  console.error(JSON.stringify({ failed: diagnostics ?? String(error) }));
  process.exit(1);
});
