import { describe, expect, it } from '@jest/globals';
import { catalog } from '../../test/checked-shop.ts';
import { hostileYaml } from '../../test/hostile-yaml.ts';
import { compileFlow } from './compile/compile-flow.ts';

/** Nearly the longest file that is read, and lengths at which the limit of words is just kept by one shape or another. */
const LENGTHS = [250_000, 30_000, 6_600];
/** 60 ms on a machine that does nothing else, of the 100 that are allowed; one that runs all tests takes up to three times as long. */
const LONGEST_STALL = 180;
const TRIES = 4;

/** Milliseconds of the processor, the best of several tries: what is new to the engine is slow once, what is hostile always. */
function cost(act: () => void): number {
  let best = Infinity;
  for (let left = TRIES; left > 0 && best > LONGEST_STALL / 3; left -= 1) {
    const before = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}

describe.each(LENGTHS)('a hostile file of %i characters', (length) => {
  it.each(hostileYaml(length))('never stalls the process: %s', (_, text) => {
    const milliseconds = cost(() => expect(compileFlow('f', text, catalog).plan).toBeUndefined());
    expect(milliseconds).toBeLessThan(LONGEST_STALL);
  });
});
