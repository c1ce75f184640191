import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { ROOT, textOf } from '../architecture/source-files.ts';
import type { Block } from './markdown.ts';

/** Code blocks of the documents as files in a folder of their own, beside what connectors find beside them. */
export interface TypescriptExample {
  /** File URL by the name that the block's fence gives. */
  files: Map<string, string>;
  remove(): void;
}

/** Writes the blocks into this folder, so that packages are found from there; call `remove` afterwards. */
export function writeExample(blocks: readonly Block[]): TypescriptExample {
  const folder = mkdtempSync(fileURLToPath(new URL('.example-', import.meta.url)));
  cpSync(join(ROOT, 'connectors/test-doubles'), join(folder, 'test-doubles'), { recursive: true });
  const files = new Map<string, string>();
  for (const { info, text } of blocks) {
    const name = info[2] ?? '';
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    files.set(name, path);
  }
  return { files, remove: () => rmSync(folder, { recursive: true }) };
}

/** What the compiler has to say about these files, by the repository's own options. */
export function compilerFindings(paths: readonly string[]): string[] {
  const { compilerOptions } = JSON.parse(textOf('tsconfig.json')) as { compilerOptions: object };
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...compilerOptions,
      composite: false,
      declaration: false,
      noEmit: true,
      paths: { '@belegfluss/sdk': [join(ROOT, 'libs/sdk/src/index.ts')] },
    },
    ROOT,
  );
  const program = ts.createProgram([...paths], options);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName.split('/').slice(-2).join('/') ?? ''}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}
