import { Help, type HelpConfiguration } from 'commander';
import type { Language } from '../../config.ts';

/** What commander writes into a help by itself, and the German for it. */
const GERMAN: readonly [RegExp, string][] = [
  [/^Usage:/, 'Aufruf:'],
  [/^Arguments:/, 'Argumente:'],
  [/^Options:/, 'Optionen:'],
  [/^Global Options:/, 'Eingrenzung und allgemeine Optionen:'],
  [/^Commands:/, 'Verben:'],
  [/\[options\]/, '[Optionen]'],
  [/\[command\]/, '[Verb]'],
  [/\(choices: /, '(möglich: '],
  [/([(,] ?)default: /, '$1sonst: '],
];

/** Has commander write its own part of a help in this language. */
export function helpIn(language: Language): HelpConfiguration {
  if (language === 'en') return {};
  const plain = new Help();
  return {
    styleTitle: inGerman,
    commandUsage: (command) => inGerman(plain.commandUsage(command)),
    subcommandTerm: (command) => inGerman(plain.subcommandTerm(command)),
    optionDescription: (option) => inGerman(plain.optionDescription(option)),
    argumentDescription: (argument) => inGerman(plain.argumentDescription(argument)),
  };
}

function inGerman(text: string): string {
  return GERMAN.reduce((said, [english, german]) => said.replace(english, german), text);
}
