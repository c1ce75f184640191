import { createServer, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DealBook } from '../bench/any-system/deal-book.js';
import { EffectBook, type EffectClass } from './effect-book.ts';

const { values } = parseArgs({ options: { deals: { type: 'string' }, log: { type: 'string' } } });
const deals = new DealBook(Number(values.deals ?? 200));
const book = new EffectBook(values.log ?? 'effects.log');
/** Orders that the ledger refuses at their first try and takes at the second, as after somebody mended something. */
const REFUSED = /^R/;
const refused = new Set<string>();
/** Time between a request's arrival and its effect, and between effect and answer, so that a kill can fall in between. */
const PAUSE_MS = 4;

type Answer = { status?: number; body: unknown };
type Body = Record<string, string> & { items?: { ref: string; reference: string }[]; nth?: number };

/** Vendor of the harness: a shop with orders and deals, a ledger that counts what it does. */
async function answer(method: string, url: URL, body: Body, headers: IncomingHttpHeaders): Promise<Answer> {
  const [, place = '', name = ''] = url.pathname.split('/');
  const kind = name as EffectClass;
  switch (`${method} ${place}`) {
    case 'GET orders':
      return { body: { id: name, product: productOf(name) } };
    case 'GET deals': {
      const since = Date.parse(url.searchParams.get('since') ?? '') || 0;
      return { body: deals.list(since, Number(url.searchParams.get('after') ?? 0), 20) };
    }
    case 'GET effects':
      return { body: { effects: book.find(kind, url.searchParams.get('reference') ?? '') } };
    case 'POST effects':
      return committed(() => write(kind, body, headers));
    case 'POST batches':
      return committed(() => ({
        body: {
          results: (body.items ?? []).map(({ ref, reference }) => ({ reference, ...book.take('B', ref, reference) })),
        },
      }));
    case 'POST control':
      return { body: { changed: deals.change(Number(body.nth)) } };
    case 'GET control':
      return { body: { refs: book.refs(), replayed: book.replayed, deals: currentDeals() } };
    default:
      return { status: 404, body: {} };
  }
}

async function committed(work: () => Answer): Promise<Answer> {
  await sleep(PAUSE_MS);
  const done = work();
  await sleep(PAUSE_MS);
  return done;
}

function write(kind: EffectClass, { ref = '', reference }: Body, headers: IncomingHttpHeaders): Answer {
  if (kind === 'K' && REFUSED.test(ref) && !refused.has(ref)) {
    refused.add(ref);
    return { status: 422, body: { error: 'the account is closed' } };
  }
  return { body: book.take(kind, ref, reference ?? String(headers['idempotency-key'])) };
}

function productOf(order: string): string {
  if (order.startsWith('H')) return `HOLE-${order}`;
  return order.charCodeAt(order.length - 1) % 2 === 0 ? 'LAMP' : 'CHAIR';
}

/** Every deal as it is now: what a sync has to carry over in the end. */
function currentDeals(): string[] {
  const { deals: all } = deals.list(0, 0, 2 * deals.count);
  return [...new Map(all.map(({ id, version }) => [id, `${id}/${version}`])).values()];
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString()) as Body) : ({} as Body);
    const url = new URL(request.url ?? '/', 'http://localhost');
    void answer(request.method ?? '', url, body, request.headers).then(({ status = 200, body: said }) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(said));
    });
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ listening: typeof address === 'object' && address ? address.port : 0 });
});
process.once('disconnect', () => process.exit());
