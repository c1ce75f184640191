import { Currency, Decimal, defineAction, FileRef, Instant, type Action, type WriteContext } from '@belegfluss/sdk';
import type { Database, Sql } from '@belegfluss/store';
import { Type } from 'typebox';
import { effectOf, keyed } from './keyed-effect.ts';
import { deeds } from './load-deeds.ts';

/** The deal that opens a case; `connection` and `key` name it in the CRM. */
const Deal = Type.Object({
  connection: Type.String(),
  key: Type.String(),
  name: Type.String(),
  amount: Decimal(),
  currency: Currency(),
  closedAt: Instant(),
  owner: Type.Optional(Type.String()),
});

/** A change of a case at a moment. */
type Change<T> = (deed: Awaited<ReturnType<typeof deeds>>, tx: Sql, at: Date) => Promise<T>;

/** Cases, their contracts, and what the CRM is told about them. */
export function caseActions(db: Database): Action[] {
  const define = defineAction<unknown>();
  /** The same key again gets the first result: a worker that wakes late must not set anything back. */
  const done = async <T>(action: string, ctx: WriteContext, change: Change<T>) => {
    const deed = await deeds();
    const effect = effectOf(ctx);
    return deed.once(db, action, effect, (tx) => change(deed, tx, effect.at));
  };
  return [
    define({
      id: 'case.open',
      title: { de: 'Vorgang eröffnen', en: 'Open a case' },
      effect: keyed,
      input: Type.Object({ deal: Deal, customerId: Type.Optional(Type.String()) }),
      output: Type.Object({ caseId: Type.String() }),
      run: (ctx, input) =>
        done('case.open', ctx, ({ openCase }, tx, at) => openCase(tx, input.deal, input.customerId, at)),
    }),
    define({
      id: 'case.assign',
      title: { de: 'Vorgang einem Kunden zuordnen', en: 'Assign a case to its customer' },
      effect: keyed,
      input: Type.Object({ caseId: Type.String(), customerId: Type.String() }),
      output: Type.Object({ caseId: Type.String() }),
      run: (ctx, input) =>
        done('case.assign', ctx, ({ assignCase }, tx, at) => assignCase(tx, input.caseId, input.customerId, at)),
    }),
    define({
      id: 'case.report',
      title: { de: 'Meldung an das CRM vermerken', en: 'Note what the CRM was told' },
      effect: keyed,
      input: Type.Object({ caseId: Type.String(), status: Type.String(), paidAmount: Decimal(), at: Instant() }),
      output: Type.Object({ caseId: Type.String() }),
      run: (ctx, input) =>
        done('case.report', ctx, async ({ reportCase }, tx, at) => {
          await reportCase(tx, input, at);
          return { caseId: input.caseId };
        }),
    }),
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
    define({
      id: 'overdue.mark',
      title: { de: 'Überfällige Vorgänge markieren', en: 'Mark overdue cases' },
      effect: keyed,
      input: Type.Object({}),
      output: Type.Object({
        cases: Type.Array(
          Type.Object({
            caseId: Type.String(),
            dealKey: Type.String(),
            dealConnection: Type.String(),
            overdueSince: Type.String(),
            open: Decimal(),
          }),
        ),
      }),
      run: async (ctx) => (await deeds()).markOverdue(db, effectOf(ctx)),
    }),
  ];
}
