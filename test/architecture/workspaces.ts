import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ROOT, textOf } from './source-files.ts';

/** An npm workspace and what it declares about its neighbours. */
export interface Workspace {
  /** `libs/sdk` */
  folder: string;
  /** `@belegfluss/sdk` */
  name: string;
  /** Names of all packages that its package.json allows. */
  dependencies: string[];
  /** Folders of the projects that its tsconfig.json refers to. */
  references: string[];
}

/** All workspaces of the repository. */
export function workspaces(): Workspace[] {
  const folders = ['apps', 'libs']
    .flatMap((parent) => readdirSync(join(ROOT, parent)).map((name) => `${parent}/${name}`))
    .concat('connectors');
  return folders.filter((folder) => existsSync(join(ROOT, folder, 'package.json'))).map(readWorkspace);
}

/** Packages that tests anywhere may use. */
export function rootDevDependencies(): string[] {
  return Object.keys((JSON.parse(textOf('package.json')) as Manifest).devDependencies ?? {});
}

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

function readWorkspace(folder: string): Workspace {
  const manifest = JSON.parse(textOf(`${folder}/package.json`)) as Manifest;
  const { name, dependencies, devDependencies, optionalDependencies, peerDependencies } = manifest;
  const config = existsSync(join(ROOT, folder, 'tsconfig.json')) ? textOf(`${folder}/tsconfig.json`) : '{}';
  const { references = [] } = JSON.parse(config) as { references?: { path: string }[] };
  return {
    folder,
    name,
    dependencies: Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies, ...peerDependencies }),
    references: references.map(({ path }) => posix.join(folder, path)),
  };
}
