// @ts-check
import { closeSync, existsSync, fdatasync, openSync, readFileSync, write } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs, promisify } from 'node:util';
import { postInvoice, readAccounts } from './plain-invoice.js';

/**
 * What somebody would write by hand for the webhook: a line in a journal that is on disk before the answer, then read, map and post.
 * Lines that arrive together share one wait for the disk. After a crash, what has no `done` is done again by the same key.
 */
const { values } = parseArgs({
  options: { url: { type: 'string' }, journal: { type: 'string' }, table: { type: 'string' } },
});
const url = String(values.url);
const file = String(values.journal);
const accounts = readAccounts(String(values.table));
const journal = openSync(file, 'a');
const [writeFile, sync] = [promisify(write), promisify(fdatasync)];
const CONCURRENCY = 40;

/** @type {{ line: string, done: () => void }[]} */
let pending = [];
let flushing = false;

/** @param {string} line */
function append(line) {
  return new Promise((/** @type {(value?: undefined) => void} */ done) => {
    pending.push({ line, done });
    if (!flushing) void flush();
  });
}

async function flush() {
  flushing = true;
  while (pending.length > 0) {
    const batch = pending;
    pending = [];
    await writeFile(journal, batch.map(({ line }) => `${line}\n`).join(''));
    await sync(journal);
    for (const { done } of batch) done();
  }
  flushing = false;
}

/** @type {string[]} */
const queue = [];
let working = 0;

function work() {
  while (working < CONCURRENCY && queue.length > 0) {
    const id = queue.shift() ?? '';
    working += 1;
    void carryOut(id).finally(() => {
      working -= 1;
      work();
    });
  }
}

/** @param {string} id */
async function carryOut(id) {
  const deal = await (await fetch(`${url}/crm/deals/${id}`)).json();
  await postInvoice(url, accounts, deal);
  await append(`done ${id}`);
}

if (existsSync(file)) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const done = new Set(lines.filter((line) => line.startsWith('done ')).map((line) => line.slice(5)));
  queue.push(
    ...lines
      .filter((line) => line.startsWith('take '))
      .map((line) => line.slice(5))
      .filter((id) => !done.has(id)),
  );
}

const server = createServer((request, response) => {
  /** @type {Buffer[]} */
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { dealId } = JSON.parse(Buffer.concat(chunks).toString());
    void append(`take ${dealId}`).then(() => {
      response.writeHead(202).end();
      queue.push(dealId);
      work();
    });
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ listening: typeof address === 'object' && address ? address.port : 0 });
  work();
});
process.once('disconnect', () => {
  closeSync(journal);
  process.exit();
});
