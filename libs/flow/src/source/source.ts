import type { Diagnostic } from '@belegfluss/sdk';
import { parseYaml, type ParsedYaml, type YamlFaultKind } from '@belegfluss/yaml';
import { report, type FlowCode } from '../report/report.ts';

/** A parsed YAML file that knows where each of its values stands. */
export interface YamlSource extends ParsedYaml {
  file: string;
  text: string;
}

/** Nobody reads more, and each one costs. */
export const MAX_FINDINGS = 100;

const CODES: Record<YamlFaultKind, FlowCode> = {
  too_large: 'flow.file_too_large',
  too_deep: 'flow.too_deep',
  reference: 'flow.alias_refused',
  syntax: 'flow.yaml_syntax',
  repeated_key: 'flow.duplicate_key',
  divided_expression: 'flow.divided_expression',
};

/** What a text of YAML holds, or what is wrong with it; `file` is its name in findings. */
export function readYaml(file: string, text: string): { source?: YamlSource; diagnostics: Diagnostic[] } {
  const { parsed, faults } = parseYaml(text, MAX_FINDINGS);
  return {
    ...(parsed && { source: { file, text, ...parsed } }),
    diagnostics: faults.map(({ kind, ...found }) => report(CODES[kind], { file, ...found })),
  };
}
