// Unlike `instanceof Error` it knows those of another realm, too: errors of sockets are, where a test has its own globals.
import { isNativeError } from 'node:util/types';

/** Connection lost, transaction rolled back, out of resources, lock not given, shutting down, disk trouble, fault of the server. */
const OUTAGE_CLASSES = new Set(['08', '25', '40', '53', '55', '57', '58', 'XX']);
/** Data that does not fit its type, breaks a constraint, or is larger than the program allows. */
const UNSTORABLE_CLASSES = new Set(['22', '23', '54']);
const UNIQUE_VIOLATION = '23505';
const OUT_OF_MEMORY = '53200';
const NETWORK = /^E(?:CONN|PIPE|HOST|NET|TIMEDOUT|AI_|NOTFOUND)/;
const CONNECTION_LOST =
  /^(?:connection terminated|the database is not open|cannot use a pool after|timeout exceeded when trying to connect|client has encountered a connection error|the database system is)/i;

/** Our own database is away or busy: nobody's fault, the same statement may pass in a moment. */
export function isOutage(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  const code = codeOf(error);
  if (/^[0-9A-Z]{5}$/.test(code) && isFromDatabase(error)) return OUTAGE_CLASSES.has(code.slice(0, 2));
  return NETWORK.test(code) || CONNECTION_LOST.test(error.message) || error.name === 'ConnectionNotFoundError';
}

/**
 * PostgreSQL lacked the memory for a statement. It may have it in a moment, so this is an outage as well; but a statement that
 * is too large for its server never passes, and a smaller one may: what was put together is tried apart.
 */
export function lacksMemory(error: unknown): boolean {
  return isNativeError(error) && isFromDatabase(error) && codeOf(error) === OUT_OF_MEMORY;
}

/** An outage that meets any other statement as well, however small. */
export function isOutageForAll(error: unknown): boolean {
  return isOutage(error) && !lacksMemory(error);
}

/**
 * What was to be written cannot be kept, and never will be: text, numbers or sizes that the database refuses, or of which no
 * JSON can be made, because they are too long or nested too deeply.
 */
export function isUnstorable(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  if (isFromDatabase(error)) return UNSTORABLE_CLASSES.has(codeOf(error).slice(0, 2));
  return error.name === 'RangeError' || error.name === 'TypeError';
}

/** Two transactions wrote the same thing at the same time; started over, the loser sees what the winner wrote. */
export function isLostRace(error: unknown): boolean {
  return isNativeError(error) && isFromDatabase(error) && codeOf(error) === UNIQUE_VIOLATION;
}

function isFromDatabase(error: Error): boolean {
  return error.name === 'QueryFailedError' || 'severity' in error;
}

function codeOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
