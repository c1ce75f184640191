import { defineEntity } from '@belegfluss/sdk';
import { readJob } from '../client.ts';
import type { DatevConfig } from '../config.ts';
import { ImportJob, type VendorJob } from '../schemas.ts';

/** Entity `import_job`: how far DATEV is with a file. A result we do not know counts as not decided yet. */
export const importJob = defineEntity<DatevConfig>()({
  id: 'import_job',
  title: { de: 'Importauftrag', en: 'Import job' },
  schema: ImportJob,
  async read(ctx, key) {
    const job = await readJob(ctx, key);
    return job === undefined ? undefined : importJobOf(job);
  },
});

/** The record of a job. */
function importJobOf(job: VendorJob) {
  const result = job.result ?? 'pending';
  const record = {
    id: job.id,
    result,
    done: result === 'succeeded' || result === 'failed',
    succeeded: result === 'succeeded',
    messages: messagesOf(job),
    fileName: job.filename,
    referenceId: job.reference_id,
    label: job.label,
    records: job.number_of_accounting_records,
    receivedAt: job.timestamp,
  };
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as typeof record;
}

function messagesOf(job: VendorJob): string[] {
  const details = job.validation_details;
  if (details === undefined) return [];
  const elements = (details.affected_elements ?? []).map(({ name, reason }) => joined(name, reason));
  return [joined(details.title, details.detail), ...elements].filter((message) => message !== '');
}

function joined(subject: string | undefined, statement: string | undefined): string {
  return [subject, statement].filter((part) => part !== undefined).join(': ');
}
