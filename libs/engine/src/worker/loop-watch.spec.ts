import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LoopWatch } from './loop-watch.ts';

/** Uses the processor and lets nobody else go on. */
function block(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

describe('a watch over the event loop', () => {
  let watch: LoopWatch;
  beforeEach(() => {
    watch = new LoopWatch(400);
    watch.start();
  });
  afterEach(() => watch.stop());

  it('names what was at work when it stood still, also what ended with it, and nothing of before', async () => {
    await watch.around('shop.before', () => sleep(1));
    await sleep(500);
    const waiting = watch.around('crm.deal', () => sleep(1_500));
    await watch.around('shop.put', async () => {
      await sleep(10);
      block(1_000);
    });
    await sleep(300);
    expect(watch.latest).toMatchObject({ seconds: 1, uses: ['crm.deal', 'shop.put'] });
    await waiting;
  });

  it('says nothing of many short pieces, nor of waiting', async () => {
    for (let n = 0; n < 10; n += 1) {
      block(50);
      await sleep(5);
    }
    await watch.around('shop.put', () => sleep(800));
    expect(watch.latest).toBeNull();
  });
});
