import { billingConnector, type BalanceGap, type BillingSettings } from '@belegfluss/billing';
import { openQuestion } from '@belegfluss/records';
import { QuestionRaised, type Http, type QuestionDraft } from '@belegfluss/sdk';
import type { Books } from './books.ts';

const CONFIRM = 'statement.confirm_gap';
/** No connection is needed to ask; a call over one would be a mistake of ours. */
const noHttp = { request: () => Promise.reject(new Error('no connection')) } as unknown as Http;

/** Opens the question `bank.balance_gap` about a statement whose balances do not join; its id, `undefined` where the gap is settled. */
export async function askAboutGap({ db, files }: Books, gap: BalanceGap, at: Date): Promise<string | undefined> {
  const draft = await draftOf({ db, files }, gap, at);
  if (!draft) return undefined;
  return (await db.transaction((tx) => openQuestion(tx, { draft, at }))).id;
}

/** The question in the words of the built-in connector, which asks it in flows, too. */
async function draftOf(
  { db, files }: Pick<Books, 'db' | 'files'>,
  gap: BalanceGap,
  at: Date,
): Promise<QuestionDraft | undefined> {
  const confirm = billingConnector({ db, settings: {} as BillingSettings }).actions.find(({ id }) => id === CONFIRM);
  const effectKey = `bank_import/${CONFIRM}/${gap.statementId}`;
  const context = {
    config: {},
    http: noHttp,
    clock: { now: () => at },
    files,
    signal: new AbortController().signal,
    effectKey,
  };
  try {
    await confirm?.run(context, { statementId: gap.statementId });
    return undefined;
  } catch (error) {
    if (error instanceof QuestionRaised) return error.question;
    throw error;
  }
}
