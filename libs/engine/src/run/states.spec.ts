import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { ENDED_STATES, RUN_TRANSITIONS } from './states.ts';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'),
);

/** Where the source changes the state of a run: the state written, and those that the condition lets through (all, where it holds the fence). */
const UPDATES: Record<string, { file: string; from: string[]; to: string[] }> = {
  'claim-runs': { file: 'worker/claim-runs.ts', from: ['queued', 'running', 'waiting'], to: ['running'] },
  settled: {
    file: 'journal/fenced-rows.ts',
    from: ['running'],
    to: ['done', 'unchanged', 'skipped', 'observed', 'dead', 'cancelled', 'waiting', 'question'],
  },
  parked: { file: 'waiting/parked-runs.ts', from: ['waiting', 'question'], to: ['queued'] },
  retry: { file: 'person/retry-run.ts', from: ['dead'], to: ['queued'] },
  cancel: { file: 'person/close-run.ts', from: ['queued', 'waiting', 'question', 'dead'], to: ['cancelled'] },
  resolve: { file: 'person/close-run.ts', from: ['dead'], to: ['resolved'] },
  replay: { file: 'person/replay-run.ts', from: ['dead'], to: ['resolved'] },
};

const statements = files.flatMap((file) =>
  [
    ...readFileSync(join(SOURCE, file), 'utf8').matchAll(
      /update run set(?<body>(?:(?!\bwhere\b)[^`"])*?\bstate = (?<to>'\w+'|case when \$\{STOPS\} then 'cancelled' else w\.state)[^`"]*)/g,
    ),
  ].map((match) => ({
    file,
    to: match.groups?.['to'] ?? '',
    body: match.groups?.['body'] ?? '',
  })),
);
const listed = new Set(RUN_TRANSITIONS.map(({ from, to }) => `${from} → ${to}`));

describe('the states of a run', () => {
  it('change at the places that are known here, and nowhere else', () => {
    const places = statements.map(({ file, to }) => `${file} ${to}`).sort();
    expect(places).toEqual(
      [
        "person/retry-run.ts 'queued'",
        "person/close-run.ts 'cancelled'",
        "person/close-run.ts 'resolved'",
        "person/replay-run.ts 'resolved'",
        "worker/claim-runs.ts 'running'",
        "waiting/parked-runs.ts 'queued'",
        "journal/fenced-rows.ts case when ${STOPS} then 'cancelled' else w.state",
      ].sort(),
    );
    expect(Object.keys(UPDATES)).toHaveLength(places.length);
  });

  it('change only as the table says', () => {
    const changes = Object.values(UPDATES).flatMap(({ from, to }) =>
      from.flatMap((before) => to.map((after) => `${before} → ${after}`)),
    );
    expect(changes.filter((change) => !listed.has(change))).toEqual([]);
    expect([...listed].filter((change) => !changes.includes(change))).toEqual([]);
  });

  it('are asked for by the statement where no fence holds the run', () => {
    const unfenced = statements.filter(({ file }) => file !== 'journal/fenced-rows.ts');
    for (const { body } of unfenced)
      expect(body).toMatch(
        /where [^;]*\bstate (?:= '(?:question|dead)'|in \('queued', '(?:running', 'waiting|waiting', 'question', 'dead)'\))/s,
      );
  });

  it('end where the engine goes no further', () => {
    expect(ENDED_STATES).toEqual(['done', 'unchanged', 'skipped', 'observed', 'dead', 'cancelled', 'resolved']);
  });
});
