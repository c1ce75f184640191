import type { AlertLimits } from '@belegfluss/flow';

/** How long or how far something may be wrong before somebody is told; milliseconds. */
export interface Patience {
  breakerOpen: number;
  queueAge: number;
  clockSkew: number;
  schedulerSilent: number;
  silentSources: Record<string, number>;
}

const MINUTE = 60_000;

/** What the pack says, else: breaker 5 minutes, queue 10, clock 1, scheduler 5, no source has to speak. */
export function patienceOf(limits: AlertLimits): Patience {
  return {
    breakerOpen: limits.breakerOpen ?? 5 * MINUTE,
    queueAge: limits.queueAge ?? 10 * MINUTE,
    clockSkew: limits.clockSkew ?? MINUTE,
    schedulerSilent: limits.schedulerSilent ?? 5 * MINUTE,
    silentSources: limits.silentSources ?? {},
  };
}
