import { DiagnosticError, type Diagnostic } from '@belegfluss/sdk';
import { meant, nearestName, type Pack, type Plan } from '@belegfluss/flow';
import type { Database } from '@belegfluss/store';
import type { Plans } from '../event/plans.ts';
import type { RunStarter } from '../event/run-starter.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { readOnly } from '../gateway/read-gateway.ts';
import { makePlan } from './make-plan.ts';
import { readPlan, readRecords, takePlan, type PlannedRecord, type SyncPlan } from './plan-rows.ts';

export interface SyncPlanTools {
  db: Database;
  pack: Pack;
  plans: Plans;
  starter: RunStarter;
  gateway: Gateway;
}

/** A plan with a part of its records, by key. */
export interface ShownPlan {
  plan: SyncPlan;
  records: PlannedRecord[];
  /** Key behind which the next part begins; none on the last. */
  next: string | null;
}

const PAGE = 100;
/** Whoever asks for a plan waits for it. */
const MAX_MS = 280_000;

/** Plans of syncs: made without writing anything, and carried out exactly as they are or not at all. */
export class SyncPlans {
  readonly #tools: SyncPlanTools;

  constructor(tools: SyncPlanTools) {
    this.#tools = tools;
  }

  /** `now` is business time. Throws DiagnosticError `plan.no_sync`, ConnectorError. */
  async make(flow: string, { full, madeBy, now }: { full: boolean; madeBy: string; now: Date }): Promise<ShownPlan> {
    const { db, pack, gateway } = this.#tools;
    const plan = this.#sync(flow);
    const { connections, settings } = pack;
    const signal = AbortSignal.timeout(MAX_MS);
    const world = { db, connections, settings, gateway: readOnly(gateway), now, signal };
    return this.show(flow, await makePlan(world, plan, { full, madeBy }));
  }

  /** Throws DiagnosticError `plan.unknown`. */
  async show(flow: string, id: string, after?: string): Promise<ShownPlan> {
    const { db } = this.#tools;
    const plan = await readPlan(db, flow, id);
    if (!plan) throw new DiagnosticError(unknown(flow, id));
    const records = await readRecords(db, plan.id, after, PAGE);
    return { plan, records, next: records.length < PAGE ? null : (records.at(-1)?.key ?? null) };
  }

  /** Starts the run that carries a plan out; gives back its id. Throws DiagnosticError `plan.unknown`, `plan.not_open`, `plan.base_moved`. */
  async apply(flow: string, id: string, person: string): Promise<string> {
    const { db, starter } = this.#tools;
    const { plan } = await this.show(flow, id);
    const live = this.#sync(flow);
    if (live.revision !== plan.revision) throw new DiagnosticError(otherRevision(flow));
    const trigger = live.triggers[0]?.id ?? '';
    return db.transaction(async (tx) => {
      const input = { type: 'plan', by: person, plan: plan.id };
      const runId = await starter.startOne(tx, flow, trigger, flow, input);
      if (!(await takePlan(tx, plan.id, runId))) throw new DiagnosticError(notOpen(plan));
      return runId;
    });
  }

  #sync(flow: string): Plan {
    const plan = this.#tools.plans.find(flow);
    if (plan?.sync) return plan;
    const syncs = this.#tools.plans.all().flatMap((each) => (each.sync ? each.flow : []));
    throw new DiagnosticError(noSync(flow, plan === undefined ? nearestName(flow, syncs) : undefined));
  }
}

/** `nearest` is the sync whose name is most like one that nothing has. */
function noSync(flow: string, nearest: string | undefined): Diagnostic {
  return {
    code: 'plan.no_sync',
    severity: 'error',
    message: { de: `Es gibt keinen Abgleich „${flow}“.`, en: `There is no sync "${flow}".` },
    remedy: nearest
      ? meant(nearest)
      : {
          de: 'Pläne gibt es für Abgleiche; einen Ablauf zeigt belegfluss run --dry.',
          en: 'Plans are made of syncs; belegfluss run --dry shows what a flow would do.',
        },
    facts: { flow, ...(nearest && { nearest }) },
  };
}

function unknown(flow: string, id: string): Diagnostic {
  return {
    code: 'plan.unknown',
    severity: 'error',
    message: { de: `„${flow}“ hat keinen Plan ${id}.`, en: `"${flow}" has no plan ${id}.` },
    remedy: { de: 'Erstellen Sie ihn mit belegfluss plan.', en: 'Make one with belegfluss plan.' },
    facts: { flow, id },
  };
}

function notOpen({ id, state }: SyncPlan): Diagnostic {
  return {
    code: 'plan.not_open',
    severity: 'error',
    message: { de: `Dieser Plan ist nicht mehr offen (${state}).`, en: `This plan is no longer open (${state}).` },
    remedy: { de: 'Erstellen Sie einen neuen mit belegfluss plan.', en: 'Make a new one with belegfluss plan.' },
    facts: { id, state },
  };
}

function otherRevision(flow: string): Diagnostic {
  return {
    code: 'plan.base_moved',
    severity: 'error',
    message: {
      de: `„${flow}“ ist seit dem Plan in anderer Fassung veröffentlicht; nichts wurde geschrieben.`,
      en: `"${flow}" was deployed in another version since the plan; nothing was written.`,
    },
    remedy: { de: 'Erstellen Sie einen neuen mit belegfluss plan.', en: 'Make a new one with belegfluss plan.' },
    facts: { flow },
  };
}
