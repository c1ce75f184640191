import { pagesOf, type CallContext, type HttpPolicy } from '@belegfluss/sdk';
import type { BankDownloadConfig } from './config.ts';
import { StatementList, type ListedStatement } from './schemas.ts';

const MEGABYTE = 1024 * 1024;

interface StatementPage {
  statements: ListedStatement[];
  next?: string;
}

/** How the bank wants to be called: rarely. */
export function bankPolicy(config: BankDownloadConfig): HttpPolicy {
  return {
    baseUrl: config.baseUrl,
    budgets: [{ requests: 60, perSeconds: 60 }],
    maxResponseBytes: 50 * MEGABYTE,
  };
}

/** One page of the list of statements made at or after `since`. */
export async function listStatements(
  ctx: CallContext<BankDownloadConfig>,
  since: string | undefined,
  cursor: string | undefined,
): Promise<StatementPage> {
  const answer = await ctx.http.request({
    method: 'GET',
    path: '/statements',
    query: { since, cursor },
    schema: StatementList,
    route: 'statements.list',
  });
  const { statements, next } = answer.body;
  return next === undefined || next === null ? { statements } : { statements, next };
}

/** A statement of the list by its id, `undefined` where the bank does not offer it (any more). */
export async function findStatement(
  ctx: CallContext<BankDownloadConfig>,
  id: string,
): Promise<ListedStatement | undefined> {
  const pages = pagesOf<StatementPage, string | undefined>(
    undefined,
    (cursor) => listStatements(ctx, undefined, cursor),
    ({ next }) => next,
  );
  for await (const { statements } of pages) {
    const found = statements.find((statement) => statement.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The bytes of a statement as the bank sends them. */
export async function downloadStatement(ctx: CallContext<BankDownloadConfig>, id: string): Promise<Uint8Array> {
  const answer = await ctx.http.request({
    method: 'GET',
    path: `/statements/${encodeURIComponent(id)}`,
    headers: { Accept: 'application/xml, text/plain;q=0.9, text/csv;q=0.9, */*;q=0.5' },
    expect: 'bytes',
    route: 'statements.download',
  });
  return answer.body;
}
