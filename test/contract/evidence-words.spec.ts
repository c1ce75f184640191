import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { isTest, sourceFiles, textOf } from '../architecture/source-files.ts';

/** The names of facts that questions of our own show to people: those of the object itself, and of objects and lists inside. */
function evidenceNames(file: string): string[] {
  const text = textOf(file);
  if (!text.includes('evidence: {')) return [];
  const names: string[] = [];
  const take = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node))
      for (const property of node.properties) {
        if (property.name && ts.isIdentifier(property.name)) names.push(property.name.text);
        if (ts.isPropertyAssignment(property) && !isSentence(property.initializer)) ts.forEachChild(property, take);
      }
    else ts.forEachChild(node, take);
  };
  const look = (node: ts.Node): void => {
    const isEvidence = ts.isPropertyAssignment(node) && node.name.getText() === 'evidence';
    if (isEvidence && ts.isObjectLiteralExpression(node.initializer)) take(node.initializer);
    else ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return names;
}

function isSentence(node: ts.Expression): boolean {
  return ts.isObjectLiteralExpression(node) && node.properties.some((property) => property.name?.getText() === 'de');
}

const asked = [
  ...new Set(
    sourceFiles()
      .filter((file) => file.startsWith('libs/') && !isTest(file))
      .flatMap(evidenceNames),
  ),
];

describe('the facts of a question', () => {
  it('are found by this test', () => {
    expect(asked).toEqual(expect.arrayContaining(['partyIban', 'rule', 'step', 'batchId', 'candidates', 'table']));
  });

  it.each(['de', 'en'])('have words in the console (%s)', (language) => {
    const catalogue = JSON.parse(textOf(`apps/console/src/i18n/${language}.json`)) as {
      evidence: Record<string, string>;
    };
    // Fields of our customers, with whom a new one is compared.
    const fields = [
      'debtorNumber',
      'customerNumber',
      'vatId',
      'street',
      'zip',
      'city',
      'country',
      'email',
      'invoiceFormat',
    ];
    expect([...asked, ...fields].filter((name) => catalogue.evidence[name] === undefined)).toEqual([]);
  });
});
