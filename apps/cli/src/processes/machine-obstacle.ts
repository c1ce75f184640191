import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { DiagnosticError } from '@belegfluss/sdk';
import { machineRefusal } from '@belegfluss/store';

/** A database that has not even this much left, in bytes, is in trouble because of it. */
const NEXT_TO_NOTHING = 1_048_576;
const LOOK_EVERY_MS = 2_000;

/**
 * The one clear sentence for what the machine refused, whichever part met it: the error itself tells, or the disk
 * below `folder` is full. Any other error as it is.
 */
export async function machineObstacle(error: unknown, folder: string): Promise<unknown> {
  if (!(error instanceof Error) || (error instanceof DiagnosticError && !isDatabaseGone(error))) return error;
  return machineRefusal((await isFull(folder)) ? 'ENOSPC' : error.message, error) ?? error;
}

/** Whose disk is full, it goes away. */
function isDatabaseGone({ diagnostics }: DiagnosticError): boolean {
  return diagnostics.every(({ code }) => code === 'database.unreachable');
}

/** Rejects once the disk below `folder` is full; work that its database repeats would go on for ever. Ends with the signal. */
export async function diskFull(folder: string, signal: AbortSignal): Promise<never> {
  while (!(await isFull(folder))) await sleep(LOOK_EVERY_MS, undefined, { signal });
  throw new Error('ENOSPC');
}

async function isFull(folder: string): Promise<boolean> {
  const disk = await statfs(folder).catch(() => undefined);
  return disk !== undefined && disk.bavail * disk.bsize < NEXT_TO_NOTHING;
}
