import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConnectorError } from '@belegfluss/sdk';
import { decide } from './decide.ts';
import type { History, HistoryFile, Outside } from './history.ts';
import { HISTORIES, recordedPack } from './recorded-pack.ts';

const FILES = readdirSync(HISTORIES).map(
  (name) => JSON.parse(readFileSync(join(HISTORIES, name), 'utf8')) as HistoryFile,
);
const ALL = FILES.flatMap(({ sources, histories }) =>
  histories.map((history, index) => ({
    name: `${history.flow} ${index + 1}`,
    history,
    source: sources[history.revision] ?? '',
  })),
);
const pack = recordedPack();

/** Says what was said then, and only to who asks the same. */
function recordedOutside({ told }: History): { outside: Outside; left: () => number } {
  const rest = [...told];
  return {
    left: () => rest.length,
    outside: (target) => {
      const next = rest.shift();
      if (next?.target !== target) throw new Error(`asks ${target} where ${next?.target ?? 'nobody'} was asked`);
      if (!next.error) return Promise.resolve(next.answer);
      const { kind, outcome, message } = next.error;
      return Promise.reject(new ConnectorError(kind as never, message, { outcome: outcome as never }));
    },
  };
}

describe('recorded histories', () => {
  it('are many, and come to all kinds of ends', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(200);
    const verdicts = new Set(ALL.map(({ history }) => history.decided.verdict.split(' ')[0]));
    for (const verdict of ['done', 'skipped', 'dead', 'again', 'question']) expect(verdicts).toContain(verdict);
    expect(new Set(ALL.map(({ history }) => history.flow)).size).toBe(pack.plans.length);
    const steps = ALL.flatMap(({ history }) => history.decided.steps);
    for (const kind of [
      /^both\.companies\.each\[2\]\.noted done/,
      /^both\.deal\.told\.undo done/,
      /^on\.error done/,
      /^people\[1\]\.person done/,
    ])
      expect(steps.some((step) => kind.test(step))).toBe(true);
  });

  it.each(ALL)('lead to the same decisions again: $name', async ({ history, source }) => {
    const { outside, left } = recordedOutside(history);
    expect(await decide(pack, source, history, outside)).toEqual(history.decided);
    expect(left()).toBe(0);
  });

  it('are recorded for each flow as it is shipped now', () => {
    const recorded = new Set(ALL.map(({ history }) => history.revision));
    expect(pack.plans.filter(({ revision }) => !recorded.has(revision)).map(({ flow }) => flow)).toEqual([]);
  });
});
