import { it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { shared } from '@belegfluss/testing';

/** All files of a folder of the third-party test data with the given ending, sorted; empty, and a visible line, when it is not there. */
export function sharedFiles(folder: string, ending: string): string[] {
  const path = shared(folder);
  if (!path) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => `${path}/${name}`);
}

type Test<Row extends unknown[]> = (name: string, act: (...row: Row) => void | Promise<void>) => void;

/** `it.each` for samples that may be missing: it takes no empty list, and one skipped test stands for them then. */
export function itEach<Row extends [unknown, unknown, ...unknown[]]>(samples: readonly Row[]): Test<Row>;
export function itEach<Sample>(samples: readonly Sample[]): Test<[Sample]>;
export function itEach(samples: readonly unknown[]): Test<unknown[]> {
  return (name, act) => (samples.length > 0 ? it.each([...samples])(name, act) : it.skip(name, act));
}
