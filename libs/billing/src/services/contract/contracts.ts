import type { FileRef } from '@belegfluss/sdk';
import { newId, type Database, type Sql } from '@belegfluss/store';
import { unknownRecord } from '../billing-errors.ts';
import { markStage } from '../case-files.ts';

/** A contract document in another system and how far it is. */
export interface ContractState {
  caseId: string;
  connection: string;
  key: string;
  name: string;
  status: string;
  at: string;
}

/** What the signed document says. */
export interface SignedContract {
  connection: string;
  key: string;
  status: string;
  signedAt: string;
  amount: string;
  currency: string;
  pdf: FileRef;
  metadata: Record<string, unknown>;
}

/** Keeps a contract's state; a state older than the one we know changes nothing. */
export async function recordContract(sql: Sql, contract: ContractState): Promise<{ contractId: string }> {
  const [row] = await sql.query<{ id: string }>(
    `insert into contract (id, case_id, connection, key, name, status, status_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (connection, key) do update
       set name = excluded.name,
           status = case when excluded.status_at >= contract.status_at then excluded.status else contract.status end,
           status_at = greatest(excluded.status_at, contract.status_at)
     returning id`,
    [newId(), contract.caseId, contract.connection, contract.key, contract.name, contract.status, contract.at],
  );
  return { contractId: row?.id ?? '' };
}

/** Keeps the signed contract with its PDF and moves its case on. Throws `billing.contract_unknown`. */
export function signContract(
  db: Database,
  signed: SignedContract,
  now: Date,
): Promise<{ contractId: string; caseId: string; dealKey: string; customerId: string }> {
  return db.transaction(async (tx) => {
    const [contract] = await tx.query<{ contractId: string; caseId: string; dealKey: string; customerId: string }>(
      `update contract k
       set status = $3, status_at = greatest(k.status_at, $4::timestamptz), signed_at = $4, amount = $5, currency = $6, pdf = $7, metadata = $8
       from case_file c
       where k.connection = $1 and k.key = $2 and c.id = k.case_id
       returning k.id as "contractId", c.id as "caseId", c.deal_key as "dealKey", c.party_id as "customerId"`,
      [
        signed.connection,
        signed.key,
        signed.status,
        signed.signedAt,
        signed.amount,
        signed.currency,
        JSON.stringify(signed.pdf),
        JSON.stringify(signed.metadata),
      ],
    );
    if (contract === undefined) throw unknownRecord('contract', signed.key);
    await markStage(tx, contract.caseId, 'signed_at', signed.signedAt, now);
    return contract;
  });
}
