import type { Command } from 'commander';
import type { Outcome, Registry } from '../command.ts';
import { wholeNumber } from '../flows/whole-number.ts';
import { addressOf, online, serverOf } from '../rest/online.ts';

interface Options {
  against: string;
  pack?: string;
}

/** `diff`: what differs between files and what is live, or a version; 1 where anything does. */
export function diff(registry: Registry): void {
  const { program, say, perform } = registry;
  online(program.command('diff'), registry)
    .description(say({ de: 'vergleicht Dateien mit dem, was live ist', en: 'compares files with what is live' }))
    .argument('[flow]', say({ de: 'Ablauf oder Datei; sonst alle', en: 'flow or file; else all of them' }))
    .option('--against <version>', say({ de: 'live oder eine Version (v12)', en: 'live, or a version (v12)' }), 'live')
    .option(
      '--pack <folder>',
      say({ de: 'Ablaufpaket; sonst das eingestellte', en: 'flow pack; else the one of the settings' }),
    )
    .action((word: string | undefined, { against, pack }: Options, command: Command) =>
      perform(async (shell): Promise<Outcome> => {
        const { flowOrFile, flowsOf } = await import('../flows/local-flows.ts');
        const { diffFiles } = await import('../flows/diff-files.ts');
        const folder = pack ?? shell.settings.packFolder;
        const locals = word === undefined ? flowsOf(folder) : [flowOrFile(word, folder)];
        const side = against === 'live' ? against : wholeNumber(against);
        const { items, text } = await diffFiles(serverOf(shell, command), addressOf(shell, command), locals, side);
        const same = { de: 'Kein Unterschied.', en: 'No difference.' };
        return { exitCode: text === '' ? 0 : 1, data: { items }, text: text || shell.say(same) };
      }),
    );
}
