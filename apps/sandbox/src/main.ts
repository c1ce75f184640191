import { readConfig } from './config.ts';
import { startSandbox } from './server.ts';

/** Starts the sandbox from its environment and says where it listens, in one line of JSON. */
const sandbox = await startSandbox(readConfig());
process.stdout.write(`${JSON.stringify({ listening: sandbox.port })}\n`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
