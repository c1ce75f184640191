import { Currency, Decimal, defineAction, FileRef, Instant, type Action } from '@belegfluss/sdk';
import type { Database } from '@belegfluss/store';
import { Type } from 'typebox';
import { keyed } from './keyed-effect.ts';
import { deeds } from './load-deeds.ts';
import { onceForItsKey } from './once-for-its-key.ts';

/** The contracts of cases. */
export function contractActions(db: Database): Action[] {
  const define = defineAction<unknown>();
  const done = onceForItsKey(db);
  return [
    define({
      id: 'contract.record',
      title: { de: 'Stand eines Vertrags vermerken', en: 'Note the state of a contract' },
      effect: keyed,
      input: Type.Object({
        caseId: Type.String(),
        connection: Type.String(),
        key: Type.String(),
        name: Type.String(),
        status: Type.String(),
        at: Instant(),
      }),
      output: Type.Object({ contractId: Type.String() }),
      run: (ctx, input) => done('contract.record', ctx, ({ recordContract }, tx) => recordContract(tx, input)),
    }),
    define({
      id: 'contract.sign',
      title: { de: 'Unterschriebenen Vertrag ablegen', en: 'Keep a signed contract' },
      effect: keyed,
      input: Type.Object({
        connection: Type.String(),
        key: Type.String(),
        status: Type.String(),
        signedAt: Instant(),
        amount: Decimal(),
        currency: Currency(),
        pdf: FileRef,
        metadata: Type.Record(Type.String(), Type.Unknown()),
      }),
      output: Type.Object({
        contractId: Type.String(),
        caseId: Type.String(),
        dealKey: Type.String(),
        customerId: Type.String(),
      }),
      run: async (ctx, input) => (await deeds()).signContract(db, input, ctx.clock.now()),
    }),
  ];
}
