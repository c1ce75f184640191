import { type Engine, failedPlanned, lateSweeps, readConnectionStates, refusedTrouble } from '@belegfluss/engine';
import type { Database } from '@belegfluss/store';
import type { Patience } from './alert-limits.ts';
import { flowsGoingRound } from './going-round.ts';
import type { ProcessRow } from './process-book.ts';
import { brokenFlows, troublesOf } from './process-troubles.ts';

export type Rule =
  | 'breaker_open'
  | 'queue_age'
  | 'dead_runs'
  | 'refused_deliveries'
  | 'deployment_failed'
  | 'flow_broken'
  | 'going_round'
  | 'sweep_late'
  | 'database_damaged'
  | 'intake_stopped'
  | 'disk_low'
  | 'silent_source'
  | 'clock_skew'
  | 'scheduler_silent'
  | 'jobs_lost'
  | 'process_stood_still';

/** Something that is wrong now. `key` is the same as long as it is the same trouble. */
export interface Condition {
  key: string;
  rule: Rule;
  facts: Record<string, string | number>;
  /** How long it has to last before somebody is told. */
  patienceMs: number;
  /** When the last came of what people have to see to, and when somebody last saw to some of it. */
  latestAt?: Date;
  dealtWithAt?: Date | null;
}

export interface ConditionTools {
  db: Database;
  engine: Engine;
  patience: Patience;
  /** Living processes, this one included. */
  processes: ProcessRow[];
  now: Date;
}

const MINUTE = 60_000;

/** What was found, and what kept parts of it from being seen. */
export interface Findings {
  conditions: Condition[];
  unseen: unknown[];
}

const FINDERS: ((tools: ConditionTools) => Condition[] | Promise<Condition[]>)[] = [
  ({ db }) => damagedPages(db),
  openBreakers,
  oldQueues,
  ({ db }) => deadRuns(db),
  ({ db }) => refusedDeliveries(db),
  ({ db }) => failedDeployments(db),
  ({ processes }) => brokenFlows(processes),
  ({ db }) => flowsGoingRound(db),
  missedSweeps,
  silentSources,
  silentScheduler,
  (tools) => tools.processes.flatMap((row) => troublesOf(row, tools)),
];

/** Everything that is wrong at this moment, over all processes. What stands on a damaged page hides nothing else. */
export async function findConditions(tools: ConditionTools): Promise<Findings> {
  const found = new Map<string, Condition>();
  const unseen: unknown[] = [];
  for (const find of FINDERS)
    try {
      // Processes of one machine see the same.
      for (const condition of await find(tools)) found.set(condition.key, condition);
    } catch (error) {
      unseen.push(error);
    }
  return { conditions: [...found.values()], unseen };
}

/** A breaker that probes now and then is as good as open: the wait counts from the first refusal. */
async function openBreakers({ db, engine, patience }: ConditionTools): Promise<Condition[]> {
  const { connections } = engine;
  const states = [...(await readConnectionStates(db)).values()];
  return states
    .filter(({ connection, breaker }) => breaker.state !== 'closed' && connections.has(connection))
    .map(({ connection }) => ({
      key: `breaker_open/${connection}`,
      rule: 'breaker_open',
      facts: {
        connection,
        minutes: Math.round(patience.breakerOpen / MINUTE),
        checkable: connections.connector(connection).check ? 1 : 0,
      },
      patienceMs: patience.breakerOpen,
    }));
}

async function oldQueues({ engine, patience, processes }: ConditionTools): Promise<Condition[]> {
  const depths = await engine.queueDepth();
  const workers = processes.filter(({ roles }) => roles.includes('worker')).length;
  return depths
    .filter(({ oldestSeconds }) => oldestSeconds * 1_000 > patience.queueAge)
    .map(({ lane, due, oldestSeconds }) => ({
      key: `queue_age/${lane}`,
      rule: 'queue_age',
      facts: { lane, due, minutes: Math.round(oldestSeconds / 60), workers },
      patienceMs: 0,
    }));
}

async function deadRuns(db: Database): Promise<Condition[]> {
  const rows = await db.query<{ flow: string; code: string; count: number; latestAt: Date; dealtWithAt: Date | null }>(
    `select flow, reason->>'code' as code, count(*)::int as count, max(aside_at) as "latestAt",
            (select max(a.at) from run_action a where a.at > now() - interval '1 hour' and a.facts->>'flow' = run.flow) as "dealtWithAt"
     from run where aside_at is not null and state = 'dead' and reason is not null group by 1, 2`,
  );
  return rows.map(({ latestAt, dealtWithAt, ...facts }) => ({
    key: `dead_runs/${facts.flow}/${facts.code}`,
    rule: 'dead_runs',
    facts,
    patienceMs: 0,
    latestAt,
    dealtWithAt,
  }));
}

async function refusedDeliveries(db: Database): Promise<Condition[]> {
  return (await refusedTrouble(db)).map(({ latestAt, dealtWithAt, ...facts }) => ({
    key: `refused_deliveries/${facts.connection}/${facts.code}`,
    rule: 'refused_deliveries',
    facts,
    patienceMs: 0,
    latestAt,
    dealtWithAt,
  }));
}

async function failedDeployments(db: Database): Promise<Condition[]> {
  return (await failedPlanned(db)).map((facts) => ({
    key: `deployment_failed/${facts.flow}/${facts.version}`,
    rule: 'deployment_failed',
    facts,
    patienceMs: 0,
  }));
}

/**
 * What any living process knows to be due is watched: whoever looks may be one that cannot carry the flow out. After a rest of
 * the whole system each is late, and has one more interval to come back.
 */
async function missedSweeps({ db, processes }: ConditionTools): Promise<Condition[]> {
  const times = processes.flatMap(({ facts }) => facts.sweeps ?? []);
  return (await lateSweeps(db, times)).map(({ flow, source, everySeconds, quietSeconds }) => ({
    key: `sweep_late/${flow}/${source}`,
    rule: 'sweep_late',
    facts: { flow, source, minutes: Math.round(quietSeconds / 60) },
    patienceMs: everySeconds * 1_000,
  }));
}

/** PostgreSQL compares each page that it reads with its checksum, where the cluster has them, and counts what does not fit. */
async function damagedPages(db: Database): Promise<Condition[]> {
  const [row] = await db.query<{ count: number }>(
    `select checksum_failures::int as count from pg_stat_database
     where datname = current_database() and checksum_last_failure > now() - interval '1 day'`,
  );
  return row ? [{ key: 'database_damaged', rule: 'database_damaged', facts: { ...row }, patienceMs: 0 }] : [];
}

async function silentSources({ db, patience, processes, now }: ConditionTools): Promise<Condition[]> {
  // Nothing is silent for longer than somebody listens.
  const listeningSince = Math.min(...processes.map(({ startedAt }) => startedAt.getTime()));
  const watched = Object.entries(patience.silentSources).filter(([, ms]) => now.getTime() - listeningSince > ms);
  const silent: Condition[] = [];
  for (const [connection, milliseconds] of watched) {
    const heard = await db.query('select 1 from event where connection = $1 and received_at > $2 limit 1', [
      connection,
      new Date(now.getTime() - milliseconds),
    ]);
    if (heard.length > 0) continue;
    silent.push({
      key: `silent_source/${connection}`,
      rule: 'silent_source',
      facts: { connection, minutes: Math.round(milliseconds / MINUTE) },
      patienceMs: 0,
    });
  }
  return silent;
}

function silentScheduler({ processes, patience }: ConditionTools): Condition[] {
  if (processes.some(({ roles }) => roles.includes('scheduler'))) return [];
  const facts = { minutes: Math.round(patience.schedulerSilent / MINUTE) };
  return [{ key: 'scheduler_silent', rule: 'scheduler_silent', facts, patienceMs: patience.schedulerSilent }];
}
