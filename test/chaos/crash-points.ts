/** The process that can stand at a point. */
export type Role = 'api' | 'worker' | 'scheduler';

/**
 * How a point is recognised from outside of the product: by a statement that passes the PostgreSQL client (before it is
 * sent, when it is sent, after its answer, before or after the COMMIT of its transaction) or by a request that passes the
 * HTTP client.
 */
export type Sign =
  | { sql: RegExp; parameter?: RegExp; when: 'before' | 'sent' | 'answered' | 'commit' | 'committed' }
  | { http: 'create' | 'sent' | 'answered'; path: RegExp }
  | { sql: RegExp; when: 'before'; afterAnswer: RegExp };

export type Point = { id: string; what: string } & (
  | {
      role: Role;
      sign: Sign;
      /** It is passed seldom: whoever is to stand there waits so long for it, and for the first time. */
      seldomMs?: number;
    }
  | { /** Why nobody can stand there. */ missing: string }
);

const EFFECTS = /^\/(effects|batches)/;
const RESULTS = /^with own as \(/;
/** The schedule of the harness is due every minute. */
const MINUTELY_MS = 65_000;
/** A pass whose worker was lost is taken up when the lease is over. */
const SYNC_MS = 25_000;

/** The crash points of one flow, as the quality goals number them. */
export const POINTS: Point[] = [
  {
    id: 'P01',
    what: 'webhook: before the raw bytes are inserted',
    role: 'api',
    sign: { sql: /^insert into delivery/, when: 'before' },
  },
  {
    id: 'P02',
    what: 'insert sent, its commit unknown',
    role: 'api',
    sign: { sql: /^insert into delivery/, when: 'sent' },
  },
  { id: 'P03', what: 'committed, not answered', role: 'api', sign: { sql: /^insert into delivery/, when: 'answered' } },
  {
    id: 'P04',
    what: 'answered, the workers not told',
    role: 'api',
    sign: { sql: /pg_notify/, parameter: /belegfluss_deliveries/, when: 'before' },
  },
  {
    id: 'P05',
    what: 'claim taken, nothing done',
    role: 'worker',
    sign: { sql: /^update run set attempt = attempt \+ 1/, when: 'answered' },
  },
  { id: 'P06', what: 'intent kept, request not sent', role: 'worker', sign: { http: 'create', path: EFFECTS } },
  {
    id: 'P07',
    what: 'request on the wire, vendor not committed',
    role: 'worker',
    sign: { http: 'sent', path: EFFECTS },
  },
  { id: 'P08', what: 'vendor committed, answer not read', role: 'worker', sign: { http: 'answered', path: EFFECTS } },
  {
    id: 'P09',
    what: 'answer read, result not committed',
    role: 'worker',
    sign: { sql: RESULTS, when: 'before', afterAnswer: EFFECTS },
  },
  { id: 'P10', what: 'result committed, nothing after it', role: 'worker', sign: { sql: RESULTS, when: 'committed' } },
  { id: 'P11', what: 'between two batches of a page', role: 'worker', sign: { http: 'answered', path: /^\/batches/ } },
  {
    id: 'P12',
    what: 'token refreshed, not stored',
    missing: 'a declared system signs in without OAuth; the spec of libs/http proves the order of the two',
  },
  {
    id: 'P13',
    what: 'run inserted with its flow revision, not committed',
    role: 'worker',
    sign: { sql: /insert into run \(/, when: 'answered' },
  },
  {
    id: 'P14',
    what: 'answer of a person, before its commit',
    role: 'api',
    sign: { sql: /^update question set state = 'answered'/, when: 'commit' },
  },
  {
    id: 'P15',
    what: 'answer committed, its run not woken',
    role: 'api',
    sign: { sql: /^update question set state = 'answered'/, when: 'committed' },
  },
  {
    id: 'P16',
    what: 'timer due, slot not taken',
    role: 'scheduler',
    sign: { sql: /^insert into schedule_slot/, when: 'before' },
    seldomMs: MINUTELY_MS,
  },
  {
    id: 'P17',
    what: 'slot taken, its run not committed',
    role: 'scheduler',
    sign: { sql: /^insert into schedule_slot/, when: 'commit' },
    seldomMs: MINUTELY_MS,
  },
  {
    id: 'P18',
    what: 'run set aside, before the commit',
    role: 'worker',
    sign: { sql: RESULTS, parameter: /[{,]"dead"[,}]/, when: 'commit' },
  },
  {
    id: 'P19',
    what: 'run put back to work, before the commit',
    role: 'api',
    sign: { sql: /^update run set state = 'queued', ended_at = null/, when: 'commit' },
  },
  {
    id: 'P20',
    what: 'page of a sync written, its position not committed',
    role: 'worker',
    sign: { sql: /^update sync_pass set page/, when: 'commit' },
    seldomMs: SYNC_MS,
  },
  {
    id: 'P21',
    what: 'export file written, its row not stored',
    missing: 'files are rows: file and mention share a commit',
  },
  { id: 'P22', what: 'row stored, file not renamed', missing: 'files are rows: nothing is renamed' },
  { id: 'P23', what: 'audit row appended, head not stored', missing: 'there is no audit chain yet' },
  {
    id: 'P24',
    what: 'inside a migration',
    role: 'api',
    sign: { sql: /^insert into "schema_migration"/i, when: 'commit' },
  },
  { id: 'P25', what: 'inside a key rotation', missing: 'the key is changed by a command while everything stands' },
  { id: 'P26', what: 'inside a deletion of personal data', missing: 'there is no such deletion yet' },
];

/** A point where a process can stand. Throws on any other. */
export function pointOf(id: string): Extract<Point, { role: Role }> {
  const point = POINTS.find((each) => each.id === id);
  if (!point) throw new Error(`${id} is no crash point`);
  if ('missing' in point) throw new Error(`${id} is not applicable: ${point.missing}`);
  return point;
}
