/** Which runs somebody looks for; a missing filter lets all through. */
export interface RunFilter {
  caseId?: string;
  flow?: string;
  state?: string;
  ids?: string[];
  /** Key of the record, or how it begins with `*` behind it. */
  key?: string;
  /** Code of the reason with which a run ended or waits. */
  code?: string;
  /** Made at this moment or later. */
  from?: Date;
  /** Made before this moment. */
  to?: Date;
  /** Part of the key, of what the run came to, or of an error of its steps; in the last 31 days unless `from` says more. */
  text?: string;
  limit?: number;
}

const TEXT_DAYS = 31;

/** The condition of a filter with its parameters. Only what is given is asked, so that its index is used. */
export function runConditions(filter: RunFilter): { where: string; parameters: unknown[] } {
  const parameters: unknown[] = [];
  const conditions: string[] = [];
  const ask = (condition: string, value: unknown) => {
    if (value === undefined) return;
    parameters.push(value);
    conditions.push(condition.replaceAll('?', () => `$${parameters.length}`));
  };
  const { text, key, from } = filter;
  ask("case_ids @> array[?] and case_ids <> '{}'", filter.caseId);
  ask('flow = ?', filter.flow);
  ask('state = ?', filter.state);
  ask('id = any(?::uuid[])', filter.ids);
  ask('record_key like ?', key === undefined ? undefined : keyPattern(key));
  ask("reason is not null and reason->>'code' = ?", filter.code);
  ask('created_at >= ?', from);
  ask('created_at < ?', filter.to);
  ask(TEXT_CONDITION, text === undefined ? undefined : `%${escaped(text)}%`);
  // Text is looked for without an index.
  if (text !== undefined && from === undefined) conditions.push(`created_at > now() - interval '${TEXT_DAYS} days'`);
  return { where: conditions.length > 0 ? `where ${conditions.join(' and ')}` : '', parameters };
}

const TEXT_CONDITION = `(record_key ilike ? or reason->>'message' ilike ? or exists (
  select 1 from step where step.run_id = run.id and step.error->>'message' ilike ?))`;

function keyPattern(key: string): string {
  return key.endsWith('*') ? `${escaped(key.slice(0, -1))}%` : escaped(key);
}

/** Text without the signs that LIKE reads. */
function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
