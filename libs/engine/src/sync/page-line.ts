import { dead, type RunVerdict } from '../run/verdict.ts';
import { keepPage, keepPart } from './keep-page.ts';
import type { SyncPass } from './pass-row.ts';
import type { SyncPage } from './sync-record.ts';
import { workPage, type PageResult, type PageTools } from './work-page.ts';

/** A page is written while the one before it waits for its last answers; the next is being read meanwhile. */
export const PAGES_AT_WORK = 2;
/** When so many questions come up, it is not the records. */
const MAX_QUESTIONS = 500;

interface PageAtWork {
  keys: Set<string>;
  /** Kept with everything before it; a verdict where the pass cannot go on. */
  done: Promise<RunVerdict | undefined>;
}

/** The pages of one attempt, worked on side by side and kept one after the other. */
export class PageLine {
  readonly #tools: PageTools;
  readonly #pass: SyncPass;
  readonly #atWork: PageAtWork[] = [];
  readonly #subjects = new Set<string>();

  constructor(tools: PageTools, pass: SyncPass) {
    this.#tools = tools;
    this.#pass = pass;
  }

  /** Takes a page as soon as there is room; a verdict says that no more shall come. Throws what working on an earlier page threw. */
  async take(page: SyncPage): Promise<RunVerdict | undefined> {
    const keys = new Set(page.records.map(({ key }) => key));
    while (this.#atWork.length >= PAGES_AT_WORK || this.#isAtWork(page)) {
      const stop = await this.#atWork.shift()?.done;
      if (stop) return stop;
    }
    const done = this.#carryOut(page, this.#atWork.at(-1)?.done);
    // Whoever ends the line hears of its failure; until then it must not end the process.
    done.catch(() => undefined);
    this.#atWork.push({ keys, done });
    return undefined;
  }

  /** Waits until nothing is at work; a verdict where the pass cannot go on. Throws what working on a page threw. */
  async end(): Promise<RunVerdict | undefined> {
    const atWork = this.#atWork.splice(0).map(({ done }) => done);
    await Promise.allSettled(atWork);
    for (const done of atWork) {
      const stop = await done;
      if (stop) return stop;
    }
    return undefined;
  }

  /** A list that moves under us names a record again: it waits until what was written of it is known. */
  #isAtWork({ records }: SyncPage): boolean {
    return this.#atWork.some(({ keys }) => records.some(({ key }) => keys.has(key)));
  }

  async #carryOut(
    page: SyncPage,
    before: Promise<RunVerdict | undefined> | undefined,
  ): Promise<RunVerdict | undefined> {
    const { job } = this.#tools;
    const { tries, failingSince } = this.#pass;
    const result = await workPage(this.#tools, page, { count: tries, since: failingSince });
    const stop = (await before) ?? this.#stopOf(result);
    if (stop) await keepPart(job, this.#pass, page.number, result.written, result.stop?.counts === true);
    else await keepPage(job, this.#pass, result);
    return stop;
  }

  #stopOf({ stop, asks }: PageResult): RunVerdict | undefined {
    if (stop?.kind === 'later') return { kind: 'again', afterSeconds: stop.afterSeconds, reason: stop.reason };
    if (stop) return dead(stop.reason);
    for (const { question } of asks) this.#subjects.add(`${question.kind}\n${question.subject}`);
    if (this.#subjects.size <= MAX_QUESTIONS) return undefined;
    const message = {
      de: `in einem Durchgang kamen mehr als ${MAX_QUESTIONS} Fragen auf`,
      en: `more than ${MAX_QUESTIONS} questions came up in one pass`,
    };
    return dead({ code: 'sync.too_many_questions', message });
  }
}
