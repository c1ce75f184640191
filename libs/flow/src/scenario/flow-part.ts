import type { YamlSource } from '../source/source.ts';

/**
 * The text of a flow file without its tests: what a revision is made of and what runs keep, so that a changed test is no
 * changed flow. `undefined` where the tests do not stand at the end, as a block of their own.
 */
export function flowPart({ text, value, at }: YamlSource): string | undefined {
  const names = Object.keys(value as object);
  if (!names.includes('tests')) return text;
  const { line, column } = at(['tests'], 'key');
  const root = at([]);
  const isBlock = text.split('\n')[root.line - 1]?.[root.column - 1] !== '{';
  if (names.at(-1) !== 'tests' || column !== 1 || !isBlock) return undefined;
  return text
    .split('\n')
    .slice(0, line - 1)
    .map((row) => `${row}\n`)
    .join('');
}
