import {
  compileFlow,
  expressionOffers,
  lineDiff,
  type ExpressionOffers,
  type LineDiff,
  type Pack,
} from '@belegfluss/flow';
import type { Diagnostic } from '@belegfluss/sdk';
import { carryOutDue, type CarriedOut } from './carry-out.ts';
import { deploy, withdraw, type Deployed, type Deployment, type DeployTools } from './deploy.ts';
import { dropDraft, saveDraft, type Draft } from './drafts.ts';
import { findingsBeside, otherNameOf, soundFlows } from './fit.ts';
import { namedText, shelvedFlows, type ShelvedFlow, type TextName } from './flow-shelf.ts';
import { cancelPlanned, readPlanned, type PlannedDeployment } from './planned.ts';
import { readVersions, type FlowVersion } from './version-rows.ts';

/** What a check of a text came to; name and revision only where nothing in it is wrong. */
export interface CheckedText {
  flow?: string;
  revision?: string;
  /** Flows that its steps run. */
  runs: string[];
  /** Events that its steps emit, and those that it waits for. */
  emits: string[];
  hears: string[];
  diagnostics: Diagnostic[];
}

/** With what a text is judged. */
export interface CheckGround {
  /** The flow as which it is to go live. */
  flow?: string;
  /** Texts that are to go live with it. */
  beside?: readonly string[];
}

/** Flows as people write, compare and deploy them. */
export class Deployments {
  readonly #tools: DeployTools;
  readonly #pack: Pack;

  constructor(tools: DeployTools, pack: Pack) {
    this.#tools = tools;
    this.#pack = pack;
  }

  /** All flows that there are for a person (by id), by name. */
  list(person: string): Promise<ShelvedFlow[]> {
    return shelvedFlows(this.#tools.db, this.#pack, person);
  }

  /** Live flows that this process cannot carry out, with the code of the first reason. */
  broken(): Map<string, string> {
    return this.#tools.live.broken();
  }

  /** The newest 500, newest first. */
  versions(flow: string): Promise<FlowVersion[]> {
    return readVersions(this.#tools.db, flow);
  }

  /** One version; `undefined` where there is none of this number. */
  async version(flow: string, number: number): Promise<FlowVersion | undefined> {
    return (await readVersions(this.#tools.db, flow, number))[0];
  }

  /** The last deployments of a flow that were meant for later, newest first. */
  planned(flow: string): Promise<PlannedDeployment[]> {
    return readPlanned(this.#tools.db, flow);
  }

  /** A text by its name; `undefined` where there is none. Throws DiagnosticError `deployment.unknown_version`, `deployment.unknown_flow`. */
  text(flow: string, person: string, name: TextName): Promise<string | undefined> {
    return namedText(this.#tools.db, this.#pack, { flow, person, name });
  }

  /** What differs between two texts; one that does not exist is empty. Throws DiagnosticError `deployment.unknown_version`. */
  async diff(flow: string, person: string, from: TextName, to: TextName): Promise<LineDiff> {
    const [before, after] = await Promise.all([this.text(flow, person, from), this.text(flow, person, to)]);
    return lineDiff(before ?? '', after ?? '');
  }

  /** Checks a text as a flow beside those that are live, and the texts that are to go live with it; `file` is how findings call it. */
  check(file: string, source: string, { flow, beside = [] }: CheckGround = {}): CheckedText {
    const { live, catalog } = this.#tools;
    const compiled = compileFlow(file, source, catalog);
    const [sound] = soundFlows(compiled);
    if (!sound) return { diagnostics: compiled.diagnostics, runs: [], emits: [], hears: [] };
    const { plan, runs, events, diagnostics } = sound;
    const named = (way: 'emitted' | 'heard') => events.flatMap((event) => (event.way === way ? [event.name] : []));
    const checked = {
      flow: plan.flow,
      revision: plan.revision,
      runs: runs.map(({ name }) => name),
      emits: named('emitted'),
      hears: named('heard'),
    };
    // Beside the others it would be judged in the place of the flow whose name it bears.
    const misnamed = flow === undefined ? undefined : otherNameOf(sound, flow);
    if (misnamed) return { ...checked, diagnostics: [...diagnostics, misnamed] };
    const coming = beside.flatMap((text, index) => soundFlows(compileFlow(`${index}.flow.yaml`, text, catalog)));
    const others = coming.filter((other) => other.plan.flow !== plan.flow);
    return { ...checked, diagnostics: [...diagnostics, ...findingsBeside(live, sound, others)] };
  }

  /** What may stand in the expression at an offset of a text. */
  offers(source: string, offset: number): ExpressionOffers {
    return expressionOffers(source, Math.min(offset, source.length), this.#tools.catalog);
  }

  /** Keeps what a person (by id) is writing. */
  saveDraft(person: string, draft: Omit<Draft, 'savedAt'>): Promise<Draft> {
    return saveDraft(this.#tools.db, person, draft);
  }

  dropDraft(person: string, flow: string): Promise<void> {
    return dropDraft(this.#tools.db, person, flow);
  }

  /** Throws DiagnosticError as `deploy` does. */
  deploy(wish: Deployment): Promise<Deployed> {
    return deploy(this.#tools, wish);
  }

  /** Throws DiagnosticError `deployment.conflict`. */
  withdraw(wish: Parameters<typeof withdraw>[1]): Promise<Diagnostic[]> {
    return withdraw(this.#tools, wish);
  }

  /** Throws DiagnosticError `deployment.not_planned`. */
  cancel(flow: string, id: string): Promise<void> {
    return cancelPlanned(this.#tools.db, flow, id);
  }

  /** For the scheduler. */
  carryOutDue(): Promise<CarriedOut[]> {
    return carryOutDue(this.#tools);
  }
}
