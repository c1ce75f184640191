export { LineIndex } from './line-index.ts';
export { parseYaml, type ParsedYaml, type YamlFault, type YamlFaultKind } from './parse.ts';
export { FOREIGN_BLANK } from './syntax-words.ts';
