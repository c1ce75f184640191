import { resolve } from 'node:path';
import { startSandbox } from './server.ts';

/** Starts the sandbox from its environment and says where it listens, in one line of JSON. */
async function main(environment: NodeJS.ProcessEnv): Promise<void> {
  const { SANDBOX_PORT, SANDBOX_DIR, SANDBOX_SPECS, SANDBOX_SETTINGS } = environment;
  const sandbox = await startSandbox({
    port: Number(SANDBOX_PORT ?? 7410),
    dir: resolve(SANDBOX_DIR ?? '.belegfluss/sandbox'),
    ...(SANDBOX_SPECS === undefined ? {} : { specs: resolve(SANDBOX_SPECS) }),
    ...(SANDBOX_SETTINGS === undefined ? {} : { settings: JSON.parse(SANDBOX_SETTINGS) as unknown }),
  });
  process.stdout.write(`${JSON.stringify({ listening: sandbox.port })}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}

await main(process.env);
