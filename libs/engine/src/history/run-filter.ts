import { firstIdAt } from '@belegfluss/store';
import { COMPENSATION_OF_RUN } from './run-compensation.ts';
import { VERSION_OF_RUN } from './run-version.ts';

/** Which runs somebody looks for; a missing filter lets all through. */
export interface RunFilter {
  caseId?: string;
  flow?: string;
  /** Number of the version of the flow; meant for one flow. */
  version?: number;
  /** How the revision of the flow begins. */
  revision?: string;
  state?: string;
  /** One of these states. */
  states?: string[];
  ids?: string[];
  /** Key of the record, or how it begins with `*` behind it. */
  key?: string;
  /** How the key of the record begins, or cases for one of which the run worked: whatever a business number may mean. */
  business?: { key: string; caseIds: string[] };
  /** Not those that have taken back all that they did. */
  goesOn?: boolean;
  /** Code of the reason with which a run ended or waits. */
  code?: string;
  /** Made at this moment or later. */
  from?: Date;
  /** Made before this moment. */
  to?: Date;
  /** Part of the key, of what the run came to, or of an error of its steps; in the last 31 days unless `from` says more. */
  text?: string;
  /** Only runs that are older than this one: the last of the page before. */
  after?: string;
  limit?: number;
}

const TEXT_DAYS = 31;

/** What a state says besides, as far as an index knows it. */
const INDEXED: Record<string, string> = {
  queued: 'ended_at is null',
  running: 'ended_at is null',
  waiting: 'ended_at is null',
  question: 'ended_at is null',
  unchanged: 'reason is not null',
  skipped: 'reason is not null',
  dead: 'aside_at is not null',
  cancelled: 'aside_at is not null',
  resolved: 'aside_at is not null',
};

/** The condition of a filter with its parameters. Only what is given is asked, so that its index is used; ids carry their time. */
export function runConditions(filter: RunFilter): { where: string; parameters: unknown[] } {
  const parameters: unknown[] = [];
  const conditions: string[] = [];
  const ask = (condition: string, ...values: unknown[]) => {
    if (values.includes(undefined)) return;
    const first = parameters.push(...values) - values.length + 1;
    let next = 0;
    conditions.push(condition.replaceAll('?', () => `$${first + Math.min(next++, values.length - 1)}`));
  };
  const { text, key, from, to, state, states, business, revision } = filter;
  ask("case_ids @> array[?] and case_ids <> '{}'", filter.caseId);
  ask('flow = ?', filter.flow);
  ask(REVISION_CONDITION, revision === undefined ? undefined : `${escaped(revision)}%`);
  ask(CONTENT_CONDITION, filter.version);
  ask(`${VERSION_OF_RUN} = ?`, filter.version);
  ask('state = ?', state);
  ask('state = any(?)', states);
  const known = new Set((states ?? [state]).map((each) => INDEXED[each ?? '']));
  for (const condition of known.size === 1 ? known : []) if (condition) conditions.push(condition);
  ask('id = any(?::uuid[])', filter.ids);
  ask('record_key like ?', key === undefined ? undefined : keyPattern(key));
  ask(BUSINESS_CONDITION, business && `${escaped(business.key)}%`, business?.caseIds);
  ask("reason is not null and reason->>'code' = ?", filter.code);
  if (filter.goesOn) conditions.push(`${COMPENSATION_OF_RUN} is distinct from 'done'`);
  ask('id >= ?::uuid', from && firstIdAt(from));
  ask('id < ?::uuid', to && firstIdAt(to));
  ask('id < ?::uuid', filter.after);
  ask(TEXT_CONDITION, text === undefined ? undefined : `%${escaped(text)}%`);
  // Text is looked for without an index.
  if (text !== undefined && from === undefined)
    ask('id >= ?::uuid', firstIdAt(new Date(Date.now() - TEXT_DAYS * 86_400_000)));
  return { where: conditions.length > 0 ? `where ${conditions.join(' and ')}` : '', parameters };
}

/** Few of the versions have the same content. */
const CONTENT_CONDITION =
  'revision = (select v.revision from flow_version v where v.flow = run.flow and v.version = ?)';

/** Flows are found by an index, their revisions are not. */
const REVISION_CONDITION = `flow = any(array(select flow from flow_revision where revision like ?)) and revision like ?`;

/** Each way by its own index; joined by `or`, all runs would be looked at from the newest on. */
const BUSINESS_CONDITION = `id in (select id from run where record_key like ?
  union select id from run where case_ids && ?::text[] and case_ids <> '{}')`;

/** What was said in both languages; earlier versions kept one alone. */
const SAID = (kept: string) =>
  `case jsonb_typeof(${kept}->'message') when 'string' then ${kept}->>'message'
     else concat_ws(' ', ${kept}->'message'->>'de', ${kept}->'message'->>'en') end`;
const TEXT_CONDITION = `(record_key ilike ? or (${SAID('reason')}) ilike ? or exists (
  select 1 from step where step.run_id = run.id and (${SAID('step.error')}) ilike ?))`;

function keyPattern(key: string): string {
  return key.endsWith('*') ? `${escaped(key.slice(0, -1))}%` : escaped(key);
}

/** Text without the signs that LIKE reads. */
function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
