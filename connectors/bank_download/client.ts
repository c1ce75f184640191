import type { CallContext, ErrorVerdict, HttpPolicy } from '@belegfluss/sdk';
import type { BankDownloadConfig } from './config.ts';
import { StatementList, type ListedStatement } from './schemas.ts';

const MEGABYTE = 1024 * 1024;

/** How the bank wants to be called: rarely. */
export function bankPolicy(config: BankDownloadConfig): HttpPolicy {
  return {
    baseUrl: config.baseUrl,
    budgets: [{ requests: 60, perSeconds: 60 }],
    maxResponseBytes: 50 * MEGABYTE,
    classify,
  };
}

/** What a refusal means; the body is a bank's own and is not looked at. */
export function classify(status: number, headers: Record<string, string>): ErrorVerdict | undefined {
  const told = Number(headers['retry-after']);
  const wait = Number.isFinite(told) && told > 0 ? { retryAfterSeconds: told } : {};
  if (status === 429) return { kind: 'rate_limited', ...wait };
  if (status === 401 || status === 403) return { kind: 'auth' };
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status >= 500) return { kind: 'transient', ...wait };
  if (status >= 400) return { kind: 'invalid' };
  return undefined;
}

/** One page of the list of statements made at or after `since`. */
export async function listStatements(
  ctx: CallContext<BankDownloadConfig>,
  since: string | undefined,
  cursor: string | undefined,
): Promise<{ statements: ListedStatement[]; next?: string }> {
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
export async function findStatement(ctx: CallContext<BankDownloadConfig>, id: string): Promise<ListedStatement | undefined> {
  let cursor: string | undefined;
  do {
    const page = await listStatements(ctx, undefined, cursor);
    const found = page.statements.find((statement) => statement.id === id);
    if (found !== undefined) return found;
    cursor = page.next;
  } while (cursor !== undefined);
  return undefined;
}

/** The bytes of a statement as the bank sends them. */
export async function downloadStatement(ctx: CallContext<BankDownloadConfig>, id: string): Promise<Uint8Array> {
  const answer = await ctx.http.request({
    method: 'GET',
    path: `/statements/${encodeURIComponent(id)}`,
    headers: { Accept: 'application/xml' },
    expect: 'bytes',
    route: 'statements.download',
  });
  return answer.body;
}
