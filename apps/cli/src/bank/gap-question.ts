import { confirmGap, type BalanceGap } from '@belegfluss/billing';
import { openQuestion } from '@belegfluss/records';
import { QuestionRaised, type QuestionDraft } from '@belegfluss/sdk';
import type { Database } from '@belegfluss/store';

/** Opens the question `bank.balance_gap` about a statement whose balances do not join; its id, `undefined` where the gap is settled. */
export async function askAboutGap(db: Database, gap: BalanceGap, at: Date): Promise<string | undefined> {
  const draft = await questionAbout(db, gap);
  return draft && (await db.transaction((tx) => openQuestion(tx, { draft, at }))).id;
}

/** As flows ask it. */
async function questionAbout(db: Database, { statementId }: BalanceGap): Promise<QuestionDraft | undefined> {
  try {
    await confirmGap(db, statementId, undefined);
    return undefined;
  } catch (error) {
    if (error instanceof QuestionRaised) return error.question;
    throw error;
  }
}
