// @ts-check
import { readFileSync } from 'node:fs';

/**
 * Accounts by product, as a script would read its table.
 * @param {string} file
 * @returns {Map<string, string>}
 */
export function readAccounts(file) {
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return new Map(rows.map((row) => /** @type {[string, string]} */ (row.split(';'))));
}

/**
 * Maps a deal and posts its invoice; the same state of a deal again is the same invoice.
 * @param {string} url
 * @param {Map<string, string>} accounts
 * @param {Record<string, any>} deal
 */
export async function postInvoice(url, accounts, deal) {
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
  if (!answer.ok) throw new Error(`POST /acct/invoices: ${answer.status}`);
  return answer.json();
}
