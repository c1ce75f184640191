import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { isTest, sourceFiles, textOf } from './source-files.ts';

/** Where settings are read: each app's one configuration file. */
const ALLOWED = /^apps\/[^/]+\/src\/config\.ts$/;
/** Plain scripts that start or build the product before any of its code runs. */
const SCRIPTS = /^(apps\/[^/]+\/(bin\/)?[^/]+\.js|apps\/[^/]+\/[^/]+\.config\.ts)$/;

/** True where the code, not a comment or a text, reads `process.env`. */
function readsEnvironment(file: string): boolean {
  const text = textOf(file);
  if (!text.includes('env')) return false;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const reads = (node: ts.Node): boolean =>
    (ts.isPropertyAccessExpression(node) &&
      node.name.text === 'env' &&
      node.expression.getText(source) === 'process') ||
    (ts.isImportDeclaration(node) && /^import .*\benv\b.*'node:process'/.test(node.getText(source))) ||
    ts.forEachChild(node, (child) => reads(child) || undefined) === true;
  return reads(source);
}

describe('the environment', () => {
  it('is read in the configuration of an app only', () => {
    const readers = sourceFiles().filter((file) => !isTest(file) && !SCRIPTS.test(file) && readsEnvironment(file));
    expect(readers.filter((file) => !ALLOWED.test(file))).toEqual([]);
  });

  it('is recognised by this test', () => {
    expect(readsEnvironment('libs/testing/src/test-database.ts')).toBe(true);
    expect(readsEnvironment('test/architecture/source-files.ts')).toBe(false);
  });
});
