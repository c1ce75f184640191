import { defineAction, FileRef } from '@belegfluss/sdk';
import { Type } from 'typebox';
import { findJob, importFile } from '../client.ts';
import type { DatevConfig } from '../config.ts';
import { referenceId } from '../reference.ts';

const Input = Type.Object({
  file: FileRef,
  fileName: Type.String({ pattern: '^EXTF_.{0,51}\\.csv$' }),
  referenceId: Type.String({ minLength: 1, description: 'Ours for this file; one file, one reference' }),
});
const Output = Type.Object({ jobId: Type.String(), retryAfterSeconds: Type.Integer() });

/** Action `extf.import`: hands a file in EXTF format over; the entity `import_job` tells how it went. */
export const extfImport = defineAction<DatevConfig>()({
  id: 'extf.import',
  title: { de: 'Buchungsstapel übergeben', en: 'Hand over booking batch' },
  input: Input,
  output: Output,
  effect: {
    kind: 'write',
    class: 'D',
    lag: (config) => config.jobListLag ?? 'PT30S',
    async find(ctx, input) {
      const job = await findJob(ctx, referenceId(input.referenceId));
      return job === undefined ? undefined : { jobId: job.id, retryAfterSeconds: 0 };
    },
  },
  async run(ctx, input) {
    const bytes = await ctx.files.get(input.file);
    return importFile(ctx, { bytes, name: input.fileName, reference: referenceId(input.referenceId) });
  },
});
