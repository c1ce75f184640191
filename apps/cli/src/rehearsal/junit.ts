import type { Language } from '../config.ts';
import type { TestedScenario } from './run-tests.ts';

/** The results in the XML that CI systems read: one suite a file, one case a test. */
export function junit(tests: readonly TestedScenario[], language: Language): string {
  const suites = Map.groupBy(tests, ({ file }) => file);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${tests.length}" failures="${failures(tests)}">`,
    ...[...suites].flatMap(([file, cases]) => [
      `  <testsuite name="${escaped(file)}" tests="${cases.length}" failures="${failures(cases)}">`,
      ...cases.flatMap((each) => testCase(each, language)),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

function failures(tests: readonly TestedScenario[]): number {
  return tests.filter(({ ok }) => !ok).length;
}

function testCase({ name, flow, file, line, ok, diagnostics }: TestedScenario, language: Language): string[] {
  const head = `    <testcase classname="${escaped(flow)}" name="${escaped(name)}" file="${escaped(file)}" line="${line}"`;
  if (ok) return [`${head}/>`];
  const faults = diagnostics.map(({ code, message, file: where, line: at, column }) => {
    const text = `${where ?? file}:${at ?? line}:${column ?? 1} ${message[language]}`;
    return `      <failure type="${escaped(code)}" message="${escaped(message[language])}">${escaped(text)}</failure>`;
  });
  return [`${head}>`, ...faults, '    </testcase>'];
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no way to write control characters. */
function escaped(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ').replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
