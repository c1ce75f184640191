import type { Outcome, Registry, Shell } from '../command.ts';
import type { ReportKind } from '../einvoice/report-places.ts';
import type { ValidatedInvoice } from '../einvoice/validated-files.ts';
import { columns } from '../terminal/tables/columns.ts';

type ReportTargets = Partial<Record<ReportKind, string>>;

/** `einvoice validate` and `einvoice show`: judge and show e-invoices without a server or a database. */
export function einvoice({ program, say, perform }: Registry): void {
  const verb = program.command('einvoice').description(say({ de: 'elektronische Rechnungen', en: 'e-invoices' }));
  verb
    .command('validate')
    .description(
      say({
        de: 'prüft Rechnungen in UBL, CII oder PDF nach EN 16931 und ihrem Profil',
        en: 'validates invoices in UBL, CII or PDF by EN 16931 and their profile',
      }),
    )
    .argument('<files...>', say({ de: 'Rechnungen oder Ordner mit Rechnungen', en: 'invoices or folders of them' }))
    .option(
      '--profile <profile>',
      say({
        de: 'prüft nach diesem Profil statt nach dem, das die Rechnung nennt: xrechnung, en16931, peppol, …',
        en: 'judges by this profile instead of the one that the invoice names: xrechnung, en16931, peppol, …',
      }),
    )
    .option('--html <path>', say({ de: 'schreibt Prüfberichte als HTML', en: 'writes reports in HTML' }))
    .option('--pdf <path>', say({ de: 'schreibt Prüfberichte als PDF', en: 'writes reports in PDF' }))
    .action((files: string[], { profile, ...targets }: ReportTargets & { profile?: string }) =>
      perform((shell) => validateInvoices(shell, files, profile, targets)),
    );
  verb
    .command('show')
    .description(
      say({ de: 'schreibt eine Rechnung als lesbare HTML-Seite', en: 'writes an invoice as an HTML page for people' }),
    )
    .argument('<file>', say({ de: 'Rechnung in UBL, CII oder PDF', en: 'invoice in UBL, CII or PDF' }))
    .option('--out <file>', say({ de: 'Datei der Seite, sonst NAME.html', en: 'file of the page, else NAME.html' }))
    .action((file: string, { out }: { out?: string }) => perform((shell) => showInvoice(shell, file, out)));
}

async function validateInvoices(
  shell: Shell,
  given: string[],
  wished: string | undefined,
  targets: ReportTargets,
): Promise<Outcome> {
  const [{ invoicePaths }, { profileNamed, validateFile }, { reportPlaces, writePage }, bars, sdk] = await Promise.all([
    import('../einvoice/invoice-paths.ts'),
    import('../einvoice/validated-files.ts'),
    import('../einvoice/report-places.ts'),
    import('../terminal/progress-bar.ts'),
    import('@belegfluss/sdk'),
  ]);
  const profile = profileNamed(wished);
  const paths = await invoicePaths(given);
  const kinds = (['html', 'pdf'] as const).filter((kind) => targets[kind] !== undefined);
  const places = await Promise.all(
    kinds.map(async (kind) => ({ kind, placeOf: await reportPlaces(targets[kind] ?? '', kind, paths.length > 1) })),
  );
  const bar = shell.json ? undefined : bars.progressBar(paths.length);
  const invoices: (ValidatedInvoice & { reports: string[] })[] = [];
  for (const path of paths) {
    const invoice = await validateFile(path, profile, sdk.systemClock.now());
    const reports: string[] = [];
    for (const { kind, placeOf } of places) {
      const { reportBytes } = await import('../einvoice/report-bytes.ts');
      const place = placeOf(path);
      writePage(place, await reportBytes(kind, invoice, shell.language));
      reports.push(place);
    }
    invoices.push({ ...invoice, reports });
    bar?.advance();
  }
  bar?.end();
  const ok = invoices.every(({ report }) => report.valid);
  return {
    exitCode: ok ? 0 : 1,
    data: { ok, files: invoices.map(fileData) },
    text: verdictText(shell, invoices),
    diagnostics: invoices.flatMap(({ diagnostics }) => diagnostics),
    findingsAreData: true,
    hidesLines: true,
  };
}

function fileData({ file, errors, warnings, report, subject, reports }: ValidatedInvoice & { reports: string[] }) {
  const { findings: _findings, ...verdict } = report;
  const { number, seller, buyer } = subject;
  return { file, number, seller, buyer, ...verdict, errors, warnings, reports };
}

function verdictText({ say }: Shell, invoices: readonly ValidatedInvoice[]): string {
  const headings = [
    { de: 'Datei', en: 'File' },
    { de: 'Rechnung', en: 'Invoice' },
    { de: 'Profil', en: 'Profile' },
    { de: 'Fehler', en: 'Errors' },
    { de: 'Warnungen', en: 'Warnings' },
    { de: 'Ergebnis', en: 'Verdict' },
  ].map(say);
  const rows = invoices.map(({ file, errors, warnings, report, subject }) => [
    file,
    subject.number ?? '–',
    report.profile ?? '–',
    String(errors),
    String(warnings),
    say(report.valid ? { de: 'gültig', en: 'valid' } : { de: 'ungültig', en: 'invalid' }),
  ]);
  return columns(headings, rows);
}

async function showInvoice({ language, say }: Shell, path: string, out: string | undefined): Promise<Outcome> {
  const [{ invoicePage }, { writePage }] = await Promise.all([
    import('../einvoice/invoice-page.ts'),
    import('../einvoice/report-places.ts'),
  ]);
  const { html, name } = await invoicePage(path, language);
  const page = out ?? `${name}.html`;
  writePage(page, html);
  return { exitCode: 0, data: { file: path, page }, text: say({ de: `Geschrieben: ${page}`, en: `Written: ${page}` }) };
}
