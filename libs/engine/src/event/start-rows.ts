import { rowArrays, type Columns, type Sql } from '@belegfluss/store';
import type { EventChain } from './event-chain.ts';

/** A message that something happened; `connection` is EMITTED for events of flows. */
export interface NewEvent {
  connection: string;
  /** Unique within the connection; a second one is the same event. */
  dedupeKey: string;
  entity: string;
  type: string;
  key: string;
  data: Record<string, unknown>;
  occurredAt: string;
  /** The chain of events of which it is the last. */
  chain?: EventChain;
  /** The stored webhook that told of it. */
  deliveryId?: string;
}

/** A run that begins. */
export interface NewRun {
  flow: string;
  revision: string;
  trigger: string;
  eventId: string | null;
  recordKey: string;
  /** Missing where runs follow each other by the key of the record. */
  orderKey?: string | undefined;
  input: Record<string, unknown>;
  /** The step that runs it. */
  parentId?: string;
  parentPath?: string;
}

/** An event that was not known before. */
export interface StoredEvent {
  id: string;
  /** Number of the last deployment. */
  sequence: number;
  /** Runs that wait for it. */
  awaitedBy: string[] | null;
}

const EVENT: Columns<Omit<NewEvent, 'chain'> & { id: string }> = {
  id: 'uuid',
  connection: 'text',
  dedupeKey: 'text',
  entity: 'text',
  type: 'text',
  key: 'text',
  data: 'jsonb',
  occurredAt: 'timestamptz',
  deliveryId: 'uuid',
};
const RUN: Columns<NewRun & { id: string }> = {
  id: 'uuid',
  flow: 'text',
  revision: 'text',
  trigger: 'text',
  eventId: 'uuid',
  recordKey: 'text',
  orderKey: 'text',
  input: 'jsonb',
  parentId: 'uuid',
  parentPath: 'text',
};

/** Stores those events that are new, and gives them back. */
export function insertEvents(tx: Sql, rows: (NewEvent & { id: string })[]): Promise<StoredEvent[]> {
  const parameters: unknown[] = [];
  return tx.query(
    `with stored as (
       insert into event (id, connection, dedupe_key, entity, type, record_key, data, occurred_at, delivery_id)
       select id, connection, "dedupeKey", entity, type, key, data, "occurredAt", "deliveryId"
       from ${rowArrays(parameters, 'e', EVENT, rows)}
       order by id on conflict (connection, dedupe_key) do nothing
       returning id, connection, entity, record_key
     )
     select id, (select coalesce(max(sequence), 0) from flow_deployment) as sequence,
            (select array_agg(w.run_id::text) from run_wait w where w.connection = stored.connection
             and w.entity = stored.entity and w.record_key = stored.record_key) as "awaitedBy"
     from stored`,
    parameters,
  );
}

/** Of messages whose ids are known: those that say something else than the first one with their id. */
export async function contradicting(tx: Sql, rows: (NewEvent & { id: string })[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const parameters: unknown[] = [];
  const found = await tx.query<{ id: string }>(
    `select told.id from ${rowArrays(parameters, 'told', EVENT, rows)}
     join event e on e.connection = told.connection and e.dedupe_key = told."dedupeKey"
     where (e.entity, e.type, e.record_key, e.data) is distinct from (told.entity, told.type, told.key, told.data)`,
    parameters,
  );
  return new Set(found.map(({ id }) => id));
}

/** Stores runs, and gives back those that are the first unfinished of their flow and key; the caller has locked the keys. */
export function insertRuns(tx: Sql, rows: (NewRun & { id: string })[]): Promise<{ id: string; flow: string }[]> {
  const parameters: unknown[] = [];
  return tx.query(
    `with added as (
       insert into run (id, flow, revision, trigger, event_id, record_key, order_key, input, parent_id, parent_path)
       select id, flow, revision, trigger, "eventId", "recordKey", "orderKey", input, "parentId", "parentPath"
       from ${rowArrays(parameters, 'r', RUN, rows)}
       returning id, flow, coalesce(order_key, record_key) as key
     )
     select distinct on (a.flow, a.key) a.id, a.flow from added a
     where not exists (select 1 from run r where r.flow = a.flow and coalesce(r.order_key, r.record_key) = a.key
                       and r.ended_at is null)
     order by a.flow, a.key, a.id`,
    parameters,
  );
}
