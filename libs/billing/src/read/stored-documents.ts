import type { FileRef } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';

/** A stored document and the kind of voucher that it is. */
export interface StoredDocument {
  kind: 'contract' | 'invoice' | 'datev' | 'statement';
  file: FileRef;
}

/** Every document of every case: contracts, invoices as XML and PDF, DATEV files, bank statements. */
export function storedDocuments(sql: Sql): Promise<StoredDocument[]> {
  return sql.query<StoredDocument>(
    `select 'contract' as kind, pdf as file from contract where pdf is not null
     union all select 'invoice', f from invoice, lateral (values (xml), (pdf)) as files(f) where f is not null
     union all select 'datev', f from booking_batch, lateral (values (file), (debtors_file)) as files(f) where f is not null
     union all select distinct 'statement', file from bank_statement`,
  );
}
