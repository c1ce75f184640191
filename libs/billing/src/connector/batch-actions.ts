import { defineAction, FileRef, Instant, type Action } from '@belegfluss/sdk';
import { Type } from 'typebox';
import type { Database } from '@belegfluss/store';
import type { BillingSettings } from '../settings/billing-settings.ts';
import { effectOf, keyed } from './keyed-effect.ts';
import { deeds } from './load-deeds.ts';

/** Handing bookings over to DATEV. */
export function batchActions(db: Database, settings: BillingSettings): Action[] {
  const define = defineAction<unknown>();
  return [
    define({
      id: 'booking_batch.close',
      title: { de: 'Buchungsstapel abschließen', en: 'Close booking batches' },
      effect: keyed,
      input: Type.Object({}),
      output: Type.Object({
        batches: Type.Array(
          Type.Object({
            batchId: Type.String(),
            fileName: Type.String(),
            file: FileRef,
            debtorsFileName: Type.Optional(Type.String()),
            debtorsFile: Type.Optional(FileRef),
            bookings: Type.Integer(),
          }),
        ),
      }),
      run: async (ctx) => (await deeds()).closeBatches({ db, settings, files: ctx.files }, effectOf(ctx)),
    }),
    define({
      id: 'booking_batch.confirm',
      title: { de: 'Übernahme eines Buchungsstapels vermerken', en: 'Note that a batch was taken over' },
      effect: keyed,
      input: Type.Object({
        batchId: Type.String(),
        jobId: Type.String(),
        at: Instant(),
        succeeded: Type.Optional(
          Type.Boolean({ default: true, description: 'False where DATEV refused the file: a person is asked' }),
        ),
        messages: Type.Optional(Type.Array(Type.String())),
      }),
      output: Type.Object({ cases: Type.Array(Type.Object({ caseId: Type.String(), dealKey: Type.String() })) }),
      run: async (ctx, { succeeded = true, messages = [], ...confirmed }) => {
        const refused = succeeded ? {} : { refused: { messages } };
        return (await deeds()).confirmBatch(db, { ...confirmed, ...refused }, effectOf(ctx));
      },
    }),
  ];
}
