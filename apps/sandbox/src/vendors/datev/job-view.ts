import type { ExtfJob } from './extf-service.ts';

/** A job as the API shows it: what the header said appears once the file was read; nothing is ever null. */
export function viewJob(job: ExtfJob): Record<string, unknown> {
  const { header, refusal, records } = job.content;
  const known = {
    id: job.id,
    filename: job.fileName,
    client_application_display_name: 'Belegfluss',
    client_application_version: job.applicationVersion,
    reference_id: job.referenceId,
    result: job.result,
    timestamp: job.timestamp,
  };
  if (job.result === 'pending') return known;
  return {
    ...known,
    data_category_id: header?.category,
    fiscal_year_begin: header?.fiscalYearBegin,
    date_from: header?.dateFrom,
    date_to: header?.dateTo,
    label: header?.label,
    number_of_accounting_records: header === undefined ? undefined : records,
    validation_details: refusal,
  };
}
