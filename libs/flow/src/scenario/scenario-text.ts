import { stringify } from 'yaml';
import type { ScenarioFile } from './scenario-file.ts';

const LINE_WIDTH = 120;

/** A test file as text; `remarks` stand above it as comments. Nothing in it refers to another place of it. */
export function scenarioText(file: ScenarioFile, remarks: string[]): string {
  const head = remarks.map((line) => `# ${line}\n`).join('');
  return (
    head + stringify(file, { version: '1.2', lineWidth: LINE_WIDTH, singleQuote: true, aliasDuplicateObjects: false })
  );
}
