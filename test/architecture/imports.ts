import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import { isTest, sourceFiles, textOf } from './source-files.ts';
import { workspaces, type Workspace } from './workspaces.ts';

/** One import, export-from or dynamic import of a file. */
export interface Import {
  file: string;
  /** As it is written: `./judge.ts`, `@belegfluss/sdk`, `node:fs`. */
  specifier: string;
  /** The workspace in which the file stands; missing in the repository's own `test`. */
  from?: Workspace;
  /** The workspace that the import enters, if it is one of ours. */
  to?: Workspace;
  /** Path from the root, for relative imports. */
  target?: string;
  /** Name of the npm package, for packages of others. */
  package?: string;
  inTest: boolean;
}

/** All imports of the repository's source, as the compiler finds them. */
export function readImports(): Import[] {
  const all = workspaces();
  return sourceFiles().flatMap((file) => {
    const from = all.find(({ folder }) => file.startsWith(`${folder}/`));
    const found = ts.preProcessFile(textOf(file), true, true).importedFiles;
    return found.map(({ fileName: specifier }): Import => {
      const here = { file, specifier, inTest: isTest(file), ...(from && { from }) };
      if (specifier.startsWith('.')) return { ...here, target: posix.join(posix.dirname(file), specifier) };
      const name = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
      const to = all.find((workspace) => workspace.name === name);
      if (to) return { ...here, to };
      return isBuiltin(specifier) ? here : { ...here, package: name };
    });
  });
}

/** How an import reads in the message of a failed test. */
export function named({ file, specifier }: Import): string {
  return `${file} imports ${specifier}`;
}
