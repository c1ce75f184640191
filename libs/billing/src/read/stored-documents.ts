import type { FileRef } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';

/** A document that the chain made or received. */
export interface StoredDocument {
  kind: 'contract' | 'invoice' | 'datev' | 'statement';
  file: FileRef;
}

/** Every contract, invoice, DATEV file and bank statement, each file once. */
export function storedDocuments(sql: Sql): Promise<StoredDocument[]> {
  return sql.query<StoredDocument>(
    `select kind, file from (
       select 'contract' as kind, pdf as file from contract
       union select 'invoice', xml from invoice
       union select 'invoice', pdf from invoice
       union select 'invoice', report->'file' from invoice
       union select 'datev', file from booking_batch
       union select 'datev', debtors_file from booking_batch
       union select 'statement', file from bank_statement
     ) documents where file is not null order by kind, file->>'name'`,
  );
}
