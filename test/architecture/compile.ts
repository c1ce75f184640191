import { dirname, join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './source-files.ts';

/**
 * The compiler's view of these files. Our own packages are followed to their source; packages of others
 * play no part in what the tests ask and are left out, which makes it a matter of a second.
 */
export function compile(files: string[]): { checker: ts.TypeChecker; sources: ts.SourceFile[] } {
  const options: ts.CompilerOptions = {
    lib: ['lib.es5.d.ts'],
    types: [],
    strict: true,
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.NodeNext,
    allowImportingTsExtensions: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (literals, containingFile) =>
    literals.map(({ text }) => {
      const ours = /^@belegfluss\/([a-z]+)$/.exec(text)?.[1];
      const inPackage = ours === undefined ? undefined : join(ROOT, 'libs', ours, 'src/index.ts');
      const resolvedFileName = text.startsWith('.') ? join(dirname(containingFile), text) : inPackage;
      if (resolvedFileName === undefined || !ts.sys.fileExists(resolvedFileName)) return { resolvedModule: undefined };
      return { resolvedModule: { resolvedFileName, extension: ts.Extension.Ts } };
    });
  const program = ts.createProgram(files, options, host);
  const sources = files.map((file) => program.getSourceFile(file)).filter((source) => source !== undefined);
  return { checker: program.getTypeChecker(), sources };
}
