import { join } from 'node:path';
import ts from 'typescript';
import { compile } from './compile.ts';
import { fromRoot, isTest, ROOT, sourceFiles } from './source-files.ts';

/** A diagnostic code and the first place in the source where it is raised. */
export interface CodeUse {
  code: string;
  /** `libs/tables/src/finding.ts:41` */
  place: string;
}

const CODE = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/;
const SCANNED = /^(libs|connectors|apps\/(server|cli))\//;

/**
 * Every code that the source gives to something called `code`, with the compiler's help: literals, choices
 * between literals, templates such as `bank.${fault}` with unions inside, and what callers pass for a parameter.
 */
export function usedCodes(): CodeUse[] {
  const files = sourceFiles().filter((file) => SCANNED.test(file) && file.endsWith('.ts') && !isTest(file));
  const { checker, sources } = compile(files.map((file) => join(ROOT, file)));
  const read = valueReader(checker, argumentsByParameter(checker, sources));
  const places = new Map<string, string>();
  for (const source of sources) {
    for (const node of codeExpressions(source)) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      for (const code of read(node).filter((value) => CODE.test(value))) {
        if (!places.has(code)) places.set(code, `${fromRoot(source.fileName)}:${line}`);
      }
    }
  }
  return [...places].map(([code, place]) => ({ code, place })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The expressions that are assigned to a property `code`. */
function codeExpressions(source: ts.SourceFile): ts.Expression[] {
  return nodesOf(source).flatMap((node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText(source) === 'code') return [node.initializer];
    if (ts.isShorthandPropertyAssignment(node) && node.name.text === 'code') return [node.name];
    const isAssignment = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    return isAssignment && node.left.getText(source).endsWith('.code') ? [node.right] : [];
  });
}

type Arguments = Map<ts.Node, ts.Expression[]>;

function argumentsByParameter(checker: ts.TypeChecker, sources: readonly ts.SourceFile[]): Arguments {
  const found: Arguments = new Map();
  for (const node of sources.flatMap(nodesOf)) {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) continue;
    const parameters = checker.getResolvedSignature(node)?.declaration?.parameters ?? [];
    for (const [index, argument] of (node.arguments ?? []).entries()) {
      const parameter = parameters[index];
      if (parameter) found.set(parameter, [...(found.get(parameter) ?? []), argument]);
    }
  }
  return found;
}

/** Gives a reader of all texts that an expression can have, as far as they stand in the source. */
function valueReader(checker: ts.TypeChecker, passed: Arguments): (node: ts.Expression) => string[] {
  const read = (node: ts.Expression, seen: ReadonlySet<ts.Node>): string[] => {
    const again = (each: ts.Expression): string[] => read(each, seen);
    if (ts.isStringLiteralLike(node)) return [node.text];
    if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(again);
    if (ts.isParenthesizedExpression(node)) return again(node.expression);
    if (ts.isBinaryExpression(node)) return [node.left, node.right].flatMap(again);
    if (ts.isTemplateExpression(node)) {
      return node.templateSpans.reduce(
        (heads, { expression, literal }) =>
          heads.flatMap((head) => again(expression).map((value) => head + value + literal.text)),
        [node.head.text],
      );
    }
    const type = checker.getTypeAtLocation(node);
    const values = (type.isUnion() ? type.types : [type]).flatMap((each) =>
      each.isStringLiteral() ? [each.value] : [],
    );
    const parameter = declarationOf(checker, node);
    if (values.length > 0 || !parameter || seen.has(parameter)) return values;
    return (passed.get(parameter) ?? []).flatMap((each) => read(each, new Set([...seen, parameter])));
  };
  return (node) => read(node, new Set());
}

function declarationOf(checker: ts.TypeChecker, node: ts.Expression): ts.Declaration | undefined {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  return symbol?.valueDeclaration;
}

function nodesOf(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return nodes;
}
