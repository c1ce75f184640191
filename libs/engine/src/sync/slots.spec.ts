import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Slots } from './slots.ts';

describe('slots', () => {
  it('never hold more work than they have room, lose none, and keep its order', async () => {
    const slots = new Slots(3);
    const begun: number[] = [];
    let [now, most] = [0, 0];
    const work = Array.from({ length: 20 }, (_, number) =>
      slots.run(async () => {
        begun.push(number);
        most = Math.max(most, (now += 1));
        await sleep(number % 3);
        now -= 1;
        if (number === 5) throw new Error('five');
        return number;
      }),
    );
    const ended = await Promise.allSettled(work);
    expect(most).toBe(3);
    expect(begun).toEqual(Array.from({ length: 20 }, (_, number) => number));
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(19);
    expect(now).toBe(0);
  });
});
