import type { QuestionOption, Text } from '@belegfluss/sdk';
import type { CatchUp } from '../time/catch-up.ts';
import type { Schedule } from '../time/slots.ts';
import type { Expression } from '../expression/expression.ts';
import type { FlowFile, TriggerKind } from './flow-file.ts';
import type { StepKind } from './step-shapes.ts';

/** A field of a step, ready to be evaluated: a literal, an expression, or a structure of both. */
export type Value =
  | { kind: 'literal'; value: unknown }
  | { kind: 'expression'; expression: Expression }
  | { kind: 'list'; items: Value[] }
  | { kind: 'map'; entries: [string, Value][] };

/** Connection name of events that flows emit. */
export const EMITTED = 'flow';

/** `<connection>.<entity or action>`, taken apart. */
export interface Target {
  connection: string;
  name: string;
}

export interface RetryPolicy {
  max: number;
  withinSeconds: number;
  condition?: Expression;
}

interface StepBase {
  id: string;
  /** What the step uses, as written; shown in the timeline. */
  use?: string;
  when?: Expression;
  retry: RetryPolicy;
  /** What follows when it fails for good; missing where the flow says so for all its steps. */
  onError?: 'dead' | 'continue' | 'question' | 'compensate';
}

/** A question of the flow's own. */
interface PlannedQuestion {
  /** Role that decides. */
  owner: string;
  title: Text;
  evidence: Value;
  withinSeconds: number;
  late: 'dead' | 'continue';
}

/** An event about one record; `connection` is `flow` where flows emit it. */
export interface AwaitedEvent {
  event: Target;
  key: Value;
  withinSeconds: number;
}

/** What is called, with what. */
export interface PlannedCall {
  use: string;
  target: Target;
  with: Value;
  timeoutSeconds?: number;
}

/** One way of a step that has several. */
export interface PlannedBranch {
  name: string;
  /** Missing where the way is taken without a condition. */
  when?: Expression;
  steps: PlannedStep[];
  output?: Value;
}

interface Loop {
  kind: 'each';
  as: string;
  steps: PlannedStep[];
  parallel: number;
}

/** Goes through a list that stands in memory. */
export interface ListLoop extends Loop {
  over: Expression;
  collect?: Value;
}

/** Goes through the records of an entity, page by page as they are read. */
export interface PageLoop extends Loop {
  target: Target;
  /** Records that were changed before are left out. */
  since?: Value;
  /** Whether a record has a turn. */
  wanted?: Expression;
}

export type PlannedStep = StepBase &
  (
    | {
        kind: 'read';
        target: Target;
        key?: Value;
        keys?: Value;
        missing: 'dead' | 'empty';
        timeoutSeconds?: number;
        until?: { condition: Expression; everySeconds: number; withinSeconds: number };
      }
    | ({ kind: 'call'; intent: Value; undo?: PlannedCall } & PlannedCall)
    | { kind: 'lookup'; table: string; key: Value; on?: Value }
    | { kind: 'map'; values: Value }
    | { kind: 'match'; target: Target; from: Value; accept: number; ask: string; timeoutSeconds?: number }
    | { kind: 'upsert'; target: Target; by: string; with: Value; timeoutSeconds?: number }
    | { kind: 'choose'; branches: PlannedBranch[] }
    | ListLoop
    | PageLoop
    | { kind: 'parallel'; branches: PlannedBranch[] }
    | { kind: 'wait'; until: { seconds: number } | { value: Value } | AwaitedEvent }
    | { kind: 'run'; flow: string; key: Value; with: Value; withinSeconds: number }
    | ({ kind: 'ask'; options: QuestionOption[] } & PlannedQuestion)
    | ({ kind: 'approve' } & PlannedQuestion)
    | { kind: 'emit'; event: string; key: Value; with: Value }
    | { kind: 'stop'; as: 'done' | 'skipped' | 'unchanged'; reason: string }
  );
export type StepOf<K extends StepKind> = Extract<PlannedStep, { kind: K }>;

export type PlannedTrigger = { id: string } & (
  | { kind: 'entity'; target: Target; when?: Expression; sweepSeconds?: number; sweepFrom?: string }
  | { kind: 'emitted'; event: string; when?: Expression }
  | ({ kind: 'schedule'; catchUp: CatchUp } & Schedule)
  | { kind: 'person'; role: string }
  | { kind: 'called'; needs: string[] }
);
export type TriggerOf<K extends TriggerKind> = Extract<PlannedTrigger, { kind: K }>;

/** Where the records of a sync come from, and how they are gone through; the last of its steps is the call that writes them. */
export interface PlannedSync {
  source: Target;
  when?: Expression;
  /** Day of the oldest change that is wanted; from the beginning where it is missing. */
  start?: string;
  /** How far each pass looks back behind the one before it. */
  overlapSeconds: number;
  /** Records written at the same time where the action takes them one by one. */
  parallel: number;
}

/** Names of the connections that a flow uses, each once. */
export function connectionsOf({ triggers, steps, sync }: Plan): string[] {
  const inner = allSteps(steps);
  const undos = inner.flatMap((step) => (step.kind === 'call' && step.undo ? [step.undo] : []));
  const targets = [...triggers, ...inner, ...undos, ...(sync ? [{ target: sync.source }] : [])];
  return [...new Set(targets.flatMap((each) => ('target' in each ? each.target.connection : [])))];
}

/** Names of the mapping tables that a flow looks into, each once. */
export function tablesOf({ steps }: Plan): string[] {
  return [...new Set(allSteps(steps).flatMap((step) => (step.kind === 'lookup' ? [step.table] : [])))];
}

/** These steps and all that stand inside of them. */
export function allSteps(steps: PlannedStep[]): PlannedStep[] {
  return steps.flatMap((step) => [step, ...allSteps(innerSteps(step))]);
}

/** These steps and all that stand inside of them by their paths, `lines.account`, as a run tells them without the numbers of turns. */
export function stepsByPath(steps: PlannedStep[], prefix = ''): Map<string, PlannedStep> {
  return new Map(
    steps.flatMap((step): [string, PlannedStep][] => {
      const path = prefix + step.id;
      return [[path, step], ...insideOf(step, path)];
    }),
  );
}

/** `lines[2].account` → `lines.account`: the step in whichever turn of its loop. */
export function withoutTurns(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '');
}

/** The step that undoes what a call has done: `<path of the call>.undo`. Who fails to undo something asks. */
export function undoStep({ intent, retry }: StepOf<'call'>, undo: PlannedCall): StepOf<'call'> {
  return { kind: 'call', id: 'undo', ...undo, intent, retry, onError: 'question' };
}

function insideOf(step: PlannedStep, path: string): [string, PlannedStep][] {
  if (step.kind === 'call') return step.undo ? [[`${path}.undo`, undoStep(step, step.undo)]] : [];
  if ('branches' in step)
    return step.branches.flatMap(({ name, steps }) => [...stepsByPath(steps, `${path}.${name}.`)]);
  return [...stepsByPath(innerSteps(step), `${path}.`)];
}

function innerSteps(step: PlannedStep): PlannedStep[] {
  if ('branches' in step) return step.branches.flatMap(({ steps }) => steps);
  return step.kind === 'each' ? step.steps : [];
}

/** How the runs of a flow share places and follow each other. */
export type PlannedConcurrency = Omit<NonNullable<FlowFile['concurrency']>, 'perKey'> & {
  /** Over `event`; missing where runs follow each other by the key of the record. */
  perKey?: Expression;
};

/** What it takes to start runs of a flow, also where they cannot be carried out. */
export type FlowStart = Pick<Plan, 'flow' | 'revision' | 'triggers' | 'concurrency'>;

/** A checked flow: everything that a run needs to know, and nothing that can be wrong. */
export interface Plan {
  flow: string;
  title: Text;
  owner: string;
  /** SHA-256 of `source`. */
  revision: string;
  /** The file's text without its tests. */
  source: string;
  /** The rest of the file's text, which is no part of the revision. */
  tests: string;
  triggers: PlannedTrigger[];
  /** The flow is only observed: its runs compute everything and write nothing, but for those that the pilot takes in. */
  observe?: { pilot?: Expression };
  once?: Expression;
  case?: Expression;
  sync?: PlannedSync;
  concurrency?: PlannedConcurrency;
  /** What follows when a step fails for good that does not say so itself. */
  onError?: FlowFile['onError'];
  /** What the flow gives to the one that runs it. */
  output?: Value;
  steps: PlannedStep[];
}
