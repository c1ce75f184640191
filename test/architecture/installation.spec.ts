import { describe, expect, it } from '@jest/globals';
import { named, readImports } from './imports.ts';
import { textOf } from './source-files.ts';

interface LockedPackage {
  /** Needed for building and testing alone. */
  dev?: boolean;
}

/** Run before operation begins, or in tests only. */
const NOT_IN_OPERATION = ['apps/console/', 'apps/cli/bin/', 'libs/testing/'];
const { packages } = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, LockedPackage> };
/** npm puts a package at the root, or beside the workspace that needs it. */
const isLeft = (name: string, folder = '.'): boolean => {
  const locked = packages[`${folder}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
  return locked !== undefined && locked.dev !== true;
};

describe('an installation without what is for building and testing', () => {
  it('has the Node that everything runs on', () => {
    expect(isLeft('node')).toBe(true);
  });

  it('has every package that runs in operation', () => {
    const inOperation = readImports().filter(
      ({ file, from, inTest }) =>
        !inTest && from !== undefined && !NOT_IN_OPERATION.some((folder) => file.startsWith(folder)),
    );
    expect(inOperation.some(({ package: name }) => name === 'fastify')).toBe(true);
    const missing = inOperation.filter(({ from, package: name }) => name !== undefined && !isLeft(name, from?.folder));
    expect(missing.map(named)).toEqual([]);
  });

  it('leaves out what the pages of the console are made from', () => {
    expect(['monaco-editor', 'react', 'vite', 'typescript'].filter((name) => isLeft(name))).toEqual([]);
  });
});
