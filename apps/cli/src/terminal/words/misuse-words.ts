import type { CommanderError } from 'commander';
import type { Text } from '@belegfluss/sdk';

/** What commander says in English, and the German for it; what stands in brackets goes over. */
const GERMAN: readonly [RegExp, string][] = [
  [/^unknown command '(.*)'$/, 'Das Verb „$1“ gibt es nicht'],
  [/^unknown option '(.*)'$/, 'Die Option „$1“ gibt es nicht'],
  [/^missing required argument '(.*)'$/, 'Das Argument „$1“ fehlt'],
  [/^required option '(.*)' not specified$/, 'Die Option „$1“ fehlt'],
  [/^option '(.*)' argument missing$/, 'Hinter der Option „$1“ fehlt ihr Wert'],
  [
    /^option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/,
    'Die Option „$1“ kennt „$2“ nicht; erlaubt ist: $3',
  ],
  [
    /^command-argument value '(.*)' is invalid for argument '(.*)'\. Allowed choices are (.*)\.$/,
    'Das Argument „$2“ kennt „$1“ nicht; erlaubt ist: $3',
  ],
  [
    /^too many arguments(?: for '.*')?\. Expected (\d+) arguments? but got (\d+)\.$/,
    'Zu viele Argumente: $2 statt höchstens $1',
  ],
];
const HINT = /\s*\(Did you mean (one of )?(.*)\?\)$/;

/** In both languages, why commander took a call for wrong, as the end of a sentence that begins with that. */
export function misuseWords({ code, message }: Pick<CommanderError, 'code' | 'message'>): Text {
  if (code === 'commander.help') return { de: 'Ein Verb fehlt', en: 'a verb is missing' };
  const en = message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  const meant = HINT.exec(en)?.[2];
  const said = en.replace(HINT, '');
  const [pattern, words] = GERMAN.find(([each]) => each.test(said)) ?? [];
  if (!pattern || words === undefined) return { de: en, en };
  return { de: `${said.replace(pattern, words)}${meant === undefined ? '' : `. Meinten Sie ${meant}?`}`, en };
}
