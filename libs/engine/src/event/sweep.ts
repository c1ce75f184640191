import { newId, type Database } from '@belegfluss/store';
import { systemClock } from '@belegfluss/sdk';
import { entityOf, type Gateway } from '../gateway/gateway.ts';
import { patient } from '../gateway/patient-entity.ts';
import { ExpressionError, type Plan, type TriggerOf } from '@belegfluss/flow';
import { isClaimed, onceKey } from '../journal/claim-once.ts';
import type { RunStarter } from './run-starter.ts';
import type { NewEvent } from './start-rows.ts';

/** The sum of one pass: every record that was seen ends in exactly one of the three. */
export interface SweepReceipt {
  since: string;
  seen: number;
  started: number;
  unchanged: number;
  skipped: number;
}

const OVERLAP_MS = 5 * 60_000;

interface SweepTools {
  db: Database;
  gateway: Gateway;
  starter: RunStarter;
  settings: Record<string, unknown>;
}

/**
 * Reads what changed since the last pass and starts what a lost webhook did not. Windows overlap, because
 * indexes lag and several records share one moment; records already known by key and time start nothing.
 * The position moves only after a whole pass, in the transaction that keeps its receipt.
 */
export async function sweep(
  tools: SweepTools,
  plan: Plan,
  trigger: TriggerOf<'entity'>,
  signal: AbortSignal,
): Promise<SweepReceipt> {
  const { db, gateway, starter } = tools;
  const { connection, name } = trigger.target;
  const entity = patient(entityOf(gateway, connection, name), signal);
  const context = await gateway.context(connection, { effectKey: '', clock: systemClock, signal });
  const startedAt = new Date();
  const kept = await keptPosition(db, plan, trigger);
  const since = kept ? new Date(Date.parse(kept) - OVERLAP_MS).toISOString() : await firstMoment(db, plan, trigger);
  const receipt: SweepReceipt = { since, seen: 0, started: 0, unchanged: 0, skipped: 0 };
  let latest = kept ?? since;
  let cursor: string | undefined;
  do {
    const page = await entity.changes?.(context, since, cursor);
    if (!page) break;
    const wanted: NewEvent[] = [];
    for (const { key, changedAt, record } of page.records) {
      receipt.seen += 1;
      if (Date.parse(changedAt) > Date.parse(latest)) latest = new Date(changedAt).toISOString();
      const scope = {
        record,
        event: { key, type: 'swept', data: {} },
        steps: {},
        now: startedAt.toISOString(),
        settings: tools.settings,
      };
      const sight = await judgeSeen(db, plan, trigger, scope, { recordKey: key, at: changedAt });
      if (sight === 'wanted') wanted.push(sweptEvent(connection, name, plan.flow, key, changedAt));
      else receipt[sight] += 1;
    }
    const { started } = await db.transaction((tx) => starter.startForEvents(tx, wanted, plan.flow));
    receipt.started += started;
    receipt.unchanged += wanted.length - started;
    cursor = page.next;
  } while (cursor !== undefined);
  // A record dated in the future must not hide what changes until then.
  const position = Date.parse(latest) > startedAt.getTime() ? startedAt.toISOString() : latest;
  await keepPass(db, plan, trigger, { receipt, position, startedAt });
  return receipt;
}

/** By name, not by revision: deploying a flow anew must not move its position. */
function placeOf({ flow }: Plan, { target }: TriggerOf<'entity'>): [connection: string, entity: string] {
  return [target.connection, `${target.name}/${flow}`];
}

/** Up to when the passes of a flow have seen everything. */
async function keptPosition(db: Database, plan: Plan, trigger: TriggerOf<'entity'>): Promise<string | undefined> {
  const [kept] = await db.query<{ position: string }>(
    'select position from cursor where connection = $1 and entity = $2',
    placeOf(plan, trigger),
  );
  return kept?.position;
}

async function keepPass(
  db: Database,
  plan: Plan,
  trigger: TriggerOf<'entity'>,
  { receipt, position, startedAt }: { receipt: SweepReceipt; position: string; startedAt: Date },
): Promise<void> {
  const { since, seen, started, unchanged, skipped } = receipt;
  const { connection, name } = trigger.target;
  const isComplete = seen === started + unchanged + skipped;
  await db.transaction(async (tx) => {
    await tx.query(
      `insert into cursor (connection, entity, position) values ($1, $2, $3)
       on conflict (connection, entity) do update set position = greatest(cursor.position, excluded.position), moved_at = now()`,
      [...placeOf(plan, trigger), position],
    );
    await tx.query(
      `insert into sweep_receipt (id, flow, trigger, connection, entity, since, seen, started, unchanged, skipped, complete, started_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        newId(),
        plan.flow,
        trigger.id,
        connection,
        name,
        since,
        seen,
        started,
        unchanged,
        skipped,
        isComplete,
        startedAt,
      ],
    );
  });
}

/**
 * Where the first pass begins: at the day that the flow names, else when the flow was first deployed. What a
 * system did before anybody asked for it must not set off contracts and invoices.
 */
async function firstMoment(db: Database, plan: Plan, trigger: TriggerOf<'entity'>): Promise<string> {
  if (trigger.sweepFrom !== undefined) return `${trigger.sweepFrom}T00:00:00.000Z`;
  const [row] = await db.query<{ at: Date }>(
    'select coalesce(min(live_from), now()) as at from flow_deployment where flow = $1',
    [plan.flow],
  );
  return (row?.at ?? new Date()).toISOString();
}

/** Whether a record that was seen starts a run. One that lacks a field does: its run says what is wrong, and the pass goes on. */
async function judgeSeen(
  db: Database,
  plan: Plan,
  trigger: TriggerOf<'entity'>,
  scope: Record<string, unknown>,
  change: { recordKey: string; at: string },
): Promise<'wanted' | 'skipped' | 'unchanged'> {
  try {
    if (!isWantedByAny(plan, trigger, scope)) return 'skipped';
    if (!plan.once) return 'wanted';
    return (await isClaimed(db, plan.flow, onceKey(plan.once, scope), change)) ? 'unchanged' : 'wanted';
  } catch (error) {
    if (error instanceof ExpressionError) return 'wanted';
    throw error;
  }
}

/**
 * Triggers of a flow that look for changes of one entity share its position: what any of them wants is found by the pass of
 * whichever is first.
 */
function isWantedByAny({ triggers }: Plan, { target }: TriggerOf<'entity'>, scope: Record<string, unknown>): boolean {
  return triggers.some(
    (other) =>
      other.kind === 'entity' &&
      other.target.connection === target.connection &&
      other.target.name === target.name &&
      (!other.when || other.when.evaluate(scope) === true),
  );
}

/** Each flow sweeps for itself: what another one has seen is not known to it. */
function sweptEvent(connection: string, entity: string, flow: string, key: string, changedAt: string): NewEvent {
  return {
    connection,
    dedupeKey: `sweep/${entity}/${flow}/${key}/${changedAt}`,
    entity,
    type: 'swept',
    key,
    data: {},
    occurredAt: changedAt,
  };
}
