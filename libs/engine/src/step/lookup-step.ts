import { DiagnosticError, QuestionRaised, type Answer, type Text } from '@belegfluss/sdk';
import { missingRowQuestion, type LookupKey } from '@belegfluss/tables';
import { businessDay } from '@belegfluss/calendar';
import { EACH_KEY, evaluate, keyText, type StepOf } from '@belegfluss/flow';
import type { StepVerdict } from '../run/verdict.ts';
import type { RunTables } from './run-tables.ts';
import type { StepContext } from './step-context.ts';

/** Finds the row of a mapping table that holds on a day. A hole becomes a question to the table's owner, whose answer is kept as a row. */
export async function lookupStep(step: StepOf<'lookup'>, context: StepContext): Promise<StepVerdict> {
  const key = (evaluate(step.key, context.scope) as unknown[]).map((item) => keyText(item, EACH_KEY));
  const on = step.on ? String(evaluate(step.on, context.scope)) : businessDay(context.clock.now());
  context.keepInput({ table: step.table, key, on });
  const found = await find(context, { table: step.table, key, on });
  if (found) return { kind: 'done', output: { ...found.values, version: found.version } };

  const { answer } = context;
  if (answer?.option === 'reject') {
    return {
      kind: 'failed',
      reason: {
        code: 'mapping.rejected',
        message: {
          de: 'wer die Tabelle pflegt, hat eine Zeile für diesen Schlüssel abgelehnt',
          en: 'the owner rejected a row for this key',
        },
        facts: { table: step.table },
      },
    };
  }
  const refusal = answer && (await addRow(context, step.table, key, on, answer));
  const added = answer && !refusal && (await context.tables.find({ table: step.table, key, on }));
  if (added) return { kind: 'done', output: { ...added.values, version: added.version } };
  const { definition, rows } = await context.tables.read(step.table);
  throw new QuestionRaised(missingRowQuestion({ definition, key, evidence: { on, ...refusal }, rows }));
}

/**
 * The row in the version that the run read first. Where that one has a hole, a row that was added since fills it: it is
 * what a person would be asked for, and takes the place of no other.
 */
async function find(context: StepContext, key: LookupKey): ReturnType<RunTables['find']> {
  const { tables, journal } = context;
  const pinnedVersion = () => journal.run.versions.tables?.[key.table];
  const version = pinnedVersion();
  const pinned = version === undefined ? undefined : await tables.find({ ...key, version });
  const found = pinned ?? (await tables.find(key));
  if (!found || version !== undefined) return found;
  // A way that goes at the same time was faster, and what it read holds for all.
  if (pinnedVersion() !== undefined) return find(context, key);
  journal.pinTable(key.table, found.version);
  return found;
}

/** Keeps an answer as a row; the run that wakes first does it, the others find it. An answer that does not fit the table is asked for again, with the reason. */
async function addRow(
  context: StepContext,
  table: string,
  key: string[],
  on: string,
  answer: Answer,
): Promise<{ why: Text } | undefined> {
  const note = {
    author: answer.answeredBy,
    reason: `answer to a question of run ${context.journal.run.id}`,
    at: context.clock.now(),
  };
  try {
    await context.tables.add(context.journal, table, { key, values: answer.fields, fillsHoleOn: on }, note);
    return undefined;
  } catch (error) {
    const [finding] = error instanceof DiagnosticError ? error.diagnostics : [];
    if (!finding) throw error;
    return { why: finding.message };
  }
}
