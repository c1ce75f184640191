import type { RecordOutcome } from '@belegfluss/flow';
import { redact } from '@belegfluss/http';
import type { Answer } from '@belegfluss/sdk';
import { storableJson, type Sql } from '@belegfluss/store';
import type { Memory } from './judge-record.ts';
import { RECORD_FAILED } from './record-question.ts';
import type { SyncJob } from './sync-job.ts';
import type { DueWrite, SourceRecord } from './sync-record.ts';

/** What is kept of one record. */
export interface KeptRecord {
  key: string;
  /** SHA-256 of what was written last. */
  hash: string | null;
  /** How often something was written. */
  writes: number;
  /** The pass and page that wrote it, and what that was. */
  runId: string | null;
  page: number | null;
  outcome: RecordOutcome | null;
  /** The content that waits for a person or was left at a person's word; SHA-256. */
  waitingHash: string | null;
  /** The question it waits for; none where a person said to leave it. */
  questionId: string | null;
  /** The open question about this record alone. */
  ownQuestion: string | null;
}

/** What is kept of these records, by key; one statement a page. */
export async function recall(sql: Sql, { flow, source }: SyncJob, keys: string[]): Promise<Map<string, KeptRecord>> {
  const rows = await sql.query<KeptRecord>(
    `select k.key, s.hash, coalesce(s.writes, 0) as writes, s.run_id as "runId", s.page, s.outcome, w.record_hash as "waitingHash", w.question_id as "questionId",
            case when q.kind = $4 and q.state = 'open' then q.id end as "ownQuestion"
     from unnest($3::text[]) as k(key)
     left join shadow s on s.flow = $1 and s.source = $2 and s.key = k.key
     left join sync_waiting w on w.flow = $1 and w.source = $2 and w.key = k.key
     left join question q on q.id = w.question_id
     where s.key is not null or w.key is not null`,
    [flow, source, keys, RECORD_FAILED],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** What of it the judgement of a record asks for. */
export function memoryOf(kept: KeptRecord | undefined): Memory {
  return kept?.hash ? { hash: kept.hash, writes: kept.writes } : {};
}

/** What was last written of these records, censored; none of what was written before contents were kept. */
export async function writtenContents(
  sql: Sql,
  { flow, source }: SyncJob,
  keys: string[],
): Promise<Map<string, unknown>> {
  const rows = await sql.query<{ key: string; content: unknown }>(
    'select key, content from shadow where flow = $1 and source = $2 and key = any($3) and content is not null',
    [flow, source, keys],
  );
  return new Map(rows.map(({ key, content }) => [key, content]));
}

/** Keeps what was written of records, and censored what it was. */
export async function keepShadows(
  sql: Sql,
  { flow, source, journal }: SyncJob,
  page: number,
  written: DueWrite[],
): Promise<void> {
  if (written.length === 0) return;
  const rows = written.map((write) => ({
    key: write.record.key,
    hash: write.hash,
    outcome: write.known ? 'updated' : 'created',
    content: redact(write.input),
  }));
  await sql.query(
    `insert into shadow (flow, source, key, hash, run_id, page, outcome, content, writes)
     select $1, $2, key, hash, $3::uuid, $4, outcome, content, 1
     from jsonb_to_recordset($5::jsonb) as r(key text, hash text, outcome text, content jsonb) order by key
     on conflict (flow, source, key) do update set hash = excluded.hash, run_id = excluded.run_id,
       page = excluded.page, outcome = excluded.outcome, content = excluded.content,
       writes = shadow.writes + 1, written_at = now()`,
    [flow, source, journal.run.id, page, storableJson(rows)],
  );
}

/** A record that waits for an answer, or is left until it changes. */
export interface WaitingRecord {
  record: SourceRecord;
  recordHash: string;
  questionId: string | null;
}

/** Keeps records that wait, with what they hold: an answer may come when their change is long behind. */
export async function keepWaiting(sql: Sql, { flow, source }: SyncJob, waiting: WaitingRecord[]): Promise<void> {
  if (waiting.length === 0) return;
  const rows = waiting.map(({ record, recordHash, questionId }) => ({ ...record, recordHash, questionId }));
  await sql.query(
    `insert into sync_waiting (flow, source, key, question_id, record, changed_at, record_hash)
     select $1, $2, key, "questionId"::uuid, record, "changedAt", "recordHash"
     from jsonb_to_recordset($3::jsonb) as r(key text, "questionId" text, record jsonb, "changedAt" text, "recordHash" text)
     order by key
     on conflict (flow, source, key) do update set question_id = excluded.question_id, record = excluded.record,
       changed_at = excluded.changed_at, record_hash = excluded.record_hash`,
    [flow, source, storableJson(rows)],
  );
}

/** Records that wait no more. */
export async function forgetWaiting(sql: Sql, { flow, source }: SyncJob, keys: string[]): Promise<void> {
  if (keys.length === 0) return;
  await sql.query('delete from sync_waiting where flow = $1 and source = $2 and key = any($3)', [flow, source, keys]);
}

/** A waiting record whose question is no longer open. */
export interface AnsweredRecord {
  record: SourceRecord;
  question: { id: string; kind: string; evidence: Record<string, unknown>; answer: Answer | null };
}

/** Waiting records that got their answer, the oldest change first. */
export async function answeredRecords(sql: Sql, { flow, source }: SyncJob, limit: number): Promise<AnsweredRecord[]> {
  return sql.query<AnsweredRecord>(
    `select jsonb_build_object('key', w.key, 'changedAt', w.changed_at, 'record', w.record) as record,
            jsonb_build_object('id', q.id, 'kind', q.kind, 'evidence', q.evidence, 'answer', q.answer) as question
     from sync_waiting w join question q on q.id = w.question_id
     where w.flow = $1 and w.source = $2 and q.state <> 'open' order by w.changed_at, w.key limit $3`,
    [flow, source, limit],
  );
}
