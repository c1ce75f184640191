import { QuestionRaised, type Answer } from '@belegfluss/sdk';
import type { Database } from '@belegfluss/store';
import { amountWords } from '../../rules/amount-words.ts';
import { rounded } from '../../rules/money.ts';
import { unknownRecord } from '../billing-errors.ts';

/** How a statement's gap was settled: there is none (any more), a person accepts it, or waits for the missing statement. */
export type GapVerdict = 'joined' | 'accepted' | 'awaited';

interface StatementRow {
  id: string;
  account: string;
  currency: string;
  opening: string;
  closing: string;
  fromDate: string;
  toDate: string;
  gap: string | null;
  gapKind: string | null;
  confirmed: { option: string } | null;
}

/** Asks the finance department about a gap, once; its answer is kept with the statement. */
export function confirmGap(
  db: Database,
  statementId: string,
  answer: Answer | undefined,
): Promise<{ verdict: GapVerdict; difference: string }> {
  return db.transaction(async (tx) => {
    const [statement] = await tx.query<StatementRow>(
      `select id, account, currency, opening, closing, from_date::text as "fromDate", to_date::text as "toDate", gap, gap_kind as "gapKind",
         gap_confirmed as confirmed from bank_statement where id::text = $1 for update`,
      [statementId],
    );
    if (statement === undefined) throw unknownRecord('statement', statementId);
    if (statement.gap === null) return { verdict: 'joined', difference: rounded('0', statement.currency) };
    const option = statement.confirmed?.option ?? answer?.option;
    if (option === undefined) throw gapQuestion(statement);
    if (statement.confirmed === null) {
      await tx.query('update bank_statement set gap_confirmed = $2 where id = $1', [
        statement.id,
        JSON.stringify(answer),
      ]);
    }
    return { verdict: option === 'accept' ? 'accepted' : 'awaited', difference: statement.gap };
  });
}

function gapQuestion(statement: StatementRow): QuestionRaised {
  const { account, currency, opening, closing, fromDate, toDate, gap, gapKind } = statement;
  const difference = amountWords(gap ?? '0', currency);
  return new QuestionRaised({
    kind: 'bank.balance_gap',
    owner: 'finance',
    subject: `statement:${statement.id}`,
    title: {
      de: `Die Salden des Kontos ${account} schließen nicht an: ${difference.de}`,
      en: `The balances of account ${account} do not join: ${difference.en}`,
    },
    evidence: { account, currency, opening, closing, fromDate, toDate, difference: gap, where: gapKind },
    options: [
      {
        value: 'accept',
        label: { de: 'Differenz hinnehmen', en: 'Accept the difference' },
        consequence: { de: 'Der Auszug gilt, wie er ist.', en: 'The statement counts as it is.' },
      },
      {
        value: 'await_statement',
        label: { de: 'Fehlender Auszug wird eingelesen', en: 'The missing statement will be imported' },
        consequence: {
          de: 'Der Hinweis verschwindet, sobald der fehlende Auszug die Lücke schließt.',
          en: 'The mark disappears once the missing statement fills the gap.',
        },
      },
    ],
  });
}
