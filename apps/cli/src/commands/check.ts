import type { Outcome, Registry } from '../command.ts';
import { pathsOrPack } from '../config.ts';
import { counted } from '../terminal/words/counted.ts';

/** `check`: judges flow packs without a server or a database; 1 when anything in them is wrong. */
export function check({ program, say, perform }: Registry): void {
  program
    .command('check')
    .description(say({ de: 'prüft Abläufe, ohne sie auszuführen', en: 'checks flows without running them' }))
    .argument(
      '[paths...]',
      say({
        de: 'Dateien oder Ordner; sonst das eingestellte Ablaufpaket',
        en: 'files or folders; else the flow pack in use',
      }),
    )
    .action((paths: string[]) =>
      perform(async ({ settings, say: speak }): Promise<Outcome> => {
        const { checkPaths } = await import('../check/pack-check.ts');
        const { diagnostics, packs, files } = checkPaths(pathsOrPack(paths, settings), settings.packEnvironment);
        const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
        const checked = {
          de: `${counted(files, 'Datei', 'Dateien')} geprüft`,
          en: `${counted(files, 'file', 'files')} checked`,
        };
        const found = { de: counted(errors, 'Fehler', 'Fehler'), en: counted(errors, 'error', 'errors') };
        return {
          exitCode: errors === 0 ? 0 : 1,
          data: { ok: errors === 0, packs, files },
          text: `${speak(checked)}, ${speak(found)}`,
          diagnostics,
          findingsAreData: true,
        };
      }),
    );
}
