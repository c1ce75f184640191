// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainClient } from './plain-client.js';

/**
 * @typedef {{ dealId: string, companyId: string, contactId: string }} Deal
 * @typedef {{ deal: Deal, currency: string, gross: string }} Invoice
 */

const OBJECTS = '/hubspot/crm/objects/2026-09';
const DOCUMENTS = '/pandadoc/public/v1/documents';
const FILES = '/datev/platform-sandbox/v3/clients/455148-1/extf-files';
/** What a person who writes such a script would take. */
const LOOK_EVERY_MS = 100;
const JOB_LOOK_EVERY_MS = 1_000;
const ACCOUNTS = {
  EUR: { iban: 'DE89370400440532013000', currency: 'EUR', owner: 'Musterwerk GmbH' },
  CHF: { iban: 'CH9300762011623852957', currency: 'CHF', owner: 'Musterwerk GmbH' },
};

/**
 * The chain as a script that somebody writes in an afternoon: the same calls of the same vendors, as many at a time, but
 * nothing is kept. What is under way when it stops is lost or happens twice. Gives back seconds and calls of vendors.
 * @param {string} sandboxUrl
 * @param {Deal[]} deals
 * @param {number} concurrency
 */
export async function playPlainly(sandboxUrl, deals, concurrency) {
  const client = new PlainClient(sandboxUrl);
  await client.signIn();
  const began = performance.now();
  const invoices = await inParallel(deals, concurrency, async (deal) => {
    await client.call('POST', `/control/hubspot/deals/${deal.dealId}/stage`, {
      stage: 'closedwon',
      closedate: new Date().toISOString(),
      webhook: 'none',
    });
    return invoiceOf(client, deal);
  });
  await book(client, invoices);
  await receive(client, invoices);
  await inParallel(invoices, concurrency, ({ deal, gross }) => report(client, deal, 'paid', gross));
  return { seconds: (performance.now() - began) / 1_000, calls: client.calls };
}

/**
 * From the won deal to the invoice.
 * @param {PlainClient} client
 * @param {Deal} deal
 * @returns {Promise<Invoice>}
 */
async function invoiceOf(client, deal) {
  const { properties, associations } = await json(
    client.call(
      'GET',
      `${OBJECTS}/deals/${deal.dealId}?properties=dealname,amount,deal_currency_code&associations=companies,contacts,line_items`,
    ),
  );
  const company = await json(client.call('GET', `${OBJECTS}/companies/${deal.companyId}?properties=name,vat_id,city`));
  const contact = await json(
    client.call('GET', `${OBJECTS}/contacts/${deal.contactId}?properties=firstname,lastname,email`),
  );
  const inputs = associations['line items'].results.map((/** @type {{ id: string }} */ { id }) => ({ id }));
  const items = await json(
    client.call('POST', `${OBJECTS}/line_items/batch/read`, {
      inputs,
      properties: ['hs_sku', 'name', 'quantity', 'price'],
      propertiesWithHistory: [],
    }),
  );
  const currency = properties.deal_currency_code;
  const { id } = await json(
    client.call(
      'POST',
      DOCUMENTS,
      contract(properties.dealname, currency, contact.properties, company.properties, items.results),
    ),
  );
  while ((await json(client.call('GET', `${DOCUMENTS}/${id}`))).status !== 'document.draft') await sleep(LOOK_EVERY_MS);
  await json(
    client.call('POST', `${DOCUMENTS}/${id}/send`, {
      subject: 'Vertrag',
      message: 'Bitte unterschreiben.',
      silent: false,
    }),
  );
  await json(client.call('POST', `/control/pandadoc/documents/${id}/sign`));
  const { grand_total: total } = await json(client.call('GET', `${DOCUMENTS}/${id}/details`));
  await (await client.call('GET', `${DOCUMENTS}/${id}/download`)).arrayBuffer();
  await report(client, deal, 'open', '0.00');
  return { deal, currency, gross: Number(total.amount).toFixed(2) };
}

/**
 * @param {string} name
 * @param {string} currency
 * @param {Record<string, string>} contact
 * @param {Record<string, string>} company
 * @param {{ properties: Record<string, string> }[]} items
 */
function contract(name, currency, contact, company, items) {
  const rows = items.map(({ properties }) => ({
    options: { optional: false, optional_selected: true, qty_editable: false },
    data: {
      SKU: properties['hs_sku'],
      Name: properties['name'],
      QTY: Number(properties['quantity']),
      Price: Number(properties['price']),
    },
  }));
  return {
    name,
    template_uuid: 'sales-contract',
    recipients: [
      { email: contact['email'], first_name: contact['firstname'], last_name: contact['lastname'], role: 'Client' },
    ],
    tokens: [{ name: 'Client.Company', value: company['name'] }],
    pricing_tables: [
      {
        name: 'Pricing Table 1',
        data_merge: false,
        options: { currency },
        sections: [{ title: name, default: true, rows }],
      },
    ],
  };
}

/**
 * One file for all invoices; waits until DATEV has taken it.
 * @param {PlainClient} client
 * @param {Invoice[]} invoices
 */
async function book(client, invoices) {
  const job = await client.upload(`${FILES}/import`, { name: 'EXTF_Buchungsstapel.csv', text: bookingFile(invoices) });
  for (;;) {
    await sleep(JOB_LOOK_EVERY_MS);
    const { result } = await json(client.call('GET', `${FILES}/jobs/${job}`));
    if (result === 'succeeded') return;
    if (result === 'failed') throw new Error('DATEV refused the file');
  }
}

/** @param {Invoice[]} invoices */
function bookingFile(invoices) {
  const header =
    '"EXTF";700;21;"Buchungsstapel";13;20260303080000000;;"BE";"";"";455148;1;20260101;4;20260301;20260331;"Rechnungen";"";1;0;0;"EUR"';
  const columns = 125;
  const rows = invoices.map(({ gross }, index) => {
    const first = [gross.replace('.', ','), '"S"', '', '', '', '', 10_000 + index, 8400, '', '0303', `"R${index}"`];
    return [...first, ...Array(columns - first.length).fill('')].join(';');
  });
  return [`${header};;;;;;;;;`, Array(columns).fill('Feld').join(';'), ...rows, ''].join('\r\n');
}

/**
 * The customers pay; the statements are fetched.
 * @param {PlainClient} client
 * @param {Invoice[]} invoices
 */
async function receive(client, invoices) {
  for (const [currency, account] of Object.entries(ACCOUNTS)) {
    const entries = invoices
      .filter((invoice) => invoice.currency === currency)
      .map(({ deal, gross }) => ({
        amount: gross,
        creditDebit: 'CRDT',
        bookingDate: '2026-03-14',
        unstructured: [deal.dealId],
        accountServicerReference: `BANK-${deal.dealId}`,
      }));
    if (entries.length > 0)
      await json(client.call('POST', '/control/bank/statements', { account, openingBalance: '25000.00', entries }));
  }
  const { statements } = await json(client.call('GET', '/bank/statements'));
  for (const { id } of statements) await (await client.call('GET', `/bank/statements/${id}`)).text();
}

/**
 * @param {PlainClient} client
 * @param {Deal} deal
 * @param {string} status
 * @param {string} amount
 */
async function report(client, deal, status, amount) {
  await json(
    client.call('PATCH', `${OBJECTS}/deals/${deal.dealId}`, {
      properties: { payment_status: status, paid_amount: amount },
    }),
  );
}

/** @param {Promise<Response>} answer */
async function json(answer) {
  return (await answer).json();
}

/**
 * Works on all items, so many at a time; results in the order of the items.
 * @template T, R
 * @param {T[]} items
 * @param {number} concurrency
 * @param {(item: T) => Promise<R>} work
 * @returns {Promise<R[]>}
 */
async function inParallel(items, concurrency, work) {
  /** @type {R[]} */
  const results = [];
  const rest = items.entries();
  const one = async () => {
    for (const [index, item] of rest) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  return results;
}
