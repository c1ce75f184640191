import type { DeclarationFault, Diagnostic } from '@belegfluss/sdk';
import { nearestName } from '../report/nearest-name.ts';
import { meant } from '../report/words.ts';
import type { YamlSource } from '../source/source.ts';

/** Faults that somebody else found in a file, with the places where they stand. */
export function placedFaults(source: YamlSource, faults: readonly DeclarationFault[]): Diagnostic[] {
  return faults.map(({ path, part, unknown, remedy, ...fault }) => {
    const nearest = unknown && nearestName(unknown.name, unknown.known);
    return {
      ...fault,
      severity: 'error',
      remedy: nearest ? meant(nearest) : remedy,
      file: source.file,
      ...source.at(path, part),
      path: path.join('.'),
    };
  });
}
