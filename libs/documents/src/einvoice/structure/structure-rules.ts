import type { Text } from '../../diagnostic.ts';
import type { Rule } from '../rules/rule.ts';

function rule(id: string, de: string, en: string): Rule {
  const message: Text = { de, en };
  return { id, severity: 'error', message };
}

/** What the official XML schema of a syntax refuses. The names of these rules are our own: the schema has none. */
export const structureRules = {
  root: rule(
    'structure-root',
    'Die Datei ist keine Rechnung in UBL oder CII.',
    'The file is no invoice in UBL or CII.',
  ),
  unknown: rule('structure-unknown', 'Dieses Element ist hier nicht vorgesehen.', 'This element is not foreseen here.'),
  order: rule(
    'structure-order',
    'Dieses Element steht an der falschen Stelle: Es gehört vor eines der Elemente davor.',
    'This element is out of order: it belongs before one of the elements above it.',
  ),
  repeated: rule(
    'structure-repeated',
    'Dieses Element darf hier nur einmal stehen.',
    'This element may stand here only once.',
  ),
  missing: rule(
    'structure-missing',
    'Hier fehlt ein Element, das das Schema verlangt.',
    'An element that the schema demands is missing here.',
  ),
  text: rule(
    'structure-text',
    'In diesem Element stehen nur Elemente, kein Text.',
    'This element holds elements only, no text.',
  ),
  value: rule(
    'structure-value',
    'Der Wert hat nicht die Form, die das Schema verlangt.',
    'The value does not have the form that the schema demands.',
  ),
  attribute: rule(
    'structure-attribute',
    'Dieses Attribut ist hier nicht vorgesehen oder hat einen anderen Wert.',
    'This attribute is not foreseen here or has another value.',
  ),
  attributeMissing: rule(
    'structure-attribute-missing',
    'Hier fehlt ein Attribut, das das Schema verlangt.',
    'An attribute that the schema demands is missing here.',
  ),
} as const;
