import { ConnectorError, type CallContext, type HttpAnswer, type Page } from '@belegfluss/sdk';
import type { HttpConfig } from '../config.ts';
import type { Changes, Next } from '../declaration/entity-shape.ts';
import { readMoment, writtenMoment } from '../moments.ts';
import { drift, isRecord, listAt, recordAt, textOf, valueAt } from '../places.ts';
import { filledTexts, pathOf } from '../templates.ts';

/** Pages of the records that changed at or after a moment, as the declaration says how to go through them. */
export function changedRecords(
  declared: Changes,
  fixed: Record<string, string> | undefined,
  route: string,
): (ctx: CallContext<HttpConfig>, since: string, cursor: string | undefined) => Promise<Page> {
  return async (ctx, since, cursor) => {
    const answer = await ctx.http.request({ method: 'GET', route, ...placeOf(declared, fixed, since, cursor) });
    const records = listAt(answer.body, declared.list).map((item) => recordOf(declared, item, since));
    const next = declared.next && nextOf(declared.next, answer, records, cursor, ctx.config.baseUrl);
    return { records, ...(next !== undefined && { next }) };
  };
}

/** A link leads to the next page by itself; everything else fills the declared address again. */
function placeOf(
  declared: Changes,
  fixed: Record<string, string> | undefined,
  since: string,
  cursor: string | undefined,
) {
  const { next = {} } = declared;
  const values = {
    since: writtenMoment(since, declared.since),
    cursor,
    page: cursor ?? (next.page && String(next.page.first)),
  };
  const headers = { ...fixed, ...filledTexts(declared.headers, values) };
  if (cursor !== undefined && (next.link !== undefined || next.linkHeader)) return { path: cursor, headers };
  return { path: pathOf(declared.get, values), query: filledTexts(declared.query, values), headers };
}

function recordOf(declared: Changes, item: unknown, since: string): Page['records'][number] {
  const key = textOf(valueAt(item, declared.key));
  if (key === undefined) throw drift(declared.key, 'key');
  const { changedAtForm = declared.since } = declared;
  const changedAt =
    declared.changedAt === undefined ? since : readMoment(valueAt(item, declared.changedAt), changedAtForm);
  if (changedAt === undefined) throw drift(declared.changedAt ?? '', 'moment');
  return { key, changedAt, record: recordAt(item, declared.record) };
}

function nextOf(
  next: Next,
  answer: HttpAnswer<unknown>,
  records: Page['records'],
  cursor: string | undefined,
  baseUrl: string,
): string | undefined {
  if (next.cursor !== undefined) return textOf(valueAt(answer.body, next.cursor));
  if (next.cursorHeader !== undefined) return answer.headers[next.cursorHeader.toLowerCase()] || undefined;
  if (next.link !== undefined) return within(baseUrl, linkIn(valueAt(answer.body, next.link)));
  if (next.linkHeader) return within(baseUrl, linkInHeader(answer.headers['link']));
  if (next.page) return records.length < next.page.size ? undefined : String(Number(cursor ?? next.page.first) + 1);
  if (next.lastKey) return records.length < next.lastKey.size ? undefined : records.at(-1)?.key;
  return undefined;
}

function linkIn(value: unknown): string | undefined {
  return textOf(isRecord(value) ? value['href'] : value);
}

/** The target with the relation `next` of a Link header (RFC 8288). */
function linkInHeader(header = ''): string | undefined {
  return header
    .split(/,\s*(?=<)/)
    .filter((link) => /;\s*rel="?next"?(;|$)/i.test(link.replaceAll(/\s*([;=])\s*/g, '$1').trim()))
    .map((link) => /<([^<>]*)>/.exec(link)?.[1])
    .find((target) => target !== undefined);
}

/** A link as path below the base address. Throws ConnectorError where it leads elsewhere. */
function within(baseUrl: string, link: string | undefined): string | undefined {
  if (link === undefined) return undefined;
  const base = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  const target = URL.canParse(link, base.href) ? new URL(link, base) : undefined;
  if (target?.origin === base.origin && target.pathname.startsWith(base.pathname)) {
    return `/${target.pathname.slice(base.pathname.length)}${target.search}`;
  }
  throw new ConnectorError(
    'schema_drift',
    { de: 'die nächste Seite liegt außerhalb der Basisadresse', en: 'the next page lies outside of the base address' },
    {
      outcome: 'rejected',
      code: 'http.next_elsewhere',
    },
  );
}
