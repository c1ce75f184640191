import type { OfficialCase } from './official-case.ts';

/** What a validator says of one rule in one document. */
export interface Said {
  rule: string;
  severity: 'error' | 'warning' | 'info';
}

/** How many expectations of a collection there are, and how many of them the validator meets. */
export interface Score {
  met: number;
  of: number;
}

/** An expectation that is not met. */
export interface Failure {
  file: string;
  rule: string;
  expected: 'broken' | 'kept' | 'accepted';
  got: string;
}

/** The result over all collections. */
export interface Verdict {
  valid: Score;
  cen: Score;
  kosit: Score;
  failures: Failure[];
}

/** Compares what a validator says with what the officials expect. A validator that throws meets no expectation of that case. */
export function judge(cases: Iterable<OfficialCase>, validate: (each: OfficialCase) => Said[]): Verdict {
  const verdict: Verdict = {
    valid: { met: 0, of: 0 },
    cen: { met: 0, of: 0 },
    kosit: { met: 0, of: 0 },
    failures: [],
  };
  for (const each of cases) {
    const failures = failuresOf(each, validate);
    const missed = each.accepted ? Math.min(1, failures.length) : failures.length;
    const score = verdict[each.collection];
    const expectations = each.breaks.length + each.keeps.length + (each.accepted ? 1 : 0);
    score.of += expectations;
    score.met += expectations - missed;
    verdict.failures.push(...failures);
  }
  return verdict;
}

function failuresOf(each: OfficialCase, validate: (each: OfficialCase) => Said[]): Failure[] {
  const { file, breaks, keeps, accepted, unusable } = each;
  if (unusable !== undefined) return allMissed(each, unusable);
  try {
    const said = validate(each);
    const broken = new Set(said.map(({ rule }) => rule));
    const errors = accepted ? said.filter(({ severity }) => severity === 'error') : [];
    return [
      ...breaks
        .filter((rule) => !broken.has(rule))
        .map((rule): Failure => ({ file, rule, expected: 'broken', got: 'kept' })),
      ...keeps
        .filter((rule) => broken.has(rule))
        .map((rule): Failure => ({ file, rule, expected: 'kept', got: 'broken' })),
      ...errors.map(({ rule }): Failure => ({ file, rule, expected: 'accepted', got: 'error' })),
    ];
  } catch (error) {
    return allMissed(each, error instanceof Error ? error.message : String(error));
  }
}

function allMissed({ file, breaks, keeps, accepted }: OfficialCase, got: string): Failure[] {
  return [
    ...breaks.map((rule): Failure => ({ file, rule, expected: 'broken', got })),
    ...keeps.map((rule): Failure => ({ file, rule, expected: 'kept', got })),
    ...(accepted ? [{ file, rule: 'all', expected: 'accepted' as const, got }] : []),
  ];
}
