import type { Outcome, Registry } from '../command.ts';
import type { PackFindings } from '../check/pack-check.ts';
import { wrongUse, type CommandError } from '../command-error.ts';
import { pathsOrPack, type Settings } from '../config.ts';
import { counted } from '../terminal/words/counted.ts';

const MOST_NAMED = 5;
/** The flow on standard input. */
const PIPED = '-';

/** `check`: judges flow packs without a server or a database; 1 when anything in them is wrong. */
export function check({ program, say, perform }: Registry): void {
  program
    .command('check')
    .description(say({ de: 'prüft Abläufe, ohne sie auszuführen', en: 'checks flows without running them' }))
    .argument(
      '[paths...]',
      say({
        de: 'Dateien oder Ordner, oder - für einen Ablauf auf der Standardeingabe; sonst das eingestellte Ablaufpaket',
        en: 'files or folders, or - for a flow on standard input; else the flow pack in use',
      }),
    )
    .action((paths: string[]) =>
      perform(async ({ settings, say: speak }): Promise<Outcome> => {
        const { diagnostics, packs, files, unjudged } = await findingsOf(paths, settings);
        const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
        const checked = {
          de: `${counted(files, 'Datei', 'Dateien')} geprüft`,
          en: `${counted(files, 'file', 'files')} checked`,
        };
        const found = { de: counted(errors, 'Fehler', 'Fehler'), en: counted(errors, 'error', 'errors') };
        const left = {
          de: `; nicht beurteilt, da sich das Ablaufpaket nicht lesen lässt: ${named(unjudged)}`,
          en: `; not judged, since the flow pack cannot be read: ${named(unjudged)}`,
        };
        return {
          exitCode: errors === 0 ? 0 : 1,
          data: { ok: errors === 0, packs, files, unjudged },
          text: `${speak(checked)}, ${speak(found)}${unjudged.length > 0 ? speak(left) : ''}`,
          diagnostics,
          findingsAreData: true,
        };
      }),
    );
}

async function findingsOf(paths: readonly string[], settings: Settings): Promise<PackFindings> {
  const { packFolder, packEnvironment } = settings;
  if (paths.includes(PIPED)) {
    if (paths.length > 1) throw onlyPiped();
    const { checkPiped } = await import('../check/piped-flow.ts');
    return checkPiped(PIPED, packFolder, packEnvironment);
  }
  const { checkPaths } = await import('../check/pack-check.ts');
  return checkPaths(pathsOrPack(paths, settings), packEnvironment);
}

function onlyPiped(): CommandError {
  return wrongUse(
    { de: 'Ein Ablauf auf der Standardeingabe wird allein geprüft.', en: 'A flow on standard input is checked alone.' },
    {
      de: 'Schreiben Sie belegfluss check - und die Dateien in einem zweiten Aufruf.',
      en: 'Write belegfluss check -, and the files in a second call.',
    },
  );
}

/** The first names of a list, and how many more there are. */
function named(names: readonly string[]): string {
  const few = names.slice(0, MOST_NAMED).join(', ');
  return names.length > MOST_NAMED ? `${few} + ${names.length - MOST_NAMED}` : few;
}
