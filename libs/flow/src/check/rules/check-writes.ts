import type { Expression } from '../../expression/expression.ts';
import type { Plan, PlannedStep, StepOf, Value } from '../../language/plan.ts';
import { NEVER, type CheckContext } from '../check-context.ts';
import type { Path } from '../findings.ts';
import { nestedLists } from '../compile/nested-lists.ts';

/** Names that differ from turn to turn of a loop. */
interface Turn {
  variable: string;
  steps: ReadonlySet<string>;
}

/** What is around a step, as far as it tells one write from the next. */
interface Around {
  /** What is said where nothing tells runs apart that may all have the same record key, because a schedule or a person begins them. */
  ofSameKey: 'flow.same_key' | 'flow.same_key_by_hand' | undefined;
  /** Of the innermost loop. */
  turn?: Turn;
  /** Of loops over pages: the position of a record says nothing about it, and stands in no key. */
  pages: Turn[];
}

/**
 * Finds keys that do not tell writes apart, or that change from one attempt to the next. The business key of a write is
 * `<flow>/<step>/<record key>/<intent>`, and a step inside of an `each` over a list carries the number of its turn.
 */
export function checkWrites(
  context: CheckContext,
  { triggers, steps, once }: Pick<Plan, 'triggers' | 'steps' | 'once'>,
): void {
  if (once) checkStable(context, once, ['once', 'expr']);
  walk(context, steps, ['steps'], { ofSameKey: sameKeyOf(triggers), pages: [] });
}

/** Schedules give the name of their flow as key each time, people unless they name another. */
function sameKeyOf(triggers: Plan['triggers']): Around['ofSameKey'] {
  if (triggers.some(({ kind }) => kind === 'schedule')) return 'flow.same_key';
  return triggers.some(({ kind }) => kind === 'person') ? 'flow.same_key_by_hand' : undefined;
}

function walk(context: CheckContext, steps: PlannedStep[], path: Path, around: Around): void {
  for (const step of steps) {
    const here = [...path, step.id];
    if (step.kind === 'call' && isWrite(context, step.target)) checkIntent(context, step.intent, here, around);
    if (step.kind === 'upsert') checkKey(context, step, here);
    for (const { at, steps: inner } of nestedLists(step)) {
      walk(context, inner, [...here, ...at], step.kind === 'each' ? inTurn(step, inner, around) : around);
    }
  }
}

function inTurn(loop: StepOf<'each'>, inner: PlannedStep[], around: Around): Around {
  const turn = { variable: loop.as, steps: new Set(inner.map(({ id }) => id)) };
  return { ...around, turn, pages: 'target' in loop ? [...around.pages, turn] : around.pages };
}

function isWrite({ catalog }: CheckContext, { connection, name }: { connection: string; name: string }): boolean {
  const action = catalog.connections.get(connection)?.actions.find(({ id }) => id === name);
  return action?.effect.kind === 'write';
}

function checkIntent(context: CheckContext, intent: Value, path: Path, { ofSameKey, turn, pages }: Around): void {
  const expressions = expressionsOf(intent);
  if (expressions.includes(NEVER)) return;
  for (const expression of expressions) checkStable(context, expression, [...path, 'intent', 'expr']);
  const reads = expressions.flatMap((expression) => expression.reads.map(({ names }) => names));
  const ofNoRecord = pages.find((page) => !reads.some(([root = '', step = '']) => isOfRecord(root, step, page)));
  if (ofNoRecord) context.add('flow.key_of_page', path, { variable: ofNoRecord.variable }, 'key');
  else if (ofSameKey && reads.every(isSameEachTime)) context.add(ofSameKey, path, {}, 'key');
  else if (turn && !reads.some(([root = '', step = '']) => isOfTurn(root, step, turn))) {
    context.add('flow.key_by_position', path, { variable: turn.variable }, 'key');
  }
}

/** A run that a schedule or a person begins has the name of its flow as the key of its event. */
function isSameEachTime([root, field]: string[]): boolean {
  return root === 'settings' || (root === 'event' && field === 'key');
}

function isOfTurn(root: string, step: string, turn: Turn): boolean {
  return root === `${turn.variable}_number` || isOfRecord(root, step, turn);
}

function isOfRecord(root: string, step: string, { variable, steps }: Turn): boolean {
  return root === variable || (root === 'steps' && steps.has(step));
}

/** Who is sought by another value at each attempt is never found again. */
function checkKey(context: CheckContext, { by, with: given }: StepOf<'upsert'>, path: Path): void {
  const key = given.kind === 'map' ? given.entries.find(([name]) => name === by)?.[1] : undefined;
  const expressions = key ? expressionsOf(key) : [];
  for (const expression of expressions) checkStable(context, expression, [...path, 'with', by, 'expr']);
}

/** The time is another one at each attempt. */
function checkStable(context: CheckContext, { reads }: Expression, path: Path): void {
  const now = reads.find(({ names }) => names[0] === 'now');
  if (now) context.add('flow.unstable_key', path, {}, 'value', now.offset);
}

function expressionsOf(value: Value): Expression[] {
  return value.kind === 'expression' ? [value.expression] : [];
}
