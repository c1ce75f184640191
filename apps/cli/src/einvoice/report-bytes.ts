import { reportHtml, reportPdf } from '@belegfluss/documents';
import type { Language } from '../config.ts';
import type { ReportKind } from './report-places.ts';
import type { ValidatedInvoice } from './validated-files.ts';

/** The report of one invoice as a page for people. */
export async function reportBytes(
  kind: ReportKind,
  { report, subject }: ValidatedInvoice,
  language: Language,
): Promise<Uint8Array> {
  if (kind === 'pdf') return reportPdf(report, subject, language);
  return new TextEncoder().encode(reportHtml(report, subject, language));
}
