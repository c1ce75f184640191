// @ts-check
import { fsyncSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { postInvoice, readAccounts } from './plain-invoice.js';

/**
 * What somebody would write by hand for the bulk form: read pages, map, post so many at a time, keep the place in a file that is
 * on disk before the next page begins. No record is compared with what was sent before; a crash repeats one page by the same keys.
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    journal: { type: 'string' },
    table: { type: 'string' },
    parallel: { type: 'string', default: '16' },
  },
});
const url = String(values.url);
const journal = openSync(String(values.journal), 'a');
const accounts = readAccounts(String(values.table));

const started = performance.now();
let records = 0;
for (let after = ''; ;) {
  const page = await (await fetch(`${url}/crm/deals?after=${after}&limit=100&since=`)).json();
  const rest = page.deals[Symbol.iterator]();
  const worker = async () => {
    for (const deal of rest) await postInvoice(url, accounts, deal);
  };
  await Promise.all(Array.from({ length: Number(values.parallel) }, worker));
  records += page.deals.length;
  writeSync(journal, `${page.next}\n`);
  fsyncSync(journal);
  if (page.next === null) break;
  after = page.next;
}
const seconds = (performance.now() - started) / 1_000;
const { user, system } = process.cpuUsage();
process.send?.({ records, seconds, perSecond: records / seconds, cpuSeconds: (user + system) / 1e6 });
process.disconnect?.();
