import type { QuestionDraft } from '@belegfluss/sdk';
import { newId, type Sql, storableJson, storableText } from '@belegfluss/store';
import type { Waiter } from './question.ts';

/** What to ask, which step waits for it (none where nothing runs), and when (business time). */
export interface Opening {
  draft: QuestionDraft;
  waiter?: Waiter;
  at: Date;
  dueAt?: Date;
}

/**
 * Opens a question, or lets one more step wait for the open one about the same subject. The first draft stays as it was, but
 * for the time: the next that is over for one of those who wait counts.
 */
export async function openQuestion(tx: Sql, opening: Opening): Promise<{ id: string; created: boolean }> {
  const { id, created } = await openOrJoin(tx, opening);
  const { waiter } = opening;
  if (waiter) {
    await tx.query(
      `insert into question_waiter (question_id, run_id, step_path) values ($1, $2, $3) on conflict do nothing`,
      [id, waiter.runId, waiter.step],
    );
  }
  return { id, created };
}

async function openOrJoin(tx: Sql, { draft, at, dueAt }: Opening): Promise<{ id: string; created: boolean }> {
  const subject = storableText(draft.subject);
  for (;;) {
    const [inserted] = await tx.query<{ id: string }>(
      `insert into question (id, kind, owner, subject, title, evidence, options, state, opened_at, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9)
       on conflict (kind, subject) where state = 'open' do nothing
       returning id`,
      [
        newId(),
        draft.kind,
        draft.owner,
        subject,
        storableJson(draft.title),
        storableJson(draft.evidence),
        storableJson(draft.options),
        at,
        dueAt ?? null,
      ],
    );
    if (inserted) return { id: inserted.id, created: true };
    // The lock keeps an answer from slipping in between: it wakes only the waiters that it sees.
    const [open] = await tx.query<{ id: string }>(
      `select id from question where kind = $1 and subject = $2 and state = 'open' for update`,
      [draft.kind, subject],
    );
    if (!open) continue;
    await tx.query(
      `update question set due_at = least(case when due_at > $2 then due_at end, $3::timestamptz) where id = $1`,
      [open.id, at, dueAt ?? null],
    );
    return { id: open.id, created: false };
  }
}
