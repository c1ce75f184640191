import type { WorkerOptions } from '@belegfluss/engine';
import type { Logger } from 'winston';
import type { Metrics } from '../health/metrics.ts';

/** Tells the figures and the log of each attempt that has ended. */
export function attemptsTo(metrics: Metrics, log: Logger): WorkerOptions['onAttempt'] {
  return ({ run, waitedMs }, verdict, milliseconds) => {
    const { id: runId, flow } = run;
    const outcome = verdict.kind === 'ended' ? verdict.state : verdict.kind;
    metrics.attempt(flow, outcome, milliseconds);
    if (run.attempt === 1) metrics.lag(flow, 'start', waitedMs);
    if (verdict.kind === 'ended') metrics.lag(flow, 'end', waitedMs + milliseconds);
    const level = outcome === 'dead' ? 'warn' : 'info';
    // A line is masked and formatted before anybody asks whether it is wanted.
    if (!log.isLevelEnabled(level)) return;
    const reason = 'reason' in verdict ? verdict.reason : undefined;
    const why = reason && { reason: reason.code, detail: reason.message.en, step: reason.facts?.['step'] };
    log.log(level, 'run', { runId, flow, outcome, ...why, milliseconds: Math.round(milliseconds) });
  };
}
