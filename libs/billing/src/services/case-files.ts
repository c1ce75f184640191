import { newId, type Sql } from '@belegfluss/store';
import { unknownRecord } from './billing-errors.ts';

/** The deal that opens a case. */
export interface WonDeal {
  connection: string;
  key: string;
  name: string;
  amount: string;
  currency: string;
  closedAt: string;
  owner?: string | undefined;
}

/** Which deal of which system a case belongs to. */
export interface CaseKey {
  caseId: string;
  dealKey: string;
  dealConnection: string;
}

/** Opens the case of a won deal; a deal has one case, a second call brings its data up to date. The customer may still be unknown. */
export async function openCase(
  sql: Sql,
  deal: WonDeal,
  customerId: string | undefined,
  at: Date,
): Promise<{ caseId: string }> {
  const [row] = await sql.query<{ id: string }>(
    `insert into case_file (id, connection, deal_key, name, party_id, amount, currency, owner, won_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (connection, deal_key) do update
       set name = excluded.name, party_id = coalesce(excluded.party_id, case_file.party_id), owner = excluded.owner,
           amount = excluded.amount, currency = excluded.currency,
           updated_at = excluded.updated_at
     returning id`,
    [
      newId(),
      deal.connection,
      deal.key,
      deal.name,
      customerId ?? null,
      deal.amount,
      deal.currency,
      deal.owner ?? null,
      deal.closedAt,
      at,
    ],
  );
  return { caseId: row?.id ?? '' };
}

/** Says whose case it is, once that is known. Throws `billing.case_unknown`. */
export async function assignCase(sql: Sql, caseId: string, customerId: string, at: Date): Promise<{ caseId: string }> {
  const rows = await sql.query('update case_file set party_id = $2, updated_at = $3 where id::text = $1 returning 1', [
    caseId,
    customerId,
    at,
  ]);
  if (rows.length === 0) throw unknownRecord('case', caseId);
  return { caseId };
}

/** The deal of a case. Throws `billing.case_unknown`. */
export async function caseKey(sql: Sql, caseId: string): Promise<CaseKey> {
  const [row] = await sql.query<CaseKey>(
    'select id as "caseId", deal_key as "dealKey", connection as "dealConnection" from case_file where id::text = $1',
    [caseId],
  );
  if (row === undefined) throw unknownRecord('case', caseId);
  return row;
}

/** Marks when a case reached a stage; the first time stays. */
export async function markStage(
  tx: Sql,
  caseId: string,
  stage: 'signed_at' | 'booked_at',
  reachedAt: Date | string,
  now: Date,
): Promise<void> {
  await tx.query(`update case_file set ${stage} = coalesce(${stage}, $2), updated_at = $3 where id = $1`, [
    caseId,
    reachedAt,
    now,
  ]);
}

/** Notes that something was billed: its bookings are to come, so the case is booked, and paid, only when they and the money are there. */
export async function noteBilled(tx: Sql, caseId: string, at: Date): Promise<void> {
  // Who bills and who settles at the same time look one after the other: the row is locked from here on.
  await tx.query(
    `update case_file set invoiced_at = coalesce(invoiced_at, $2), booked_at = case when not exists (
       select 1 from booking b where b.case_id = case_file.id and b.invoice_id is not null and b.batch_id is null) then booked_at end
     where id = $1`,
    [caseId, at],
  );
  await balance(tx, caseId, at);
}

/** Notes whether something of a case is open: it is paid from when nothing is, until more is billed. */
export async function noteOpen(tx: Sql, caseId: string, at: Date): Promise<void> {
  await tx.query('select 1 from case_file where id = $1 for update', [caseId]);
  await balance(tx, caseId, at);
}

/**
 * Looks with a statement of its own, which sees what others committed before the row of the case was free. Documents that cancel each other
 * out leave nothing open, and nothing paid.
 */
async function balance(tx: Sql, caseId: string, at: Date): Promise<void> {
  await tx.query(
    `update case_file set paid_at = case when balance.open = 0 and (balance.invoiced <> 0 or balance.documents = 1) then coalesce(paid_at, $2) end, updated_at = $2
     from case_balance balance where balance.case_id = case_file.id and id = $1`,
    [caseId, at],
  );
}

/** Remembers what the CRM was told about a case's payment. */
export async function reportCase(
  sql: Sql,
  report: { caseId: string; status: string; paidAmount: string; at: string },
  now: Date,
): Promise<void> {
  const rows = await sql.query(
    `update case_file set reported_at = $2, reported_status = $3, reported_amount = $4, updated_at = $5 where id::text = $1 returning id`,
    [report.caseId, report.at, report.status, report.paidAmount, now],
  );
  if (rows.length === 0) throw unknownRecord('case', report.caseId);
}
