import { resolve } from 'node:path';
import type { SandboxOptions } from './server.ts';

/** What the environment says about one sandbox process. */
export function readConfig(environment: Record<string, string | undefined> = process.env): SandboxOptions {
  const { SANDBOX_PORT, SANDBOX_DIR, SANDBOX_SPECS, SANDBOX_SETTINGS } = environment;
  return {
    port: Number(SANDBOX_PORT ?? 7410),
    dir: resolve(SANDBOX_DIR ?? '.belegfluss/sandbox'),
    ...(SANDBOX_SPECS === undefined ? {} : { specs: resolve(SANDBOX_SPECS) }),
    ...(SANDBOX_SETTINGS === undefined ? {} : { settings: JSON.parse(SANDBOX_SETTINGS) as unknown }),
  };
}
