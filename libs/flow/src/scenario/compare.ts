import type { Diagnostic } from '@belegfluss/sdk';
import { report } from '../report/report.ts';
import type { Rehearsed, Scenario } from './scenario.ts';

type Path = (string | number)[];
const MAX_SHOWN = 300;

/** What came out otherwise than a test expects, each at its place in the test. Empty when it passes. */
export function compare(scenario: Scenario, got: Rehearsed): Diagnostic[] {
  const { expect } = scenario;
  const found: Diagnostic[] = [];
  const differ: Differ = (path, expected, actual) => {
    const facts = { test: scenario.name, part: path.join('.'), expected: shown(expected), got: shown(actual) };
    const here = ['expect', ...path];
    const place = { file: scenario.file, ...scenario.at(here), path: here.join('.'), facts };
    found.push(report('scenario.differs', place));
  };
  const state = expect.state ?? 'done';
  if (got.state !== state) differ(['state'], state, described(got));
  else if (expect.reason !== undefined && got.reason?.code !== expect.reason)
    differ(['reason'], expect.reason, got.reason?.code);
  if (expect.at !== undefined && got.at !== expect.at) differ(['at'], expect.at, got.at);
  compareList(['effects'], expect.effects, got.effects, differ);
  compareList(['questions'], expect.questions, got.questions, differ);
  compareList(['emitted'], expect.emitted, got.emitted, differ);
  for (const [path, output] of Object.entries(expect.outputs ?? {}))
    compareValue(['outputs', path], output, got.outputs[path], differ);
  return [...found, ...unanswered(scenario, got, found.length > 0)];
}

type Differ = (path: Path, expected: unknown, actual: unknown) => void;

function compareList(path: Path, expected: object[] | undefined, got: object[], differ: Differ): void {
  if (!expected) return;
  if (expected.length !== got.length) return differ(path, expected.map(headline), got.map(headline));
  for (const [index, item] of expected.entries()) compareValue([...path, index], item, got[index], differ);
}

/** Maps may hold more than is expected, lists may not. */
function compareValue(path: Path, expected: unknown, got: unknown, differ: Differ): void {
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) return differ(path, expected, got);
    for (const [index, item] of expected.entries()) compareValue([...path, index], item, got[index], differ);
  } else if (isMap(expected)) {
    if (!isMap(got)) return differ(path, expected, got);
    for (const [key, item] of Object.entries(expected)) compareValue([...path, key], item, got[key], differ);
  } else if ((expected ?? null) !== (got ?? null)) differ(path, expected, got);
}

/** What nobody answered explains why a test differs; what was to be read and is not given is a fault by itself. */
function unanswered({ name, file, at }: Scenario, got: Rehearsed, differs: boolean): Diagnostic[] {
  return got.unanswered
    .filter(({ kind }) => differs || kind === 'read')
    .map(({ step, use, kind }) => {
      const place = { file, ...at(['given']), path: 'given', facts: { test: name, step, use } };
      return report('scenario.no_answer', place, kind === 'read' ? 'error' : 'info');
    });
}

function described({ state, reason, at }: Rehearsed): string {
  const where = at === undefined ? '' : ` @ ${at}`;
  return `${state}${where}${reason ? ` (${reason.code}: ${reason.message})` : ''}`;
}

function headline(item: object): unknown {
  if ('use' in item) return item.use;
  return 'event' in item ? item.event : 'step' in item ? item.step : item;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
