import { type Diagnostic, inBoth, type Text } from '@belegfluss/sdk';
import { report } from '../report/report.ts';
import type { Rehearsed, Scenario } from './scenario.ts';

type Path = (string | number)[];
const MAX_SHOWN = 300;

/** Something that came out otherwise than a test expects; `path` is its place in `expect`. */
export interface Difference {
  path: Path;
  expected: unknown;
  got: unknown;
}

/** What came out otherwise than a test expects, each at its place in the test. Empty when it passes. */
export function compare(scenario: Scenario, got: Rehearsed): Diagnostic[] {
  const found = differences(scenario, got).map(({ path, expected, got: actual }) => {
    const facts = {
      test: scenario.name,
      part: path.join('.'),
      expected: shown(listed(path, expected)),
      got: path[0] === 'state' ? described(got) : inBoth(shown(listed(path, actual))),
    };
    const here = ['expect', ...path];
    const place = { file: scenario.file, ...scenario.at(here), path: here.join('.'), facts };
    return report('scenario.differs', place);
  });
  return [...found, ...unanswered(scenario, got, found.length > 0)];
}

/** The same without words. */
export function differences({ expect }: Pick<Scenario, 'expect'>, got: Rehearsed): Difference[] {
  const found: Difference[] = [];
  const differ: Differ = (path, expected, actual) => void found.push({ path, expected, got: actual });
  const state = expect.state ?? 'done';
  if (got.state !== state) differ(['state'], state, got.state);
  else if (expect.reason !== undefined && got.reason?.code !== expect.reason)
    differ(['reason'], expect.reason, got.reason?.code);
  if (expect.at !== undefined && got.at !== expect.at) differ(['at'], expect.at, got.at);
  compareList(['effects'], expect.effects, got.effects, differ);
  compareList(['questions'], expect.questions, got.questions, differ);
  compareList(['emitted'], expect.emitted, got.emitted, differ);
  for (const [path, output] of Object.entries(expect.outputs ?? {}))
    compareValue(['outputs', path], output, got.outputs[path], differ);
  for (const [key, outcome] of Object.entries(expect.records ?? {}))
    compareValue(['records', key], outcome, got.records?.[key], differ);
  return found;
}

type Differ = (path: Path, expected: unknown, actual: unknown) => void;

function compareList(path: Path, expected: object[] | undefined, got: object[], differ: Differ): void {
  if (!expected) return;
  if (expected.length !== got.length) return differ(path, expected, got);
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

function described({ state, reason, at }: Rehearsed): Text {
  const where = at === undefined ? '' : ` @ ${at}`;
  const words = (language: keyof Text) =>
    shown(`${state}${where}${reason ? ` (${reason.code}: ${reason.message[language]})` : ''}`);
  return { de: words('de'), en: words('en') };
}

/** A whole list of effects, questions or events is shown by what each of them is. */
function listed(path: Path, value: unknown): unknown {
  return path.length === 1 && Array.isArray(value) ? value.map(headline) : value;
}

/** What an effect, a question or an event is, among others of its list. */
export function headline(item: unknown): unknown {
  if (!isMap(item)) return item;
  return item['use'] ?? item['event'] ?? item['step'] ?? item;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
