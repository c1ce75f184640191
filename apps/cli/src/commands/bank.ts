import type { Outcome, Registry, Shell } from '../command.ts';
import type { ImportedFile } from '../bank/statement-files.ts';
import { columns } from '../terminal/tables/columns.ts';

/** `bank import`: reads statements into the database without a server; 1 when a file is refused, the others are imported. */
export function bank({ program, say, perform }: Registry): void {
  program
    .command('bank')
    .description(say({ de: 'Kontoauszüge', en: 'bank statements' }))
    .command('import')
    .description(
      say({
        de: 'liest Kontoauszüge ein, jede Buchung genau einmal',
        en: 'imports statements, each entry exactly once',
      }),
    )
    .argument(
      '<files...>',
      say({
        de: 'Dateien in CAMT.052, .053, .054, MT940, MT942 oder CSV (bekannte Bank oder csvProfiles einer Verbindung)',
        en: 'files in CAMT.052, .053, .054, MT940, MT942 or CSV (a known bank, or csvProfiles of a connection)',
      }),
    )
    .action((files: string[]) => perform((shell) => importFiles(shell, files)));
}

async function importFiles(shell: Shell, paths: string[]): Promise<Outcome> {
  const [{ openBooks }, { openPack, csvProfilesOf }, { importFile }, { handOver }, { systemClock }] = await Promise.all(
    [
      import('../bank/books.ts'),
      import('../bank/pack.ts'),
      import('../bank/statement-files.ts'),
      import('../bank/hand-over.ts'),
      import('@belegfluss/sdk'),
    ],
  );
  const books = await openBooks(shell.settings);
  const files: ImportedFile[] = [];
  try {
    const pack = openPack(books, shell.settings);
    const profiles = csvProfilesOf(pack);
    for (const path of paths) files.push(await importFile(books, path, systemClock.now(), profiles));
    const gaps = files.flatMap((file) => file.gaps);
    await handOver(books, pack, gaps);
  } finally {
    await books.close();
  }
  const diagnostics = files.flatMap((file) => file.diagnostics);
  const ok = diagnostics.length === 0;
  const data = { ok, files: files.map(({ diagnostics: _diagnostics, ...file }) => file) };
  return { exitCode: ok ? 0 : 1, data, text: importText(shell, files), diagnostics };
}

function importText({ say }: Shell, files: ImportedFile[]): string {
  const headings = [
    { de: 'Datei', en: 'File' },
    { de: 'Auszüge', en: 'Statements' },
    { de: 'Umsätze', en: 'Entries' },
    { de: 'neu', en: 'New' },
    { de: 'bekannt', en: 'Known' },
    { de: 'vorgemerkt', en: 'Pending' },
    { de: 'Lücke in den Salden', en: 'Gap in the balances' },
  ].map(say);
  const rows = files.map((file) =>
    file.state === 'refused'
      ? [file.file, say({ de: 'abgelehnt', en: 'refused' })]
      : [file.file, file.statements, file.entries, file.added, file.duplicates, file.pending, gapText(file, say)].map(
          String,
        ),
  );
  return columns(headings, rows);
}

function gapText({ gaps }: ImportedFile, say: Shell['say']): string {
  if (gaps.length === 0) return '–';
  const amounts = gaps.map(({ difference, currency }) => `${difference} ${currency}`).join(', ');
  return say({ de: `${amounts}, Frage gestellt`, en: `${amounts}, question asked` });
}
