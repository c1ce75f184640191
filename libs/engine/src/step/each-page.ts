import { evaluate, momentOf, type PageLoop, type StepOf } from '@belegfluss/flow';
import { EndlessPagesError, MAX_PAGES } from '../gateway/endless-pages.ts';
import { entityOf } from '../gateway/gateway.ts';
import { judge } from '../run/judge.ts';
import { STOP_ASKED, type StepVerdict, type Stopping } from '../run/verdict.ts';
import type { StepContext } from './step-context.ts';

type Step = Extract<StepOf<'each'>, PageLoop>;
type Records = Record<string, unknown>[];

/** How far a loop over pages has come. */
interface Place {
  since: string;
  /** Records that had their turn on the pages before. */
  gone: number;
  /** Pages that were read. */
  pages: number;
  /** The page that is in hand. */
  records?: Records;
  /** Where the page begins that is read next; missing in the beginning, and when there is none. */
  next?: string;
  /** Since when, and how often, the next page could not be read. */
  failing?: { since: string; tries: number };
}

const EVER = '1970-01-01T00:00:00.000Z';

/**
 * Reads a page, lets its records have their turns, leaves them behind and reads the next: never more than one page is held.
 * A page is kept with its records before the first of them has its turn, since the system may say something else later.
 */
export async function eachPage(
  step: Step,
  context: StepContext,
  goThrough: (records: Records, first: number) => Promise<Stopping | undefined>,
): Promise<StepVerdict> {
  let place = placeBefore(context) ?? { since: sinceOf(step, context), gone: 0, pages: 0 };
  for (;;) {
    context.keepInput({ since: place.since, items: place.gone });
    if (!place.records) {
      if (context.journal.isStopAsked) return STOP_ASKED;
      const read = await readNext(step, context, place);
      if ('kind' in read) return read;
      place = read;
      await context.keepPlace(place);
    }
    const { records = [], ...rest } = place;
    const stopped = await goThrough(records, place.gone);
    if (stopped) return stopped;
    context.leaveTurns();
    place = { ...rest, gone: place.gone + records.length };
    if (place.next === undefined) {
      context.keepInput({ since: place.since, items: place.gone });
      return { kind: 'done', output: { items: place.gone } };
    }
  }
}

function placeBefore({ record }: StepContext): Place | undefined {
  return (record.output as Place | null) ?? undefined;
}

/** Fixed when the loop begins: a later attempt goes on with the same list. */
function sinceOf({ since }: Step, { scope }: StepContext): string {
  return since ? momentOf(evaluate(since, scope)).toISOString() : EVER;
}

/** The place with its next page in hand, or what follows where it cannot be read. */
async function readNext(step: Step, context: StepContext, place: Place): Promise<Place | StepVerdict> {
  const { since, gone, pages, failing } = place;
  try {
    if (pages >= MAX_PAGES) throw new EndlessPagesError(`${MAX_PAGES} pages`);
    const { records, next } = await readPage(step, context, place);
    if (next !== undefined && next === place.next) throw new EndlessPagesError('a page was named twice');
    const wanted = records.map(({ record }) => record).filter((record) => isWanted(step, context, record));
    return { since, gone, pages: pages + 1, records: wanted, ...(next !== undefined && { next }) };
  } catch (error) {
    if (error instanceof EndlessPagesError)
      return { kind: 'failed', reason: { code: 'run.endless_pages', message: error.message } };
    const { tries = 0, since: startedAt = new Date().toISOString() } = failing ?? {};
    const verdict = judge(error, step, { ...context.record, tries, startedAt }, new Date());
    if (verdict.kind === 'again' && verdict.counts)
      await context.keepPlace({ ...place, failing: { since: startedAt, tries: tries + 1 } });
    return verdict;
  }
}

async function readPage({ target: { connection, name } }: Step, context: StepContext, { since, next }: Place) {
  const { gateway, path, clock, signal } = context;
  const entity = entityOf(gateway, connection, name);
  const call = await gateway.context(connection, { step: path, effectKey: '', clock, signal });
  const page = await entity.changes?.(call, since, next);
  if (!page) throw new Error(`${connection}.${name} does not list its changes`);
  return page;
}

function isWanted({ wanted, as }: Step, { scope }: StepContext, record: Record<string, unknown>): boolean {
  return !wanted || wanted.evaluate({ ...scope, [as]: record }) === true;
}
