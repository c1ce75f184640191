import { defineEntity, type CallContext, type Page } from '@belegfluss/sdk';
import { downloadStatement, findStatement, listStatements } from '../client.ts';
import type { BankDownloadConfig } from '../config.ts';
import { Statement, type ListedStatement } from '../schemas.ts';

/** Entity `statement`: a bank statement, its file kept as it came. */
export const statement = defineEntity<BankDownloadConfig>()({
  id: 'statement',
  title: { de: 'Kontoauszug', en: 'Bank statement' },
  schema: Statement,
  async read(ctx, key) {
    const listed = await findStatement(ctx, key);
    return listed === undefined ? undefined : withFile(ctx, listed);
  },
  async changes(ctx, since, cursor): Promise<Page> {
    const { statements, ...page } = await listStatements(ctx, since, cursor);
    const records: Page['records'] = [];
    for (const listed of statements) {
      records.push({ key: listed.id, changedAt: listed.createdAt, record: await withFile(ctx, listed) });
    }
    return { records, ...page };
  },
});

async function withFile(ctx: CallContext<BankDownloadConfig>, listed: ListedStatement) {
  const { id, fileName, createdAt, account } = listed;
  const bytes = await downloadStatement(ctx, id);
  const file = await ctx.files.put(bytes, fileName, mediaTypeOf(fileName));
  const { csvProfiles } = ctx.config;
  return { id, fileName, createdAt, account, file, ...(csvProfiles === undefined ? {} : { csvProfiles }) };
}

/** By the ending of the name; what a file really is the reader sees by its beginning. */
function mediaTypeOf(fileName: string): string {
  const ending = fileName.split('.').at(-1)?.toLowerCase();
  return ending === 'xml' ? 'application/xml' : ending === 'csv' ? 'text/csv' : 'text/plain';
}
