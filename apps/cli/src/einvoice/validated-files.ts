import {
  invoiceProfiles,
  maximumInvoiceBytes,
  validateInvoiceFile,
  type InvoiceProfile,
  type ReportSubject,
  type ValidationReport,
} from '@belegfluss/documents';
import type { Diagnostic } from '@belegfluss/sdk';
import { basename } from 'node:path';
import { wrongUse } from '../command-error.ts';
import { readBeginning } from '../files/read-beginning.ts';
import { shownPath } from '../terminal/words/diagnostic-text.ts';
import { unreadablePath } from './invoice-paths.ts';

/** What was found in one invoice; `report` and `subject` make its pages. */
export interface ValidatedInvoice {
  file: string;
  errors: number;
  warnings: number;
  diagnostics: Diagnostic[];
  report: ValidationReport;
  subject: ReportSubject;
}

/** The profile of a name. Throws CommandError `cli.usage` for one that does not exist. */
export function profileNamed(name: string | undefined): InvoiceProfile | undefined {
  const profile = invoiceProfiles.find((one) => one === name);
  if (profile !== undefined || name === undefined) return profile;
  throw wrongUse(
    { de: `Das Profil ${name} gibt es nicht.`, en: `There is no profile ${name}.` },
    { de: `Es gibt ${invoiceProfiles.join(', ')}.`, en: `There are ${invoiceProfiles.join(', ')}.` },
  );
}

/** Validates one file. Throws CommandError `cli.usage` for a path that cannot be read as a file. */
export async function validateFile(
  path: string,
  profile: InvoiceProfile | undefined,
  at: Date,
): Promise<ValidatedInvoice> {
  // One byte more than any invoice has tells the reader that a file is too large.
  const bytes = await readBeginning(path, maximumInvoiceBytes + 1).catch((cause: unknown) => {
    throw unreadablePath(path, cause);
  });
  const { report, about } = validateInvoiceFile(bytes, profile === undefined ? {} : { profile });
  const file = shownPath(path);
  const count = (severity: Diagnostic['severity']): number =>
    report.findings.filter((finding) => finding.severity === severity).length;
  return {
    file,
    errors: count('error'),
    warnings: count('warning'),
    diagnostics: report.findings.map((finding) => ({ ...finding, file })),
    report,
    subject: { ...about, file: basename(path), checkedAt: at.toISOString() },
  };
}
