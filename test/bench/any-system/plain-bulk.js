// @ts-check
import { fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';

/**
 * What somebody would write by hand for the bulk form: read pages, map, post so many at a time, keep the place in a file that is
 * on disk before the next page begins. No record is compared with what was sent before; a crash repeats one page by the same keys.
 */
const { values } = parseArgs({
  options: { url: { type: 'string' }, journal: { type: 'string' }, table: { type: 'string' }, parallel: { type: 'string', default: '16' } },
});
const url = String(values.url);
const journal = openSync(String(values.journal), 'a');
const accounts = new Map(
  readFileSync(String(values.table), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => /** @type {[string, string]} */ (line.split(';'))),
);

/** @param {Record<string, any>} deal */
async function post(deal) {
  const invoice = {
    dealId: deal.id,
    version: deal.version,
    date: deal.closedAt.slice(0, 10),
    customer: deal.company.name,
    street: deal.company.street,
    zip: deal.company.zip,
    city: deal.company.city,
    country: deal.company.country,
    vatId: deal.company.vatId,
    account: accounts.get(deal.product),
    amount: deal.amount,
    currency: deal.currency,
  };
  const answer = await fetch(`${url}/acct/invoices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `${deal.id}/${deal.version}` },
    body: JSON.stringify(invoice),
  });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

const started = performance.now();
let records = 0;
for (let after = ''; ; ) {
  const page = await (await fetch(`${url}/crm/deals?after=${after}&limit=100&since=`)).json();
  const rest = page.deals[Symbol.iterator]();
  const worker = async () => {
    for (const deal of rest) await post(deal);
  };
  await Promise.all(Array.from({ length: Number(values.parallel) }, worker));
  records += page.deals.length;
  writeSync(journal, `${page.next}\n`);
  fsyncSync(journal);
  if (page.next === null) break;
  after = page.next;
}
const seconds = (performance.now() - started) / 1_000;
process.send?.({ records, seconds, perSecond: records / seconds });
process.disconnect?.();
