import { Currency, Decimal, defineAction, Instant, type Action } from '@belegfluss/sdk';
import type { Database } from '@belegfluss/store';
import { Type } from 'typebox';
import { effectOf, keyed } from './keyed-effect.ts';
import { deeds } from './load-deeds.ts';
import { onceForItsKey } from './once-for-its-key.ts';

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

/** Cases, what the CRM is told about them, and which are overdue. */
export function caseActions(db: Database): Action[] {
  const define = defineAction<unknown>();
  const done = onceForItsKey(db);
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
