// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { openProduct } from '../steps/product.js';

/** A worker of its own process; at the end it says which effects happened in it. Arguments: database, concurrency. */
const [url = '', concurrency = '50'] = process.argv.slice(2);
const product = await openProduct({ url, concurrency: Number(concurrency) });
process.on('message', async (message) => {
  if (message === 'start') await product.engine.startWorker();
  if (message === 'count') process.send?.({ done: product.done('five') });
  if (message === 'stop') {
    process.send?.({ effects: [...product.effects] });
    await product.close();
    await sleep(50);
    process.exit(0);
  }
});
process.send?.('ready');
