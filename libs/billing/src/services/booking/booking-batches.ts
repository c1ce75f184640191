import { businessDay } from '@belegfluss/calendar';
import type { FileRef } from '@belegfluss/sdk';
import { newId, type Database, type Sql } from '@belegfluss/store';
import { exact, sum } from '../../rules/money.ts';
import { unknownRecord } from '../billing-errors.ts';
import type { BillingRoom } from '../billing-room.ts';
import { markStage } from '../case-files.ts';
import { once, type Effect } from '../effect-journal.ts';
import { bookingPeriod, writeBookingFile, writeDebtorFile, type ExportedBooking } from './extf-files.ts';
import { drawNumber } from '../number-draw.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { PARTY_COLUMNS, type Party } from '../contract/party-directory.ts';
import { takenByHand } from './refused-batch.ts';

/** A closed batch: its EXTF file, and the master data of debtors that DATEV does not know yet. */
export interface ClosedBatch {
  batchId: string;
  fileName: string;
  file: FileRef;
  debtorsFileName?: string;
  debtorsFile?: FileRef;
  bookings: number;
}

/** DATEV takes no more rows in one file. */
const MOST_BOOKINGS = 99_999;
const FILE_MEDIA_TYPE = 'text/csv; charset=windows-1252';
const closing = oneAtATime();

/** Puts every booking that is in no batch yet into one, a batch for each calendar year and fiscal year; a booking never gets into a second. */
export function closeBatches(room: BillingRoom, effect: Effect): Promise<{ batches: ClosedBatch[] }> {
  return closing(() =>
    once(room.db, 'booking_batch.close', effect, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('booking batch', 4))`);
      const bookings = await unexported(tx);
      const batches: ClosedBatch[] = [];
      for (const [period, rows] of Map.groupBy(bookings, (one) => bookingPeriod(room.settings, one))) {
        for (let start = 0; start < rows.length; start += MOST_BOOKINGS) {
          const part = rows.slice(start, start + MOST_BOOKINGS);
          const key = `${effect.key}/${period}/${start}`;
          batches.push(await closeBatch(tx, room, { ...effect, key }, period.slice(0, 4), part));
        }
      }
      return { batches };
    }),
  );
}

/** Notes that DATEV has taken a batch, or asks what became of one that it refused; cases whose invoices are all in confirmed batches are booked from then on. */
export function confirmBatch(
  db: Database,
  confirmed: { batchId: string; jobId: string; at: string; refused?: { messages: string[] } },
  effect: Effect,
): Promise<{ cases: { caseId: string; dealKey: string }[] }> {
  return once(db, 'booking_batch.confirm', effect, async (tx) => {
    const [known] = await tx.query<{ fileName: string }>(
      `update booking_batch set state = 'confirmed', job_id = $2, confirmed_at = $3 where id::text = $1 returning file->>'name' as "fileName"`,
      [confirmed.batchId, confirmed.jobId, confirmed.at],
    );
    if (known === undefined) throw unknownRecord('batch', confirmed.batchId);
    const { refused } = confirmed;
    if (refused) takenByHand({ batchId: confirmed.batchId, ...known, messages: refused.messages }, effect.answer);
    const cases = await tx.query<{ caseId: string; dealKey: string }>(
      `select c.id as "caseId", c.deal_key as "dealKey" from case_file c
       where exists (select 1 from booking b where b.case_id = c.id and b.batch_id = $1 and b.invoice_id is not null)
         and not exists (
           select 1 from booking b left join booking_batch t on t.id = b.batch_id
           where b.case_id = c.id and b.invoice_id is not null and t.state is distinct from 'confirmed')
       order by c.id`,
      [confirmed.batchId],
    );
    for (const { caseId } of cases) await markStage(tx, caseId, 'booked_at', confirmed.at, effect.at);
    return { cases };
  });
}

function unexported(tx: Sql): Promise<ExportedBooking[]> {
  return tx.query<ExportedBooking>(
    `select id, account, contra_account as "contraAccount", side, amount, currency, rate, base_amount as "baseAmount", tax_key as "taxKey",
       document_date::text as "documentDate", document_field as "documentField", text, cost_centre as "costCentre", due_date::text as "dueDate",
       service_date::text as "serviceDate", skonto, general_reversal as "generalReversal", eu_vat_id as "euVatId"
     from booking where batch_id is null order by document_date, id for update`,
  );
}

async function closeBatch(
  tx: Sql,
  room: BillingRoom,
  { key, at }: Effect,
  year: string,
  bookings: readonly ExportedBooking[],
): Promise<ClosedBatch> {
  const batchId = newId();
  const ids = bookings.map(({ id }) => id);
  const fileName = await drawNumber(tx, 'EXTF_Buchungsstapel_{year}_{n:4}.csv', `${year}-01-01`);
  const bytes = await writeBookingFile(room.settings, bookings, at);
  const file = await room.files.put(bytes, fileName, FILE_MEDIA_TYPE);
  const total = sum(bookings.map(({ amount, baseAmount }) => exact(baseAmount ?? amount).toFixed()));
  await tx.query(
    `insert into booking_batch (id, effect_key, year, file, bookings, total, state, closed_at) values ($1, $2, $3, $4, $5, $6, 'closed', $7)`,
    [batchId, key, year, JSON.stringify(file), bookings.length, total, at],
  );
  await tx.query('update booking set batch_id = $2 where id = any($1)', [ids, batchId]);
  const debtors = await newDebtors(tx, batchId);
  if (debtors.length === 0) return { batchId, fileName, file, bookings: bookings.length };
  const debtorsFileName = await drawNumber(tx, 'EXTF_Debitoren_{year}_{n:4}.csv', businessDay(at));
  const debtorsFile = await room.files.put(
    await writeDebtorFile(room.settings, debtors, at),
    debtorsFileName,
    FILE_MEDIA_TYPE,
  );
  await tx.query('update booking_batch set debtors_file = $2 where id = $1', [batchId, JSON.stringify(debtorsFile)]);
  return { batchId, fileName, file, debtorsFileName, debtorsFile, bookings: bookings.length };
}

/** Debtors on whom this batch books and whom no batch brought along before; from now on this one did. */
function newDebtors(tx: Sql, batchId: string): Promise<Party[]> {
  return tx.query<Party>(
    `update party p set debtor_batch_id = $1
     where p.debtor_batch_id is null and exists (select 1 from booking b where b.batch_id = $1 and b.party_id = p.id)
     returning ${PARTY_COLUMNS}`,
    [batchId],
  );
}
