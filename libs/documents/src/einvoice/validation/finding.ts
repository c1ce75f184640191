import type { Diagnostic, Text } from '../../diagnostic.ts';
import type { Breach } from '../rules/rule.ts';
import type { ModelField } from './model-fields.ts';

/** A rule that an invoice breaks, or a fault of the file itself. */
export interface Finding extends Diagnostic {
  /** `BR-CO-10`, `BR-DE-15`, `PEPPOL-EN16931-R010`; `structure-missing` and the like for what the schema refuses. */
  rule: string;
  /** The business term or group to mend: `BT-106`; undefined where the rule is about the syntax alone. */
  term?: string;
  /** The element that breaks the rule, or the one in which something is missing: `Invoice/InvoiceLine[2]/Price`. */
  path: string;
  /** The field of the model to mend: `lines[2].netAmount`. */
  field?: string;
  /** What would be right, where it can be computed. */
  proposal?: string;
}

/** The finding that says a breach, as severe as the profile has it. */
export function findingOf(breach: Breach, severity: Diagnostic['severity'], at: ModelField | undefined): Finding {
  const { rule, element, attribute, proposal, facts } = breach;
  const term = at?.term ?? rule.term;
  const path = attribute === undefined ? element.path : `${element.path}/@${attribute}`;
  return {
    code: `einvoice.${rule.id.toLowerCase().replaceAll('-', '_')}`,
    severity,
    message: (at && rule.messageAbout?.(at.term)) ?? rule.message,
    remedy: rule.remedy?.(breach) ?? remedyOf(at?.field ?? path, term, proposal),
    line: element.line,
    column: element.column,
    path,
    rule: rule.id,
    ...(term === undefined ? {} : { term }),
    ...(at === undefined ? {} : { field: at.field }),
    ...(proposal === undefined ? {} : { proposal }),
    ...(facts === undefined ? {} : { facts }),
  };
}

function remedyOf(place: string, term: string | undefined, proposal: string | undefined): Text {
  const named = term === undefined ? place : `${place} (${term})`;
  if (proposal !== undefined)
    return { de: `Prüfen Sie ${named}; passen würde: ${proposal}.`, en: `Check ${named}; ${proposal} would fit.` };
  return { de: `Ergänzen oder berichtigen Sie ${named}.`, en: `Complete or correct ${named}.` };
}

/** The finding that says why a file cannot be read at all. */
export function unreadable(diagnostic: Diagnostic): Finding {
  return { ...diagnostic, rule: 'XML', path: diagnostic.path ?? '' };
}
