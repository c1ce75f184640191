import type { Text } from '../../diagnostic.ts';
import type { Breach, Rule } from '../rules/rule.ts';

/** `remedy` says what is to be done with an element or an attribute of that name; `demanded` is what is missing in it. */
function rule(id: string, de: string, en: string, remedy?: (name: string, demanded: string) => Text): Rule {
  const message: Text = { de, en };
  return {
    id,
    severity: 'error',
    message,
    ...(remedy && { remedy: (breach) => remedy(nameIn(breach), breach.facts?.['element'] ?? '') }),
  };
}

function nameIn({ element, attribute }: Breach): string {
  return attribute === undefined ? element.name : `@${attribute}`;
}

/** What the official XML schema of a syntax refuses. The names of these rules are our own: the schema has none. */
export const structureRules = {
  root: rule(
    'structure-root',
    'Die Datei ist keine Rechnung in UBL oder CII.',
    'The file is no invoice in UBL or CII.',
    () => ({
      de: 'Fordern Sie beim Absender eine Rechnung in UBL 2.1 oder CII D16B an.',
      en: 'Ask the sender for an invoice in UBL 2.1 or CII D16B.',
    }),
  ),
  unknown: rule(
    'structure-unknown',
    'Dieses Element ist hier nicht vorgesehen.',
    'This element is not foreseen here.',
    (name) => ({
      de: `Entfernen Sie ${name}, oder berichtigen Sie Namen und Namensraum.`,
      en: `Remove ${name}, or correct its name and namespace.`,
    }),
  ),
  order: rule(
    'structure-order',
    'Dieses Element steht an der falschen Stelle: Es gehört vor eines der Elemente davor.',
    'This element is out of order: it belongs before one of the elements above it.',
    (name) => ({
      de: `Setzen Sie ${name} dorthin, wo das Schema es hat.`,
      en: `Put ${name} where the schema has it.`,
    }),
  ),
  repeated: rule(
    'structure-repeated',
    'Dieses Element darf hier nur einmal stehen.',
    'This element may stand here only once.',
    (name) => ({ de: `Behalten Sie nur das richtige ${name}.`, en: `Keep only the right ${name}.` }),
  ),
  missing: rule(
    'structure-missing',
    'Hier fehlt ein Element, das das Schema verlangt.',
    'An element that the schema demands is missing here.',
    (name, demanded) => ({ de: `Ergänzen Sie in ${name}: ${demanded}.`, en: `Add to ${name}: ${demanded}.` }),
  ),
  text: rule(
    'structure-text',
    'In diesem Element stehen nur Elemente, kein Text.',
    'This element holds elements only, no text.',
    (name) => ({ de: `Entfernen Sie den Text in ${name}.`, en: `Remove the text in ${name}.` }),
  ),
  attribute: rule(
    'structure-attribute',
    'Dieses Attribut ist hier nicht vorgesehen oder hat einen anderen Wert.',
    'This attribute is not foreseen here or has another value.',
    (name) => ({ de: `Entfernen oder berichtigen Sie ${name}.`, en: `Remove or correct ${name}.` }),
  ),
  attributeMissing: rule(
    'structure-attribute-missing',
    'Hier fehlt ein Attribut, das das Schema verlangt.',
    'An attribute that the schema demands is missing here.',
    (name) => ({ de: `Ergänzen Sie ${name}.`, en: `Add ${name}.` }),
  ),
} as const;

/** What a value of each type of the schema is, in German and English. */
const forms: Record<string, [de: string, en: string]> = {
  date: ['kein Tag des Kalenders in der Form 2026-11-21', 'no day of the calendar in the form 2026-11-21'],
  time: ['keine Uhrzeit in der Form 14:30:00', 'no time in the form 14:30:00'],
  dateTime: ['kein Zeitpunkt in der Form 2026-11-21T14:30:00', 'no moment in the form 2026-11-21T14:30:00'],
  decimal: [
    'keine Zahl in der Form 1234.56, mit Punkt und ohne Tausenderzeichen',
    'no number in the form 1234.56, with a point and without separators of thousands',
  ],
  boolean: ['weder true noch false', 'neither true nor false'],
  base64Binary: ['kein Inhalt in Base64', 'no content in Base64'],
};

const ofValues = new Map(
  Object.entries(forms).map(([type, [de, en]]) => [
    type,
    rule('structure-value', `Der Wert ist ${de}.`, `The value is ${en}.`),
  ]),
);
const ofAnyValue = rule(
  'structure-value',
  'Der Wert hat nicht die Form, die das Schema verlangt.',
  'The value does not have the form that the schema demands.',
);

/** The rule that a value has the form of its type. */
export function valueRule(type: string): Rule {
  return ofValues.get(type) ?? ofAnyValue;
}

/** Whether a rule is about the form of a value, whatever term it holds. */
export function isAboutValue({ id }: Rule): boolean {
  return id === ofAnyValue.id;
}
