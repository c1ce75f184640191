// @ts-check
import { createServer } from 'node:http';
import { scriptArguments, wholeNumber } from '../../script-arguments.ts';
import { DealBook } from './deal-book.js';
import { InvoiceBook } from './invoice-book.js';

const HELP = `node test/bench/any-system/plain-server.js [--port N] [--deals N] [--log FILE]

--port N      7420; 0 takes a free one
--deals N     10000
--log FILE    each invoice is on disk there before it is answered
`;

const { values } = scriptArguments(
  HELP,
  { port: { type: 'string', default: '7420' }, deals: { type: 'string', default: '10000' }, log: { type: 'string' } },
  false,
);
const deals = new DealBook(wholeNumber('--deals', values.deals, 1));
const invoices = new InvoiceBook(deals, values.log);
const seen = { pages: 0, reads: 0 };

/**
 * Two systems of their own kind behind one port: a CRM and an accounting.
 * @type {Record<string, (url: URL, body: Record<string, any>, headers: import('node:http').IncomingHttpHeaders) => unknown>}
 */
const routes = {
  'GET /crm/deals': ({ searchParams }) => {
    seen.pages += 1;
    const since = Date.parse(searchParams.get('since') ?? '') || 0;
    return deals.list(
      since,
      Number(searchParams.get('after') ?? 0),
      Math.min(Number(searchParams.get('limit') ?? 100), 1_000),
    );
  },
  'POST /acct/invoices': (_url, body, headers) => invoices.take(String(headers['idempotency-key']), body),
  'POST /control/change': (_url, body) => ({ changed: deals.change(Number(body['nth'])) }),
  'GET /control/arrivals': () => ({ arrivals: invoices.arrivals() }),
  'GET /control/counts': () => ({ ...invoices.counts(), ...seen }),
};

const server = createServer((request, response) => {
  /** @type {Buffer[]} */
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const route = routes[`${request.method} ${url.pathname}`];
    const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {};
    const answer = route ? route(url, body, request.headers) : readDeal(url.pathname);
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  });
});

/** @param {string} path */
function readDeal(path) {
  seen.reads += 1;
  const id = /^\/crm\/deals\/([^/]+)$/.exec(path)?.[1];
  return id === undefined ? undefined : deals.read(id);
}

server.keepAliveTimeout = 60_000;
server.listen(wholeNumber('--port', values.port, 0), '127.0.0.1', () => {
  const address = server.address();
  const listening = typeof address === 'object' && address ? address.port : values.port;
  if (process.send) process.send({ listening });
  else console.log(JSON.stringify({ listening }));
});
process.once('disconnect', () => process.exit());
