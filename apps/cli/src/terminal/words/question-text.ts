import type { QuestionField, QuestionOption, Text } from '@belegfluss/sdk';
import type { QuestionRow } from '../../rest/answers.ts';

type Say = (text: Text) => string;

/** A question as a person reads it: what it is about, what is known, what can be answered and what follows. */
export function questionText({ title, kind, owner, state, evidence, options, answer }: QuestionRow, say: Say): string {
  const facts = Object.entries(evidence).map(([name, value]) => `  ${name}: ${factText(value, say)}`);
  const end = answer ? ['', `${answer.answeredBy}, ${answer.answeredAt}: ${answer.option}`] : [];
  return [
    say(title),
    `${kind}  ${owner}  ${state}`,
    '',
    ...facts,
    '',
    ...options.flatMap((option) => optionLines(option, say)),
    ...end,
  ].join('\n');
}

/** A sentence in the language of the reader; what is no text is shown as data. */
function factText(value: unknown, say: Say): string {
  if (typeof value === 'string') return value;
  return isText(value) ? say(value) : JSON.stringify(value);
}

function isText(value: unknown): value is Text {
  return Object.keys(Object(value)).sort().join() === 'de,en';
}

function optionLines({ value, label, consequence, fields = [] }: QuestionOption, say: Say): string[] {
  return [
    `${value}: ${say(label)}`,
    `  ${say(consequence)}`,
    ...fields.map((field) => `  --field ${field.name}=${fieldHint(field, say)}`),
  ];
}

function fieldHint({ type, label, required, choices = [], suggestion }: QuestionField, say: Say): string {
  const values = choices.length > 0 ? choices.map(({ value }) => value).join('|') : type;
  const optional = required ? '' : say({ de: ', freiwillig', en: ', optional' });
  const proposed =
    suggestion === undefined ? '' : say({ de: `, Vorschlag: ${suggestion}`, en: `, suggestion: ${suggestion}` });
  return `<${values}>  (${say(label)}${optional}${proposed})`;
}
