import type { Command } from 'commander';
import type { Outcome, Registry } from '../command.ts';
import { addressOf, online, serverOf } from '../rest/online.ts';
import { columns } from '../terminal/tables/columns.ts';
import { shownPath } from '../terminal/words/diagnostic-text.ts';

/** `pull`: writes what is live into the files of a pack; 4, and nothing written, where files were changed as well. */
export function pull(registry: Registry): void {
  const { program, say, perform } = registry;
  online(program.command('pull'), registry)
    .description(say({ de: 'schreibt, was live ist, in die Dateien', en: 'writes what is live into the files' }))
    .argument('[flows...]', say({ de: 'Namen von Abläufen; sonst alle', en: 'names of flows; else all of them' }))
    .option(
      '--pack <folder>',
      say({ de: 'Ablaufpaket; sonst das eingestellte', en: 'flow pack; else the one of the settings' }),
    )
    .action((flows: string[], { pack }: { pack?: string }, command: Command) =>
      perform(async (shell): Promise<Outcome> => {
        const { pullFiles } = await import('../flows/pull-files.ts');
        const folder = pack ?? shell.settings.packFolder;
        const items = await pullFiles(serverOf(shell, command), addressOf(shell, command), folder, flows);
        const headings = [
          { de: 'Ablauf', en: 'Flow' },
          { de: 'Datei', en: 'File' },
          { de: 'Art', en: 'Tag' },
          { de: 'Version', en: 'Version' },
        ].map(shell.say);
        const rows = items.map(({ flow, file, tag, version }) => [flow, shownPath(file), tag, String(version)]);
        return { exitCode: 0, data: { items }, text: columns(headings, rows) };
      }),
    );
}
