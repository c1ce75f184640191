import { evaluate, momentOf, type PageLoop, type StepOf } from '@belegfluss/flow';
import { EndlessPagesError, MAX_PAGES, NAMED_TWICE, TOO_MANY } from '../gateway/endless-pages.ts';
import { entityOf } from '../gateway/gateway.ts';
import { judge } from '../run/judge.ts';
import { MADE_WAY, STOP_ASKED, type StepVerdict, type Stopping } from '../run/verdict.ts';
import { keptPage } from './kept-page.ts';
import type { StepContext } from './step-context.ts';

type Step = Extract<StepOf<'each'>, PageLoop>;
type Records = Record<string, unknown>[];

/** How far a loop over pages has come. */
export interface Place {
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

/** Not a failure, and nothing to wait for: the loop goes on with its next page. */
const MAKES_WAY: StepVerdict = {
  kind: 'again',
  afterSeconds: 0,
  reason: {
    code: 'run.made_way',
    message: MADE_WAY,
  },
  counts: false,
};
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
    const { records, ...behind } = place;
    context.keepInput({ since: place.since, items: place.gone });
    if (records) {
      const stopped = await goThrough(records, place.gone);
      if (stopped) return stopped;
      place = { ...behind, gone: place.gone + records.length };
      context.leaveTurns(place);
    } else if (place.pages > 0 && place.next === undefined) {
      return { kind: 'done', output: { items: place.gone } };
    } else {
      if (context.journal.isStopAsked) return STOP_ASKED;
      if (context.mustMakeWay()) return MAKES_WAY;
      const read = await readNext(step, context, place);
      if ('kind' in read) return read;
      place = read;
      const page = keptPage(context.record, { first: place.gone, pages: place.pages, records: place.records ?? [] });
      if (page) context.journal.keepStep(page);
      context.keepPlace(place);
      await context.journal.getOn();
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
  const { since, gone, pages, next, failing } = place;
  try {
    if (pages >= MAX_PAGES) throw new EndlessPagesError(TOO_MANY);
    const page = await readPage(step, context, place);
    if (page.next !== undefined && page.next === next) throw new EndlessPagesError(NAMED_TWICE);
    const records = page.records.map(({ record }) => record).filter((record) => isWanted(step, context, record));
    return { since, gone, pages: pages + 1, records, ...(page.next !== undefined && { next: page.next }) };
  } catch (error) {
    if (error instanceof EndlessPagesError)
      return { kind: 'failed', reason: { code: 'run.endless_pages', message: error.said } };
    const { tries = 0, since: startedAt = new Date().toISOString() } = failing ?? {};
    const verdict = judge(error, step, { ...context.record, tries, startedAt }, new Date());
    const isOneMore = verdict.kind === 'again' && verdict.counts;
    const again = isOneMore ? { failing: { since: startedAt, tries: tries + 1 } } : failing && { failing };
    // Whoever tries again what has failed for good begins to count anew.
    context.keepPlace({
      since,
      gone,
      pages,
      ...(next !== undefined && { next }),
      ...(verdict.kind === 'again' && again),
    });
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
