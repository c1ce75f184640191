import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { DiagnosticError, type Text } from '@belegfluss/sdk';

interface Obstacle {
  pattern: RegExp;
  code: string;
  message: Text;
  remedy: Text;
}

const OBSTACLES: Obstacle[] = [
  {
    pattern: /ENOSPC|No space left on device/i,
    code: 'database.disk_full',
    message: { de: 'Der Datenträger ist voll.', en: 'The disk is full.' },
    remedy: { de: 'Geben Sie Platz frei und starten Sie erneut.', en: 'Free some space and start again.' },
  },
  {
    pattern: /EACCES|EPERM|EROFS/,
    code: 'database.no_right',
    message: { de: 'Der Zustandsordner darf nicht beschrieben werden.', en: 'The state folder may not be written.' },
    remedy: {
      de: 'Starten Sie in einem Ordner, der Ihnen gehört, oder setzen Sie BELEGFLUSS_STATE auf einen solchen.',
      en: 'Start in a folder that belongs to you, or set BELEGFLUSS_STATE to one.',
    },
  },
];

/** A database that has not even this much left, in bytes, is in trouble because of it. */
const NEXT_TO_NOTHING = 1_048_576;
const LOOK_EVERY_MS = 2_000;

/**
 * The one clear sentence for what the machine refused, whichever part met it: the error itself tells, or the disk
 * below `folder` is full. Any other error as it is.
 */
export async function machineObstacle(error: unknown, folder: string): Promise<unknown> {
  if (error instanceof DiagnosticError || !(error instanceof Error)) return error;
  const detail = (await isFull(folder)) ? 'ENOSPC' : error.message;
  const known = OBSTACLES.find(({ pattern }) => pattern.test(detail));
  if (!known) return error;
  const { code, message, remedy } = known;
  return new DiagnosticError({ code, severity: 'error', message, remedy }, { cause: error });
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
