import { Argument, type Command } from 'commander';
import type { Outcome, Registry } from '../command.ts';
import { completionScript, SHELLS, type CompletedVerb, type ShellName } from '../terminal/completion-script.ts';

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

/** The program and all verbs below it, as they can be typed. */
function verbsOf(command: Command, path: string[] = []): CompletedVerb[] {
  const options = command.createHelp().visibleOptions(command);
  return [
    {
      path,
      verbs: command.commands.map((verb) => ({ name: verb.name(), description: verb.description() })),
      options: options.map(({ long, short, description }) => ({ name: long ?? short ?? '', description })),
    },
    ...command.commands.flatMap((verb) => verbsOf(verb, [...path, verb.name()])),
  ];
}
