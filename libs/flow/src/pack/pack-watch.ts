import { Type, type Static } from 'typebox';
import { Duration, seconds } from '../language/duration.ts';

const durations = <const Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, Type.Optional(Duration)])) as Record<
    Name,
    ReturnType<typeof Type.Optional<typeof Duration>>
  >;

/** When somebody is told of trouble: `alerts` in `pack.yaml`. */
export const AlertFile = Type.Object(
  {
    ...durations('breakerOpen', 'queueAge', 'clockSkew', 'schedulerSilent'),
    /** Connections that have to speak within this time. */
    silentSources: Type.Optional(Type.Record(Type.String(), Duration)),
  },
  { additionalProperties: false },
);

/** How long is kept what the engine writes for itself: `retention` in `pack.yaml`. */
export const RetentionFile = Type.Object(durations('deliveries', 'events', 'plans', 'steps', 'runs'), {
  additionalProperties: false,
});

/** In milliseconds; what is missing has the default of whoever reads it. */
export interface AlertLimits {
  breakerOpen?: number;
  queueAge?: number;
  clockSkew?: number;
  schedulerSilent?: number;
  silentSources?: Record<string, number>;
}

/** In milliseconds. */
export interface RetentionLimits {
  deliveries: number;
  events: number;
  /** Of syncs: what they would write. */
  plans: number;
  steps: number;
  runs: number;
}

const DAY = 86_400_000;
/** Senders repeat themselves for days, and a backlog may be played again: known events are known for a month. */
const EVENTS_AT_LEAST = 31 * DAY;
const RETENTION: RetentionLimits = {
  deliveries: 30 * DAY,
  events: 90 * DAY,
  plans: 90 * DAY,
  steps: 365 * DAY,
  runs: 3_650 * DAY,
};

/** The limits of alerts that the pack names. */
export function alertLimitsOf(file: Static<typeof AlertFile> = {}): AlertLimits {
  const { silentSources = {}, ...others } = file;
  const sources = Object.entries(silentSources).map(([name, duration]) => [name, seconds(duration) * 1_000] as const);
  return { ...milliseconds(others), silentSources: Object.fromEntries(sources) };
}

/** What the pack says over the defaults: deliveries 30 days, events and plans 90, steps a year, runs ten. Events stay 31 days at least. */
export function retentionOf(file: Static<typeof RetentionFile> = {}): RetentionLimits {
  const limits = { ...RETENTION, ...milliseconds(file) };
  return {
    ...limits,
    events: Math.max(limits.events, EVENTS_AT_LEAST),
    // A run whose steps are still there is whole.
    runs: Math.max(limits.runs, limits.steps),
  };
}

function milliseconds<Name extends string>(file: Partial<Record<Name, string>>): Partial<Record<Name, number>> {
  const given = Object.entries(file).filter((entry): entry is [Name, string] => typeof entry[1] === 'string');
  return Object.fromEntries(given.map(([name, duration]) => [name, seconds(duration) * 1_000])) as Partial<
    Record<Name, number>
  >;
}
