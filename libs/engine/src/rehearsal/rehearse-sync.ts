import { reasonOf } from '../run/verdict.ts';
import {
  mergeMaps,
  type Plan,
  type PlannedSync,
  type RecordOutcome,
  type Rehearsed,
  type ScenarioGiven,
} from '@belegfluss/flow';
import { ConnectorError, fixedClock, type QuestionDraft } from '@belegfluss/sdk';
import type { TableIndex } from '@belegfluss/tables';
import type { Gateway } from '../gateway/gateway.ts';
import { contentHash } from '../sync/content-hash.ts';
import { judgeRecord } from '../sync/judge-record.ts';
import { judgeWrite, verdictOfWrite } from '../sync/judge-write.ts';
import { recordFailed } from '../sync/record-question.ts';
import { recordJob, type RecordJob } from '../sync/sync-job.ts';
import type { DueWrite, Judged, SourceRecord, Written } from '../sync/sync-record.ts';
import { GivenAnswers } from './given-answers.ts';
import { GivenCast, type Collected } from './given-cast.ts';
import type { RehearsedPack } from './rehearse.ts';
import { rehearsedTables } from './rehearsed-tables.ts';
import { stagedGateway } from './staged-gateway.ts';

type Question = Rehearsed['questions'][number];
/** Where the pass ends before its last record. */
type Ending = Pick<Rehearsed, 'state' | 'reason' | 'at'>;

const NO_TRIES = { count: 0, since: null };
/** More than any test says to one record. */
const MAX_TRIES = 100;

/**
 * Goes through the records that are given as a pass would, by the judgement of all passes, and writes down what would be
 * written. Records are taken one after the other; the call of the third is `<call>[2]`.
 */
export async function rehearseSync(
  pack: RehearsedPack,
  plan: Plan,
  sync: PlannedSync,
  given: ScenarioGiven & { now: string },
): Promise<Rehearsed> {
  const collected: Collected = { effects: [], unanswered: [] };
  const answers = new GivenAnswers(given.answers);
  const gateway = stagedGateway(pack.connections, new GivenCast(given, answers, collected));
  const settings = mergeMaps(pack.settings, given.settings ?? {});
  const job = recordJob(plan, sync, { gateway, settings, now: new Date(given.now) });
  const tables = rehearsedTables(pack.tables, given.tables);
  const pass = new RehearsedPass(job, { gateway, answers, written: given.written ?? {}, now: new Date(given.now) });
  let ending: Ending | undefined;
  try {
    const records = await pass.read();
    for (const [index, record] of records.entries()) {
      ending = await pass.take(record, index, tables.indexes);
      if (ending) break;
    }
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    ending = { state: 'dead', reason: reasonOf(error) };
  }
  const { records, questions } = pass;
  const { effects, unanswered } = collected;
  // Nobody reads what the call of a sync gives back.
  const reads = unanswered.filter(({ kind }) => kind === 'read');
  return { ...(ending ?? endOf(records)), effects, questions, emitted: [], outputs: {}, records, unanswered: reads };
}

function endOf(records: Record<string, RecordOutcome>): Ending {
  const isIdle = Object.values(records).every((outcome) => outcome === 'unchanged' || outcome === 'skipped');
  return { state: isIdle ? 'unchanged' : 'done' };
}

interface Given {
  gateway: Gateway;
  answers: GivenAnswers;
  written: NonNullable<ScenarioGiven['written']>;
  now: Date;
}

class RehearsedPass {
  readonly records: Record<string, RecordOutcome> = {};
  readonly #questions = new Map<string, Question>();
  readonly #job: RecordJob;
  readonly #given: Given;
  readonly #signal = new AbortController().signal;

  constructor(job: RecordJob, given: Given) {
    this.#job = job;
    this.#given = given;
  }

  /** Several records may wait for one question. */
  get questions(): Question[] {
    return [...this.#questions.values()];
  }

  async read(): Promise<SourceRecord[]> {
    const { entity, sync } = this.#job;
    const context = await this.#context(sync.source.connection, '', '');
    const page = await entity.changes?.(context, this.#given.now.toISOString(), undefined);
    return page?.records ?? [];
  }

  /** What becomes of a record; says where the pass would stop or wait. */
  async take(
    record: SourceRecord,
    index: number,
    tables: ReadonlyMap<string, TableIndex>,
  ): Promise<Ending | undefined> {
    const { call } = this.#job;
    const path = `${call.id}[${index}]`;
    const before = this.#given.written[record.key];
    const judged = judgeRecord(this.#job, tables, record, before ? { hash: contentHash([call.use, before]) } : {});
    const came = judged.kind === 'due' ? await this.#write(judged.write, path) : judged;
    switch (came.kind) {
      case 'settled':
        this.#note(record, came.outcome);
        return undefined;
      case 'written':
        this.#note(record, came.write.known ? 'updated' : 'created');
        return undefined;
      case 'ask':
        return this.#ask(record, path, came.question);
      case 'fault':
        if (call.onError === 'continue') this.#note(record, 'failed');
        else this.#ask(record, path, recordFailed(this.#job, record.key, came.reason));
        return undefined;
      case 'later':
        return { state: 'waiting', reason: came.reason, at: path };
      case 'broken':
        return { state: 'dead', reason: came.reason, at: path };
    }
  }

  /** Tries again as long as the test has another answer. */
  async #write(write: DueWrite, path: string): Promise<Exclude<Judged, { kind: 'due' }> | Written> {
    for (let tries = 1; ; tries += 1) {
      const written = await this.#writeOnce(write, path);
      if (written.kind !== 'later' || !this.#given.answers.hasMore(path) || tries >= MAX_TRIES) return written;
    }
  }

  async #writeOnce(write: DueWrite, path: string): Promise<Written> {
    const { action, call } = this.#job;
    const context = await this.#context(call.target.connection, path, write.effectKey);
    try {
      return verdictOfWrite(write, { kind: 'done', output: await action.run(context, write.input) });
    } catch (error) {
      return judgeWrite({ call, world: { signal: this.#signal } }, write, error, NO_TRIES);
    }
  }

  #context(connection: string, step: string, effectKey: string) {
    const { gateway, now } = this.#given;
    return gateway.context(connection, { step, effectKey, clock: fixedClock(now), signal: this.#signal });
  }

  #note({ key }: SourceRecord, outcome: RecordOutcome): void {
    this.records[key] = outcome;
  }

  #ask(record: SourceRecord, step: string, { subject, kind, owner }: QuestionDraft): undefined {
    this.#note(record, 'asked');
    if (!this.#questions.has(subject)) this.#questions.set(subject, { step, kind, owner });
  }
}
