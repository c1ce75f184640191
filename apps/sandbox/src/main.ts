import { readConfig } from './config.ts';
import { startSandbox } from './server.ts';

/** Starts the sandbox from its environment and says where it listens, in one line of JSON. */
async function main(): Promise<void> {
  const sandbox = await startSandbox(readConfig());
  process.stdout.write(`${JSON.stringify({ listening: sandbox.port })}\n`);
  const stop = () => void sandbox.close().then(() => process.exit(0));
  // `disconnect`: whoever started us with a channel is gone.
  for (const end of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(end, stop);
}

/** Settles once the process serves. */
export const started = main();
