import { DiagnosticError, type Diagnostic } from '@belegfluss/sdk';
import { EMITTED, type Plan, type PlannedTrigger } from '@belegfluss/flow';
import type { Sql } from '@belegfluss/store';

/** What a dry run begins with: an event that is given, the last one that came, or that of a run. */
export type DryRunStart = { kind: 'given'; event: GivenEvent } | { kind: 'last' } | { kind: 'run'; runId: string };

/** An event as a person writes it down. */
export interface GivenEvent {
  /** Name of the trigger; the first of the flow where it is missing. */
  on?: string;
  key?: string;
  type?: string;
  data?: Record<string, unknown>;
}

/** The event with which a run would begin. */
export interface StartingEvent {
  /** The run that is looked at; it has none where nobody has started one. */
  run?: string;
  trigger: PlannedTrigger;
  recordKey: string;
  input: Record<string, unknown>;
}

interface KeptEvent {
  trigger: string;
  recordKey: string;
  input: Record<string, unknown>;
}

/** Finds it. Throws DiagnosticError `dry_run.no_event`, `dry_run.unknown_run`, `dry_run.unknown_trigger`. */
export async function startingEvent(sql: Sql, plan: Plan, start: DryRunStart, now: Date): Promise<StartingEvent> {
  if (start.kind === 'given') return givenEvent(plan, start.event, now);
  const kept = start.kind === 'run' ? await eventOfRun(sql, plan, start.runId) : await lastEvent(sql, plan);
  return { ...kept, trigger: triggerOf(plan, kept.trigger) };
}

function givenEvent(plan: Plan, { on, key, type = 'changed', data = {} }: GivenEvent, now: Date): StartingEvent {
  const trigger = triggerOf(plan, on);
  const recordKey = key ?? plan.flow;
  return { trigger, recordKey, input: { key: recordKey, type, occurredAt: now.toISOString(), data } };
}

function triggerOf({ flow, triggers }: Plan, name: string | undefined): PlannedTrigger {
  const found = triggers.find(({ id }) => name === undefined || id === name);
  if (found) return found;
  throw new DiagnosticError(unknownTrigger(flow, name ?? '', triggers.map(({ id }) => id).join(', ')));
}

async function eventOfRun(sql: Sql, { flow }: Plan, runId: string): Promise<KeptEvent> {
  const [run] = await sql.query<KeptEvent>(
    'select trigger, record_key as "recordKey", input from run where id::text = $1 and flow = $2',
    [runId, flow],
  );
  if (run) return run;
  throw new DiagnosticError(unknownRun(flow, runId));
}

/** The newest event that a trigger of the flow wants; where people and time-tables set it off, that of its newest run. */
async function lastEvent(sql: Sql, { flow, triggers }: Plan): Promise<KeptEvent> {
  const wanted = triggers.flatMap((trigger) =>
    trigger.kind === 'entity'
      ? [{ trigger: trigger.id, connection: trigger.target.connection, entity: trigger.target.name }]
      : trigger.kind === 'emitted'
        ? [{ trigger: trigger.id, connection: EMITTED, entity: trigger.event }]
        : [],
  );
  const [event] = await sql.query<KeptEvent>(
    `select w.trigger, e.record_key as "recordKey",
            jsonb_build_object('key', e.record_key, 'type', e.type, 'data', e.data, 'occurredAt',
              to_char(e.occurred_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as input
     from event e join jsonb_to_recordset($1::jsonb) as w(trigger text, connection text, entity text)
       on w.connection = e.connection and w.entity = e.entity
     order by e.received_at desc, e.id desc limit 1`,
    [JSON.stringify(wanted)],
  );
  if (event) return event;
  const [run] = await sql.query<KeptEvent>(
    'select trigger, record_key as "recordKey", input from run where flow = $1 order by created_at desc, id desc limit 1',
    [flow],
  );
  if (run) return run;
  throw new DiagnosticError(noEvent(flow));
}

function unknownTrigger(flow: string, name: string, known: string): Diagnostic {
  return {
    code: 'dry_run.unknown_trigger',
    severity: 'error',
    message: {
      de: `Der Ablauf „${flow}“ hat keinen Auslöser „${name}“.`,
      en: `The flow "${flow}" has no trigger "${name}".`,
    },
    remedy: { de: `Nennen Sie einen von: ${known}.`, en: `Name one of: ${known}.` },
    facts: { flow, name },
  };
}

function unknownRun(flow: string, runId: string): Diagnostic {
  return {
    code: 'dry_run.unknown_run',
    severity: 'error',
    message: {
      de: `Der Ablauf „${flow}“ hat keinen Lauf ${runId}.`,
      en: `The flow "${flow}" has no run ${runId}.`,
    },
    remedy: {
      de: 'belegfluss runs --flow zeigt die Läufe eines Ablaufs.',
      en: 'belegfluss runs --flow lists the runs of a flow.',
    },
    facts: { flow, runId },
  };
}

function noEvent(flow: string): Diagnostic {
  return {
    code: 'dry_run.no_event',
    severity: 'error',
    message: {
      de: `Für den Ablauf „${flow}“ ist noch kein Ereignis eingegangen.`,
      en: `No event has come for the flow "${flow}" yet.`,
    },
    remedy: { de: 'Geben Sie ein Ereignis mit --event an.', en: 'Give an event with --event.' },
    facts: { flow },
  };
}
