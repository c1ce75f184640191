import ts from 'typescript';
import { filesBelow, textOf } from '../architecture/source-files.ts';

/** Variables that the server's configuration reads. */
export function serverVariables(): string[] {
  return pairsOf('apps/server/src/config.ts', 'NAMES').map(([, name]) => name.replaceAll("'", ''));
}

/** Variables that the command's configuration reads. */
export function commandVariables(): string[] {
  return [
    ...new Set(
      [...textOf('apps/cli/src/config.ts').matchAll(/environment\['([A-Z_]+)'\]/g)].map((match) => match[1] ?? ''),
    ),
  ];
}

/** Names of the figures that the server offers to Prometheus. */
export function metricNames(): string[] {
  return [...textOf('apps/server/src/health/metrics.ts').matchAll(/'(belegfluss_\w+)'/g)].map(
    (match) => match[1] ?? '',
  );
}

/** `GET /api/v1/cases/:id` for each route of each controller. */
export function routes(): string[] {
  const controllers = filesBelow('apps/server/src').filter((file) => file.endsWith('.controller.ts'));
  return controllers.flatMap((file) => {
    const text = textOf(file);
    const base = /@Controller\((?:'([^']*)')?\)/.exec(text)?.[1] ?? '';
    return [...text.matchAll(/@(Get|Post|Put|Delete|Patch|Sse)\((?:'([^']*)')?\)/g)].map(
      ([, method = '', path = '']) => {
        const verb = method === 'Sse' ? 'GET' : method.toUpperCase();
        return `${verb} /${[base, path].filter((part) => part !== '').join('/')}`;
      },
    );
  });
}

/** Settings that `settings.billing` may hold. */
export function billingSettings(): string[] {
  return propertiesOf('libs/billing/src/settings/billing-settings.ts', 'BillingSettings');
}

/** Keys of flow files: of the file itself, of every step, and by kind of trigger and step. */
export function flowShapes(): {
  file: string[];
  common: string[];
  triggers: Record<string, string[]>;
  steps: Record<string, string[]>;
} {
  const file = 'libs/flow/src/language/flow-file.ts';
  const stepFile = 'libs/flow/src/language/step-shapes.ts';
  const kinds = (source: string, table: string) =>
    Object.fromEntries(pairsOf(source, table).map(([kind, shape]) => [kind, propertiesOf(source, shape)]));
  return {
    file: propertiesOf(file, 'FlowFile'),
    common: propertiesOf(stepFile, 'common'),
    triggers: kinds(file, 'TRIGGER_SHAPES'),
    steps: kinds(stepFile, 'STEP_SHAPES'),
  };
}

/** Keys that a part of a declared system may have, by the constant that holds its shape. */
export function systemShapes(): Record<string, string[]> {
  const parts = {
    System: 'system',
    OAuth2: 'system',
    Entity: 'entity',
    Read: 'entity',
    Changes: 'entity',
    Next: 'entity',
    Action: 'action',
    Effect: 'action',
    Lookup: 'action',
    Batch: 'action',
    Upsert: 'upsert',
    Find: 'upsert',
    write: 'upsert',
    Webhook: 'webhook',
    Hmac: 'webhook',
    Events: 'webhook',
  };
  return Object.fromEntries(
    Object.entries(parts).map(([constant, file]) => [
      constant,
      propertiesOf(`connectors/http/declaration/${file}-shape.ts`, constant),
    ]),
  );
}

/** Names of the first object literal in what a constant is set to: the fields of its schema. */
function propertiesOf(file: string, constant: string): string[] {
  return firstObject(file, constant).properties.flatMap((property) => (property.name ? [property.name.getText()] : []));
}

function pairsOf(file: string, constant: string): [string, string][] {
  return firstObject(file, constant).properties.flatMap((property): [string, string][] =>
    ts.isPropertyAssignment(property) ? [[property.name.getText(), property.initializer.getText()]] : [],
  );
}

function firstObject(file: string, constant: string): ts.ObjectLiteralExpression {
  const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);
  let found: ts.ObjectLiteralExpression | undefined;
  const look = (node: ts.Node): void => {
    if (!found && ts.isObjectLiteralExpression(node)) found = node;
    if (!found) ts.forEachChild(node, look);
  };
  for (const statement of source.statements) {
    const declared = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
    for (const { name, initializer } of declared) if (name.getText() === constant && initializer) look(initializer);
  }
  if (!found) throw new Error(`${file} has no object ${constant}`);
  return found;
}
