import type { StatementFile } from '@belegfluss/documents';
import { DiagnosticError } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';
import type { OutlinedStatement } from './statement-outline.ts';

type Message = StatementFile['message'];

/** Whether a message is the bank's last word on its days; reports, notifications and lists may repeat or lack entries. */
export function isFinal(message: Message): boolean {
  return message === 'camt.053' || message === 'mt940';
}

/**
 * Refuses what could count money twice: CAMT, MT940 and CSV word the same entry differently, so it cannot be known again in another of them.
 * Throws `billing.statement_account_missing` and `billing.statement_other_format`.
 */
export async function checkFormat(tx: Sql, message: Message, { account, days }: OutlinedStatement): Promise<void> {
  if (account === '' && message === 'csv') throw accountMissing();
  const known = await tx.query<{ message: Message; day: string }>(
    `select s.message, min(t.booked_on)::text as day from bank_transaction t join bank_statement s on s.id = t.statement_id
     where t.account = $1 and t.booked_on = any($2::date[]) group by s.message`,
    [account, days],
  );
  const other = known.find((one) => familyOf(one.message) !== familyOf(message));
  if (other) throw otherFormat(account, other, message);
}

function familyOf(message: Message): string {
  return message === 'csv' ? message : message.slice(0, 2);
}

function accountMissing(): DiagnosticError {
  return new DiagnosticError({
    code: 'billing.statement_account_missing',
    severity: 'error',
    message: {
      de: 'Die Umsatzliste nennt ihr Konto nicht.',
      en: 'The list of entries does not name its account.',
    },
    remedy: {
      de: 'Rufen Sie den Auszug bei der Bank als CAMT.053 oder MT940 ab.',
      en: 'Fetch the statement from the bank as CAMT.053 or MT940.',
    },
  });
}

function otherFormat(account: string, known: { message: Message; day: string }, message: Message): DiagnosticError {
  return new DiagnosticError({
    code: 'billing.statement_other_format',
    severity: 'error',
    message: {
      de: `Für ${account} sind Umsätze vom ${known.day} schon aus ${known.message} bekannt; aus ${message} kämen sie ein zweites Mal.`,
      en: `Entries of ${known.day} are known for ${account} from ${known.message} already; from ${message} they would come a second time.`,
    },
    remedy: {
      de: 'Lesen Sie für jeden Tag nur ein Format ein; rufen Sie die Datei mit anderen Tagen ab.',
      en: 'Import one format only for each day; fetch the file with other days.',
    },
    facts: { account, day: known.day, known: known.message, message },
  });
}
