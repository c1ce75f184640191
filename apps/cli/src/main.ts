import { Command, CommanderError, Option } from 'commander';
import type { Text } from '@belegfluss/sdk';
import type { Outcome, Registry, Shell } from './command.ts';
import { CommandError, diagnosticsOf, wrongUse } from './command-error.ts';
import { verbsOf } from './commands/verbs.ts';
import { readSettings, type Language, type Settings } from './config.ts';
import { helpIn } from './terminal/words/help-words.ts';
import { misuseWords } from './terminal/words/misuse-words.ts';
import { processTerminal } from './terminal/process-terminal.ts';
import { printFailure, printOutcome, type Manner, type Terminal } from './terminal/printer.ts';

const VERSION = '0.1.0';
/** Screen and what was scrolled away; then the upper left corner. */
const CLEAR = '\u001B[2J\u001B[3J\u001B[H';

export { isAllSaid } from './terminal/process-terminal.ts';

/** Runs one call of `belegfluss` and gives back its exit code. `argv` is what follows the command's name. */
export async function main(
  argv: string[],
  terminal: Terminal = processTerminal,
  settings: Settings = readSettings(),
): Promise<number> {
  const manner: Manner = {
    json: argv.includes('--json'),
    language: wishedLanguage(argv) ?? settings.language,
    colour: settings.colour,
  };
  let exitCode = 0;
  const program = commandLine(argv, terminal, manner, settings, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return misused(terminal, manner, error);
    printFailure(terminal, manner, diagnosticsOf(error));
    return error instanceof CommandError ? error.exitCode : 1;
  }
}

/** Known before the arguments are read, because the help speaks it, too. */
function wishedLanguage(argv: string[]): Language | undefined {
  const wish = argv
    .find((part, index) => part.startsWith('--lang=') || argv[index - 1] === '--lang')
    ?.replace('--lang=', '');
  return wish === 'de' || wish === 'en' ? wish : undefined;
}

function commandLine(
  argv: readonly string[],
  terminal: Terminal,
  manner: Manner,
  settings: Settings,
  ended: (exitCode: number) => void,
): Command {
  const say = (text: Text) => text[manner.language];
  const program = new Command('belegfluss')
    .description(
      say({ de: 'Vom gewonnenen Auftrag zur bezahlten Rechnung.', en: 'From the won deal to the paid invoice.' }),
    )
    .version(VERSION, '--version', say({ de: 'zeigt die Version', en: 'shows the version' }))
    .configureHelp(helpIn(manner.language))
    .helpCommand('help [verb]', say({ de: 'zeigt die Hilfe eines Verbs', en: 'shows the help of a verb' }))
    .helpOption('-h, --help', say({ de: 'zeigt diese Hilfe', en: 'shows this help' }))
    .option('--json', say({ de: 'gibt genau ein JSON-Dokument aus', en: 'prints exactly one JSON document' }))
    .addOption(
      new Option('--lang <language>', say({ de: 'Sprache der Ausgabe', en: 'language of the output' })).choices([
        'de',
        'en',
      ]),
    )
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: (text) => void (manner.json ? undefined : terminal.err(text)),
      // Wrong use is said by us, in the chosen language and form.
      outputError: () => undefined,
    });
  const shell: Shell = { settings, json: manner.json, language: manner.language, say, progress, show, clear };
  const registry: Registry = { program, say, perform };
  for (const register of verbsOf(argv)) register(registry);
  return program;

  function show(outcome: Outcome): void {
    printOutcome(terminal, manner, outcome);
  }

  function clear(): void {
    if (settings.isScreen) terminal.out(CLEAR);
  }

  function progress(line: string): void {
    if (!manner.json) terminal.err(`${line}\n`);
  }

  async function perform(work: Parameters<Registry['perform']>[0]): Promise<void> {
    const outcome = await work(shell);
    if (typeof outcome === 'number') return ended(outcome);
    show(outcome);
    ended(outcome.exitCode);
  }
}

/** commander ends a call by an exception: fine for help and version, wrong use for all else. */
function misused(terminal: Terminal, manner: Manner, error: CommanderError): number {
  if (error.exitCode === 0) return 0;
  // A verb is missing: people have been shown the help already.
  if (error.code === 'commander.help' && !manner.json) return 2;
  const words = misuseWords(error);
  const { diagnostics, exitCode } = wrongUse(
    {
      de: `So lässt sich der Befehl nicht aufrufen: ${words.de}`,
      en: `The command cannot be called like this: ${words.en}`,
    },
    {
      de: 'belegfluss --help zeigt alle Verben, belegfluss VERB --help seine Optionen.',
      en: 'belegfluss --help shows all verbs, belegfluss VERB --help its options.',
    },
    error,
  );
  printFailure(terminal, manner, diagnostics);
  return exitCode;
}
