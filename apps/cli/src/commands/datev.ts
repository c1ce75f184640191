import type { Outcome, Registry, Shell } from '../command.ts';
import type { LintedFile } from '../datev/lint-files.ts';
import { counted } from '../terminal/words/counted.ts';

/** `datev lint`: judges EXTF files without a server or a database; 1 when DATEV would refuse one of them. */
export function datev({ program, say, perform }: Registry): void {
  program
    .command('datev')
    .description(say({ de: 'Dateien für DATEV', en: 'files for DATEV' }))
    .command('lint')
    .description(
      say({
        de: 'prüft EXTF-Dateien so, wie DATEV sie beim Import prüft',
        en: 'judges EXTF files as DATEV does on import',
      }),
    )
    .argument(
      '<files...>',
      say({
        de: 'Buchungsstapel, Stammdaten, Beschriftungen oder Zahlungsbedingungen',
        en: 'booking batches, master data, labels or payment terms',
      }),
    )
    .action((files: string[]) => perform((shell) => lintFiles(shell, files)));
}

async function lintFiles({ say }: Shell, paths: string[]): Promise<Outcome> {
  const { lintFile } = await import('../datev/lint-files.ts');
  const files: LintedFile[] = [];
  for (const path of paths) files.push(await lintFile(path));
  const errors = files.reduce((sum, file) => sum + file.errors, 0);
  const warnings = files.reduce((sum, file) => sum + file.warnings, 0);
  const checked = { de: counted(files.length, 'Datei', 'Dateien'), en: counted(files.length, 'file', 'files') };
  const found = {
    de: `${counted(errors, 'Fehler', 'Fehler')}, ${counted(warnings, 'Warnung', 'Warnungen')}`,
    en: `${counted(errors, 'error', 'errors')}, ${counted(warnings, 'warning', 'warnings')}`,
  };
  return {
    exitCode: errors === 0 ? 0 : 1,
    data: { ok: errors === 0, files: files.map(({ diagnostics: _diagnostics, ...file }) => file) },
    text: say({ de: `${checked.de} geprüft, ${found.de}`, en: `${checked.en} checked, ${found.en}` }),
    diagnostics: files.flatMap(({ diagnostics }) => diagnostics),
    findingsAreData: true,
    hidesLines: true,
  };
}
