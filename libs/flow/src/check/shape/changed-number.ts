import type { YamlSource } from '../../source/source.ts';
import type { Path } from '../findings.ts';

/** What YAML reads as a number of other digits: `01067`, `12E5`, `0x1F`, and more digits than a number holds. */
const OTHER_DIGITS = /^[-+]?(?:0\d|0[xo]|[\d.]+e|\d{16})/i;
const WORD = /[^\s,}\]#]{1,60}/y;

/** The digits as they stand in the file, where a number that was read from them is written otherwise. */
export function changedNumber(source: YamlSource, path: Path, value: number): string | undefined {
  const { line, column } = source.at(path);
  WORD.lastIndex = column - 1;
  const [written] = WORD.exec(source.text.split('\n', line)[line - 1] ?? '') ?? [];
  return written !== undefined && OTHER_DIGITS.test(written) && written !== String(value) ? written : undefined;
}
