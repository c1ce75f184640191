import { DiagnosticError, type Diagnostic } from '@belegfluss/sdk';
import { allSteps, catalogOf, compileFlow, meant, nearestName, type Pack, type Plan } from '@belegfluss/flow';
import type { Database, Sql } from '@belegfluss/store';
import type { Plans } from '../event/plans.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { readOnly } from '../gateway/read-gateway.ts';
import { isClaimed } from '../journal/claim-once.ts';
import { storedTables } from '../step/run-tables.ts';
import { dryRun, type DryRun } from './dry-run.ts';
import { startingEvent, type DryRunStart } from './dry-run-event.ts';

/** What a person wants to see tried out. */
export interface DryRunRequest {
  start: DryRunStart;
  /** Text of a flow file; the deployed one where it is missing. */
  source?: string;
  /** The last step to be carried out; one of the flow itself, none inside of another. */
  until?: string;
}

/** A dry run, beside what has really happened before. */
export interface JudgedDryRun extends DryRun {
  /** A run has done already what the flow does once for this key: a real run would end at once. */
  doneBefore: boolean;
  /** Business keys of effects that stand already: a real run would not repeat them. */
  standing: string[];
}

export interface DryRunTools {
  db: Database;
  pack: Pack;
  plans: Plans;
  gateway: Gateway;
}

/** Longer than a person waits for an answer. */
const MAX_MS = 50_000;

/** Tries flows out on real systems without changing anything. */
export class DryRuns {
  readonly #tools: DryRunTools;

  constructor(tools: DryRunTools) {
    this.#tools = tools;
  }

  /** `now` is business time. Throws DiagnosticError `dry_run.*`, and what is wrong in the source. */
  async try(flow: string, { start, source, until }: DryRunRequest, now: Date): Promise<JudgedDryRun> {
    const { db, pack, gateway } = this.#tools;
    const plan = upTo(source === undefined ? this.#live(flow) : this.#compiled(flow, source), until);
    if (plan.sync) throw new DiagnosticError(isSync(flow));
    const event = await startingEvent(db, plan, start, now);
    const { connections, settings } = pack;
    const signal = AbortSignal.timeout(MAX_MS);
    const world = {
      connections,
      settings,
      gateway: readOnly(gateway),
      tables: storedTables(db),
      now,
      signal,
      wasDone: () => Promise.resolve(false),
    };
    const { result } = await dryRun(world, plan, event);
    const thisChange = { recordKey: event.recordKey, at: new Date() };
    return {
      ...result,
      doneBefore: result.onceKey !== null && (await isClaimed(db, flow, result.onceKey, thisChange)),
      standing: await standingEffects(db, result),
    };
  }

  #live(flow: string): Plan {
    const plan = this.#tools.plans.find(flow);
    if (plan) return plan;
    const names = this.#tools.plans.all().map((each) => each.flow);
    throw new DiagnosticError(unknownFlow(flow, nearestName(flow, names)));
  }

  #compiled(flow: string, source: string): Plan {
    const { plan, diagnostics } = compileFlow(`${flow}.flow.yaml`, source, catalogOf(this.#tools.pack));
    if (!plan) throw new DiagnosticError(diagnostics);
    if (plan.flow !== flow) throw new DiagnosticError(otherFlow(flow, plan.flow));
    return plan;
  }
}

/** What stands behind the step is left out. */
function upTo(plan: Plan, until: string | undefined): Plan {
  if (until === undefined) return plan;
  const index = plan.steps.findIndex(({ id }) => id === until);
  if (index >= 0) return { ...plan, steps: plan.steps.slice(0, index + 1) };
  const inner = allSteps(plan.steps).some(({ id }) => id === until);
  throw new DiagnosticError(unknownStep(plan, until, inner));
}

/** Business keys of effects that stand already: a real run would not repeat them. */
export async function standingEffects(db: Sql, { effects }: Pick<DryRun, 'effects'>): Promise<string[]> {
  const rows = await db.query<{ key: string }>(
    "select key from effect where key = any($1) and state = 'confirmed' order by key",
    [effects.map(({ key }) => key)],
  );
  return rows.map(({ key }) => key);
}

function unknownFlow(flow: string, nearest: string | undefined): Diagnostic {
  return {
    code: 'dry_run.unknown_flow',
    severity: 'error',
    message: { de: `Es gibt keinen Ablauf „${flow}“.`, en: `There is no flow "${flow}".` },
    remedy: nearest
      ? meant(nearest)
      : {
          de: 'Prüfen Sie den Namen, oder geben Sie die Datei des Ablaufs an.',
          en: 'Check the name, or give the file of the flow.',
        },
    facts: { flow, ...(nearest && { nearest }) },
  };
}

function otherFlow(flow: string, other: string): Diagnostic {
  return {
    code: 'dry_run.other_flow',
    severity: 'error',
    message: {
      de: `Der Text beschreibt den Ablauf „${other}“, gefragt ist „${flow}“.`,
      en: `The text describes the flow "${other}", asked for is "${flow}".`,
    },
    remedy: { de: 'Nennen Sie den Ablauf, der im Text steht.', en: 'Name the flow that stands in the text.' },
    facts: { flow, other },
  };
}

function unknownStep({ flow, steps }: Plan, step: string, inner: boolean): Diagnostic {
  const known = steps.map(({ id }) => id).join(', ');
  return {
    code: 'dry_run.unknown_step',
    severity: 'error',
    message: inner
      ? { de: `Der Schritt „${step}“ steht in einem anderen.`, en: `The step "${step}" stands inside of another.` }
      : {
          de: `Der Ablauf „${flow}“ hat keinen Schritt „${step}“.`,
          en: `The flow "${flow}" has no step "${step}".`,
        },
    remedy: { de: `Nennen Sie einen von: ${known}.`, en: `Name one of: ${known}.` },
    facts: { flow, step },
  };
}

function isSync(flow: string): Diagnostic {
  return {
    code: 'dry_run.is_sync',
    severity: 'error',
    message: {
      de: `„${flow}“ ist ein Abgleich und hat keinen einzelnen Lauf je Ereignis.`,
      en: `"${flow}" is a sync and has no run for each event.`,
    },
    remedy: {
      de: 'belegfluss plan zeigt, was ein Durchgang schreiben würde.',
      en: 'belegfluss plan shows what a pass would write.',
    },
    facts: { flow },
  };
}
