import { Argument, type Command, type Option } from 'commander';
import type { Outcome, Registry } from '../command.ts';
import {
  completionScript,
  SHELLS,
  type CompletedOption,
  type CompletedVerb,
  type ShellName,
  type Values,
} from '../terminal/completion-script.ts';

/** `completion`: a script by which a shell completes verbs and options; made from the program itself. */
export function completion({ program, say, perform }: Registry): void {
  program
    .command('completion')
    .description(
      say({
        de: 'schreibt, womit bash, zsh oder fish Verben und Optionen ergänzen',
        en: 'writes what bash, zsh or fish complete verbs and options by',
      }),
    )
    .addArgument(new Argument('<shell>', SHELLS.join(', ')).choices(SHELLS))
    .action((shell: ShellName) =>
      perform((): Promise<Outcome> => {
        const text = completionScript(shell, verbsOf(program));
        return Promise.resolve({ exitCode: 0, data: { shell, script: text }, text });
      }),
    );
}

/** The program and all verbs below it, as they can be typed; options of a verb are good for the verbs below it, too. */
function verbsOf(command: Command, path: string[] = [], above: CompletedVerb['options'] = []): CompletedVerb[] {
  const own = command.createHelp().visibleOptions(command);
  const named = own.map((option) => completed(option));
  const options = [...named, ...above.filter(({ name }) => !named.some((option) => option.name === name))];
  const handedDown = options.filter(({ name }) => name !== '--version');
  return [
    {
      path,
      argument: argumentOf(command),
      verbs: command.commands.map((verb) => ({ name: verb.name(), description: verb.description() })),
      options,
    },
    ...command.commands.flatMap((verb) => verbsOf(verb, [...path, verb.name()], handedDown)),
  ];
}

function completed({ long, short, description, required, optional, argChoices, ...option }: Option): CompletedOption {
  const word = { name: long ?? short ?? '', description };
  if (!required && !optional) return word;
  return { ...word, takes: argChoices ?? (option.flags.endsWith('<flow>') ? 'flow' : 'any') };
}

/** What may stand as an argument of a verb; flows are called so in its usage. */
function argumentOf({ registeredArguments: [first] }: Command): Values {
  return first?.argChoices ?? (/^flows?$/.test(first?.name() ?? '') ? 'flow' : 'any');
}
