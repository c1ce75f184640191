import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { filesBelow, ROOT, SOURCE_FOLDERS, textOf } from './source-files.ts';

const TOP_LEVEL = [
  'README.md',
  'README.de.md',
  'LICENSE',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'nest-cli.json',
  ...SOURCE_FOLDERS,
];
/** What builds and tests leave behind; git ignores it. */
const LEFT_BEHIND = ['node_modules', 'dist', 'coverage'];
/** Names that say nothing about what is inside. */
const EMPTY_NAMES = new Set(['common', 'shared', 'utils', 'util', 'helpers', 'helper', 'core', 'misc', 'stuff', 'lib']);
const MAX_LINES = 300;
/** Nobody reads these: they are as long as what they are made from. */
const GENERATED = ['apps/console/src/api/schema.ts'];

const files = SOURCE_FOLDERS.flatMap(filesBelow);

describe('the layout', () => {
  it('shows the agreed names at the top level and no others', () => {
    const visible = readdirSync(ROOT).filter((name) => !name.startsWith('.') && !LEFT_BEHIND.includes(name));
    expect(visible.filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
  });

  it('names no folder and no file with a word that fits everything', () => {
    const empty = files.filter((file) => file.split('/').some((part) => EMPTY_NAMES.has(part.split('.')[0] ?? '')));
    expect(empty).toEqual([]);
  });

  it('has no source file of more than 300 lines', () => {
    const source = files.filter((file) => /\.([cm]?[jt]sx?|css|html)$/.test(file) && !GENERATED.includes(file));
    expect(source.length).toBeGreaterThan(100);
    const long = source.map((file) => ({ file, lines: textOf(file).trimEnd().split('\n').length }));
    expect(long.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
  });
});
