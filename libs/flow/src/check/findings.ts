import type { Diagnostic } from '@belegfluss/sdk';
import { nearestName } from '../report/nearest-name.ts';
import { report, type FlowCode } from '../report/report.ts';
import { fewNames } from '../report/words.ts';
import { MAX_FINDINGS, type YamlSource } from '../source/source.ts';

export type Path = (string | number)[];

/** What one pass over one file finds, each at its place. */
export class Findings {
  readonly diagnostics: Diagnostic[] = [];
  readonly source: YamlSource;

  constructor(source: YamlSource) {
    this.source = source;
  }

  /** What is found from here on is not kept; names need not be compared for it. */
  get isFull(): boolean {
    return this.diagnostics.length >= MAX_FINDINGS;
  }

  /** Whether something was found at this very place already. */
  isFaulty(path: Path): boolean {
    const place = path.join('.');
    return this.diagnostics.some((found) => found.path === place);
  }

  add(
    code: FlowCode,
    path: Path,
    facts: Record<string, unknown> = {},
    part: 'key' | 'value' = 'value',
    offset?: number,
  ): void {
    if (this.isFull) return;
    const place = this.source.at(path, part, offset);
    this.diagnostics.push(report(code, { file: this.source.file, ...place, path: path.join('.'), facts }));
  }

  /** Findings that were made elsewhere, as far as there is room for them. */
  take(found: readonly Diagnostic[]): void {
    this.diagnostics.push(...found.slice(0, Math.max(0, MAX_FINDINGS - this.diagnostics.length)));
  }

  /** Says that `name` is unknown, with the nearest of the known ones. */
  unknown(code: FlowCode, path: Path, name: string, known: Iterable<string>, part: 'key' | 'value' = 'value'): void {
    if (this.isFull) return;
    const names = [...known];
    this.add(code, path, { name, key: name, nearest: nearestName(name, names), known: fewOf(name, names) }, part);
  }
}

/** Of many names those that begin with what was written, or else the first ones. */
function fewOf(name: string, names: string[]): string {
  const longer = names.filter((each) => each.startsWith(`${name}.`));
  return fewNames(longer.length > 0 ? longer : names);
}
