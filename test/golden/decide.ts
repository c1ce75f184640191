import { createHash } from 'node:crypto';
import { catalogOf, compileFlow, type Pack } from '@belegfluss/flow';
import { NO_OTHER_HOLDER } from '../../libs/engine/src/effect/holders.ts';
import { RehearsedWrites } from '../../libs/engine/src/rehearsal/rehearsed-writes.ts';
import { interpret } from '../../libs/engine/src/run/interpret.ts';
import { RunJournal } from '../../libs/engine/src/journal/run-journal.ts';
import type { EffectRecord, UndoableStep } from '../../libs/engine/src/run/run-record.ts';
import type { RunWrite, RunWritten } from '../../libs/engine/src/journal/run-write.ts';
import type { RunVerdict } from '../../libs/engine/src/run/verdict.ts';
import { isKeptPage } from '../../libs/engine/src/step/kept-page.ts';
import type { Decisions, History, Outside } from './history.ts';
import type { Inventor } from './inventor.ts';
import { outsideGateway, outsideTables, type TableSource } from './outside-world.ts';

const RUN_ID = '019ab000-0000-7000-8000-000000000001';

/** Interprets the plan of a history's source against what the outside says, and tells what was decided. */
export async function decide(
  pack: Pack,
  source: string,
  history: Omit<History, 'told' | 'decided'>,
  outside: Outside,
  invent?: { inventor: Inventor; tables: TableSource },
): Promise<Decisions> {
  const { plan, diagnostics } = compileFlow(history.flow, source, catalogOf(pack));
  const trigger = plan?.triggers.find(({ id }) => id === history.trigger);
  if (!plan || !trigger)
    throw new Error(`${history.flow} cannot be carried out any more: ${JSON.stringify(diagnostics)}`);
  const kept = new Kept();
  const { flow, revision, recordKey, input } = history;
  const journal = new RunJournal(
    kept,
    {
      id: RUN_ID,
      flow,
      revision,
      trigger: trigger.id,
      recordKey,
      input,
      onceKey: null,
      state: 'running',
      attempt: 1,
      crashes: 0,
      caseIds: [],
      versions: {},
      afterRestore: false,
    },
    [],
  );
  const verdict = await interpret(plan, trigger, journal, {
    tables: outsideTables(outside, invent?.tables),
    waits: {
      child: () => Promise.resolve(undefined),
      event: () => Promise.resolve(undefined),
      takenBehind: () => Promise.resolve([]),
    },
    holders: NO_OTHER_HOLDER,
    takeBack: () => Promise.resolve(true),
    // Histories are of the first run for a key.
    wasDone: () => Promise.resolve(false),
    gateway: outsideGateway(pack, outside, invent?.inventor),
    settings: pack.settings,
    now: new Date(history.now),
    signal: new AbortController().signal,
    answerTo: () => Promise.resolve(undefined),
    time: Date.now,
    inOrder: true,
  });
  await journal.flush();
  journal.close();
  return kept.decisions(verdict);
}

/** Takes what a run writes and remembers it. */
class Kept {
  readonly #rows = new RehearsedWrites(() => Promise.resolve(false));
  readonly #steps = new Map<string, string>();
  readonly #effects = new Map<string, string>();
  readonly #emitted: string[] = [];

  write({ steps, effects, emissions, intent }: RunWrite): Promise<RunWritten> {
    for (const step of steps) this.#rows.steps.set(step.path, step);
    // What is kept for a test decides nothing.
    for (const { path, state, input, output, error } of steps.filter((step) => !isKeptPage(step)))
      this.#steps.set(path, `${path} ${state} ${digest(input)} ${digest(output)} ${error?.code ?? ''}`.trim());
    for (const effect of [...effects, ...(intent ? [intent] : [])])
      this.#effects.set(effect.key, `${effect.key} ${effect.class} ${effect.state}`);
    for (const { path, event, key, data } of emissions) this.#emitted.push(`${path} ${event} ${key} ${digest(data)}`);
    return Promise.resolve({ held: true, stopAsked: false, onceWon: true });
  }

  writeWith(): Promise<never> {
    return Promise.reject(new Error('nobody answers a question in a history'));
  }

  undosBefore(...asked: Parameters<RehearsedWrites['undosBefore']>): Promise<UndoableStep[]> {
    return this.#rows.undosBefore(...asked);
  }

  mayGoRound(): Promise<boolean> {
    return this.#rows.mayGoRound();
  }

  effectOf(key: string): Promise<EffectRecord | undefined> {
    return this.#rows.effectOf(key);
  }

  decisions(verdict: RunVerdict): Decisions {
    return {
      verdict: verdictText(verdict),
      steps: [...this.#steps.values()],
      effects: [...this.#effects.values()],
      emitted: this.#emitted,
    };
  }
}

function verdictText(verdict: RunVerdict): string {
  switch (verdict.kind) {
    case 'ended':
      return `${verdict.state} ${verdict.reason?.code ?? ''}`.trim();
    case 'again':
      return `again ${verdict.reason.code}`;
    case 'question':
      return `question ${verdict.question.kind} at ${verdict.path}`;
    case 'parked':
      return `parked ${verdict.reason.code} at ${verdict.waits.map(({ path }) => path).join(', ')}`;
  }
}

function digest(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value, sortedKeys) ?? '')
    .digest('hex')
    .slice(0, 10);
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort());
}
