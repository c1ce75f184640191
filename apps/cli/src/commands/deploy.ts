import type { Command } from 'commander';
import type { Outcome, Registry } from '../command.ts';
import { comingMoment } from '../flows/typed-moment.ts';
import { wholeNumber } from '../flows/whole-number.ts';
import { addressOf, online, serverOf } from '../rest/online.ts';
import { columns } from '../terminal/tables/columns.ts';
import { ownTime } from '../terminal/words/zoned-time.ts';
import { shownPath } from '../terminal/words/diagnostic-text.ts';

interface Options {
  at?: string;
  note?: string;
  base?: string;
}

/** `deploy`: brings flows of files live on a server, all or none; 4 where what is live was changed by somebody else. */
export function deploy(registry: Registry): void {
  const { program, say, perform } = registry;
  online(program.command('deploy'), registry)
    .description(say({ de: 'bringt Abläufe auf einem Server live', en: 'brings flows live on a server' }))
    .argument('<files...>', say({ de: 'Ablaufdateien oder Ordner', en: 'files of flows, or folders' }))
    .option(
      '--at <time>',
      say({
        de: 'erst dann, mit Zone (2026-12-01T06:00+01:00)',
        en: 'not before, with a zone (2026-12-01T06:00+01:00)',
      }),
    )
    .option('--note <text>', say({ de: 'wozu', en: 'what for' }))
    .option(
      '--base <version>',
      say({ de: 'die Live-Version, auf der die Dateien beruhen', en: 'the live version that the files build on' }),
    )
    .action((paths: string[], { at, note, base }: Options, command: Command) =>
      perform(async (shell): Promise<Outcome> => {
        const { deployFiles } = await import('../flows/deploy-files.ts');
        const { localFlows } = await import('../flows/local-flows.ts');
        const [api, server] = [serverOf(shell, command), addressOf(shell, command)];
        const { environment } = await api.get<{ environment: string }>('/system');
        shell.progress(`${environment}, ${server}`);
        const { items, diagnostics } = await deployFiles(api, server, localFlows(paths), {
          ...(at !== undefined && { at: comingMoment(at, new Date()) }),
          ...(note !== undefined && { note }),
          ...(base !== undefined && { base: wholeNumber(base) }),
        });
        const headings = [
          { de: 'Ablauf', en: 'Flow' },
          { de: 'Datei', en: 'File' },
          { de: 'Art', en: 'Tag' },
          { de: 'Version', en: 'Version' },
          { de: 'Zustand', en: 'State' },
          { de: 'ab', en: 'from' },
        ].map(shell.say);
        const rows = items.map(({ flow, file, tag, version, state, at: from }) => [
          flow,
          shownPath(file),
          tag,
          String(version),
          state,
          from === null ? '' : ownTime(from),
        ]);
        return { exitCode: 0, data: { environment, server, items }, text: columns(headings, rows), diagnostics };
      }),
    );
}
