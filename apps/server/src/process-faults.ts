import type { Logger } from 'winston';
import { closeLog } from './log.ts';

/**
 * What becomes of the process when something goes wrong that nobody has foreseen. A fault that nobody caught leaves it in
 * a state that nobody knows: one masked line says what it was, and the process ends with 1; its supervisor starts it
 * again, and others take over its runs meanwhile. A log that nobody reads any more ends no work.
 */
export function guardProcess(log: Logger): void {
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', () => undefined);
  // Node would print them in lines of its own, which no reader of the log expects; what it tries out itself concerns no operator.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') log.warn('Node warns', { error: warning });
  });
  // A second fault on the way out ends the process at once, as Node does by itself.
  process.once('uncaughtException', (error: unknown) => {
    log.error('the process ends: a fault that nobody caught', { error });
    void closeLog(log).then(() => process.exit(1));
  });
}
