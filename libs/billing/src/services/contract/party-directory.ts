import { newId, type Sql } from '@belegfluss/store';
import { normalisedName } from '../../rules/parties/company-name.ts';
import { blockingKeys, vatKey, type PostalAddress } from '../../rules/parties/party-matching.ts';
import type { BillingSettings } from '../../settings/billing-settings.ts';
import type { InvoiceFormat } from '../../settings/invoice-format.ts';
import { drawDebtorNumber } from '../number-draw.ts';

/** A customer of ours. */
export interface Party {
  id: string;
  name: string;
  vatId: string | null;
  customerNumber: string | null;
  address: PostalAddress;
  country: string;
  email: string | null;
  debtorNumber: string;
  /** How invoices are sent; null leaves it to the settings. */
  invoiceFormat: InvoiceFormat | null;
}

/** A company as another system describes it. */
export interface CompanyDescription {
  name: string;
  vatId?: string | undefined;
  customerNumber?: string | undefined;
  address: PostalAddress;
  email?: string | undefined;
  invoiceFormat?: InvoiceFormat | undefined;
  external: { connection: string; entity: string; key: string };
}

/** A customer's columns, to be selected from `party p`. */
export const PARTY_COLUMNS = `p.id, p.name, p.vat_id as "vatId", p.customer_number as "customerNumber", p.address, p.country, p.email,
  p.debtor_number as "debtorNumber", p.invoice_format as "invoiceFormat"`;

/** The party with this id, or the one it was merged into. */
export async function partyById(sql: Sql, id: string): Promise<Party | undefined> {
  const [party] = await sql.query<Party>(
    `select ${PARTY_COLUMNS} from party asked join party p on p.id = coalesce(asked.merged_into, asked.id) where asked.id::text = $1`,
    [id],
  );
  return party;
}

/** The party that a record of another system was linked with before. */
export async function partyByLink(sql: Sql, external: CompanyDescription['external']): Promise<Party | undefined> {
  const [party] = await sql.query<Party>(
    `select ${PARTY_COLUMNS} from party_link l join party linked on linked.id = l.party_id
     join party p on p.id = coalesce(linked.merged_into, linked.id)
     where l.connection = $1 and l.entity = $2 and l.external_key = $3`,
    [external.connection, external.entity, external.key],
  );
  return party;
}

/** The party with the same VAT id, or else the same customer or debtor number. */
export async function partyByKey(sql: Sql, company: CompanyDescription): Promise<Party | undefined> {
  const [party] = await sql.query<Party>(
    `select ${PARTY_COLUMNS} from party p
     where p.merged_into is null
       and ((p.vat_key <> '' and p.vat_key = $1) or p.customer_number = $2 or p.debtor_number = $2)
     order by (p.vat_key <> '' and p.vat_key = $1) desc, p.created_at limit 1`,
    [vatKey(company.vatId), company.customerNumber || null],
  );
  return party;
}

/** Parties that share a blocking key with a company: the only ones it is compared with. */
export function similarParties(sql: Sql, company: CompanyDescription): Promise<Party[]> {
  return sql.query<Party>(
    `select ${PARTY_COLUMNS} from party p where p.merged_into is null and p.blocking_keys && $1`,
    [blockingKeys(company)],
  );
}

/** Makes a party of a company, under the next debtor number. */
export async function createParty(
  tx: Sql,
  settings: BillingSettings,
  company: CompanyDescription,
  at: Date,
): Promise<Party> {
  const party: Party = {
    id: newId(),
    name: company.name,
    vatId: company.vatId || null,
    customerNumber: company.customerNumber || null,
    address: company.address,
    country: (company.address.country ?? '').toUpperCase(),
    email: company.email || null,
    debtorNumber: await drawDebtorNumber(tx, settings),
    invoiceFormat: company.invoiceFormat ?? null,
  };
  await tx.query(
    `insert into party (id, name, normalised_name, vat_key, vat_id, customer_number, address, country, email, debtor_number, invoice_format, blocking_keys, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      party.id,
      party.name,
      normalisedName(party.name),
      vatKey(party.vatId),
      party.vatId,
      party.customerNumber,
      JSON.stringify(party.address),
      party.country,
      party.email,
      party.debtorNumber,
      party.invoiceFormat,
      blockingKeys(company),
      at,
    ],
  );
  return party;
}

/**
 * Remembers that a record of another system is this party, and learns what we did not know of it; what we know stays as it is.
 * In which form invoices are wanted is the customer's wish and may change.
 */
export async function linkParty(tx: Sql, party: Party, company: CompanyDescription, at: Date): Promise<void> {
  const { connection, entity, key } = company.external;
  await tx.query(
    `insert into party_link (connection, entity, external_key, party_id, linked_at) values ($1, $2, $3, $4, $5)
     on conflict (connection, entity, external_key) do nothing`,
    [connection, entity, key, party.id, at],
  );
  await tx.query(
    `update party set vat_id = coalesce(vat_id, $2), vat_key = case when vat_key = '' then $3 else vat_key end,
       customer_number = coalesce(customer_number, $4), address = $5::jsonb || address,
       country = case when country = '' then $6 else country end, email = coalesce(email, $7), invoice_format = coalesce($8, invoice_format)
     where id = $1`,
    [
      party.id,
      company.vatId || null,
      vatKey(company.vatId),
      company.customerNumber || null,
      JSON.stringify(company.address),
      (company.address.country ?? '').toUpperCase(),
      company.email || null,
      company.invoiceFormat ?? null,
    ],
  );
}
