import { createInterface } from 'node:readline';
import type { Gallery } from '@belegfluss/flow';
import type { Text } from '@belegfluss/sdk';
import { wrongUse } from '../command-error.ts';

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

/**
 * Asks at this terminal, on standard error: results alone go to standard output. Throws CommandError `cli.usage` where the input
 * ends before the answer.
 */
export async function atTerminal<T>(work: (ask: (question: string) => Promise<string>) => Promise<T>): Promise<T> {
  // The terminal edits its lines itself, so that Ctrl-C ends the command as everywhere.
  const input = createInterface({ input: process.stdin, terminal: false });
  const lines = input[Symbol.asyncIterator]();
  try {
    return await work(async (question) => {
      process.stderr.write(question);
      const line = await lines.next();
      if (!line.done) return line.value;
      throw wrongUse(
        { de: 'Die Eingabe endete vor der Antwort.', en: 'The input ended before the answer.' },
        { de: 'Nennen Sie --company und --template.', en: 'Name --company and --template.' },
      );
    });
  } finally {
    input.close();
  }
}
