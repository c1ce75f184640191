import { createInterface } from 'node:readline/promises';
import type { Gallery } from '@belegfluss/flow';
import type { Text } from '@belegfluss/sdk';

/** What a person at a terminal wants. */
export interface Wishes {
  company: string | undefined;
  templates: string[];
}

/** Asks for the company and for templates by their numbers; Enter takes the usual. `ask` puts one question and gives the answer. */
export async function askWishes(
  { goals, usual }: Gallery,
  say: (text: Text) => string,
  ask: (question: string) => Promise<string>,
): Promise<Wishes> {
  const company = (await ask(say({ de: 'Name des Unternehmens: ', en: 'Name of the company: ' }))).trim();
  const ways = goals.flatMap(({ title, templates }) => templates.map((template) => ({ goal: title, template })));
  const menu = ways.map(({ goal, template }, index) => `  ${index + 1}  ${say(goal)}: ${say(template.title)}`);
  const wish = say({
    de: `Nummern der Vorlagen, durch Komma getrennt (Eingabetaste: ${usual.join(', ')}): `,
    en: `Numbers of the templates, by comma (Enter: ${usual.join(', ')}): `,
  });
  const answer = await ask(`${menu.join('\n')}\n${wish}`);
  const numbers = answer.split(/[\s,]+/).filter((part) => part !== '');
  // What is no number of the menu is taken as a template's own name, and judged as one.
  const templates = numbers.map((part) => ways[Number(part) - 1]?.template.id ?? part);
  return { company: company === '' ? undefined : company, templates };
}

/** Asks at this terminal, on standard error: results alone go to standard output. */
export async function atTerminal<T>(work: (ask: (question: string) => Promise<string>) => Promise<T>): Promise<T> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await work((question) => lines.question(question));
  } finally {
    lines.close();
  }
}
