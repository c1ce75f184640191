import { afterAll, describe, expect, it } from '@jest/globals';
import { SEED, seeded, testTier } from '@belegfluss/testing';
import { packCopy } from '../flows/shipped-pack.ts';
import { mutated } from './mutations.ts';

const ROUNDS = testTier === 'full' ? 230 : 80;
const copy = packCopy();
afterAll(() => copy.remove());

describe(`mutated flow files (FUZZ_SEED=${SEED})`, () => {
  it('are always answered: a sound pack, or findings at places that exist, in both languages', () => {
    const random = seeded(SEED);
    let refused = 0;
    let slowest = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const changed = Object.fromEntries([...copy.flows].map(([file, text]) => [file, mutated(text, random)]));
      const before = process.cpuUsage();
      const { isSound, findings } = copy.check(changed);
      const { user, system } = process.cpuUsage(before);
      slowest = Math.max(slowest, (user + system) / 1_000);
      refused += isSound ? 0 : 1;
      expect([round, findings.some(({ severity }) => severity === 'error')]).toEqual([round, !isSound]);
      const impossible = findings.filter(({ file, line = 0, column = 0, message, remedy, code }) => {
        const lines = (changed[file] ?? '').split('\n');
        const texts = [message.de, message.en, remedy.de, remedy.en];
        const isThere =
          line >= 1 && line <= lines.length && column >= 1 && column <= (lines[line - 1] ?? '').length + 2;
        return (
          !isThere ||
          texts.some((text) => text.length < 5 || /undefined|\[object/.test(text)) ||
          !/^[a-z]+\.[a-z_]+$/.test(code)
        );
      });
      expect([round, impossible]).toEqual([round, []]);
    }
    expect(refused).toBeGreaterThan(ROUNDS / 2);
    expect(slowest).toBeLessThan(3_000);
  });
});
