import type { Diagnostic } from '../../../diagnostic.ts';
import type { Rule } from '../rule.ts';

/** The rule that an element, or the attribute after `@`, is not used in invoices after EN 16931. */
export function notForeseen(id: string, path: string, severity: Diagnostic['severity'] = 'warning'): Rule {
  const [element = '', attribute] = path.split('/@');
  const [de, en] =
    attribute === undefined
      ? [`Das Element ${named(element)}`, `The element ${named(element)}`]
      : [
          `Das Attribut ${attribute} ${element && `am Element ${named(element)} `}`.trimEnd(),
          `The attribute ${attribute} ${element && `of the element ${named(element)} `}`.trimEnd(),
        ];
  return {
    id,
    severity,
    message: {
      de: `${de} ist für Rechnungen nach EN 16931 nicht vorgesehen.`,
      en: `${en} is not foreseen for invoices after EN 16931.`,
    },
  };
}

function named(path: string): string {
  return path.replace(/^\/\//, '');
}
