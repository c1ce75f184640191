import { ConnectorError, systemClock, type Page } from '@belegfluss/sdk';
import { storableText } from '@belegfluss/store';
import { EndlessPagesError, MAX_PAGES, NAMED_TWICE, TOO_MANY } from '../gateway/endless-pages.ts';
import type { SyncJob } from './sync-job.ts';
import type { SyncPage } from './sync-record.ts';

/**
 * Reads the pages of a pass from where it stands, or from its beginning where the system no longer knows that place: what was
 * written is known and is not written again. The next page is on its way while one is worked on, and never more than that. Throws ConnectorError, EndlessPagesError.
 */
export async function* readPages(
  job: SyncJob,
  from: { since: string; cursor: string | undefined; page: number },
): AsyncGenerator<SyncPage> {
  const seen = new Set<string>();
  const list = { isAnew: false };
  let number = from.page;
  const read = (cursor: string | undefined): Promise<Page> => {
    if (cursor !== undefined && seen.has(cursor)) throw new EndlessPagesError(NAMED_TWICE);
    if (number >= MAX_PAGES) throw new EndlessPagesError(TOO_MANY);
    if (cursor !== undefined) seen.add(cursor);
    number += 1;
    const isFirst = number === from.page + 1;
    const page = isFirst ? firstPage(job, from.since, cursor, { seen, list }) : readPage(job, from.since, cursor);
    // Whoever waits for it hears of its failure; until then it must not end the process.
    page.catch(() => undefined);
    return page;
  };
  let pending: Promise<Page> | undefined = read(from.cursor);
  while (pending) {
    const here: number = number;
    const { records, next }: Page = await pending;
    const storable = records.map((record) => ({ ...record, key: storableText(record.key) }));
    pending = next === undefined ? undefined : read(next);
    yield {
      number: here,
      records: storable,
      ...(next !== undefined && { next }),
      ...(list.isAnew && { isAnew: true }),
    };
  }
}

/** A place that was kept is as old as what held the pass up, and many systems forget such places within minutes. */
async function firstPage(
  job: SyncJob,
  since: string,
  cursor: string | undefined,
  { seen, list }: { seen: Set<string>; list: { isAnew: boolean } },
): Promise<Page> {
  try {
    return await readPage(job, since, cursor);
  } catch (error) {
    const isForgotten = error instanceof ConnectorError && (error.kind === 'invalid' || error.kind === 'gone');
    if (cursor === undefined || !isForgotten) throw error;
    // The list may name the same place again on its way.
    seen.delete(cursor);
    list.isAnew = true;
    return readPage(job, since, undefined);
  }
}

async function readPage(
  { world, entity, sync, source }: SyncJob,
  since: string,
  cursor: string | undefined,
): Promise<Page> {
  const { gateway, signal } = world;
  const context = await gateway.context(sync.source.connection, { effectKey: '', clock: systemClock, signal });
  const page = await entity.changes?.(context, since, cursor);
  if (!page) throw new Error(`${source} does not list its changes`);
  return page;
}
