import { businessDay, nextWorkday, plusDays } from '@belegfluss/calendar';
import type { Database, Sql } from '@belegfluss/store';
import { isOverdue } from '../../rules/invoices/due-date.ts';
import { once, type Effect } from '../effect-journal.ts';
import type { CaseKey } from '../case-files.ts';

/** A case whose payment has just become late. */
export interface OverdueCase extends CaseKey {
  overdueSince: string;
  open: string;
}

/** Marks the cases that have become overdue by now and returns them; a case is returned once until what is late is paid. */
export function markOverdue(db: Database, effect: Effect): Promise<{ cases: OverdueCase[] }> {
  const { at } = effect;
  const today = businessDay(at);
  return once(db, 'overdue.mark', effect, async (tx) => {
    const late = await tx.query<CaseKey & { open: string; dueDate: string }>(
      `select c.id as "caseId", c.deal_key as "dealKey", c.connection as "dealConnection", sum(o.open) as open, min(o.due_date)::text as "dueDate"
       from case_file c join open_item o on o.case_id = c.id and o.open > 0
       where c.overdue_since is null and o.due_date < $1::date
       group by c.id order by c.id`,
      [today],
    );
    const cases = late
      .filter(({ dueDate }) => isOverdue(dueDate, today))
      .map(({ dueDate, ...found }) => ({ ...found, overdueSince: plusDays(nextWorkday(dueDate), 1) }));
    for (const { caseId, overdueSince } of cases) {
      await tx.query('update case_file set overdue_since = $2, updated_at = $3 where id = $1', [
        caseId,
        overdueSince,
        at,
      ]);
    }
    return { cases };
  });
}

/** Takes the mark from a case of which nothing that was late is open any more; what became late meanwhile is marked by the next look. */
export async function endOverdue(tx: Sql, caseId: string): Promise<void> {
  await tx.query(
    `update case_file c set overdue_since = null
     where c.id = $1 and not exists (
       select 1 from open_item o where o.case_id = c.id and o.open > 0 and o.due_date < c.overdue_since)`,
    [caseId],
  );
}
