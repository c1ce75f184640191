import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** Cases, parties, contracts, invoices, bookings, bank transactions and their allocation. */
export class Billing1700000000004 implements MigrationInterface {
  name = 'Billing1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [EFFECTS, PARTIES, CASES, INVOICES, BANK, BOOKINGS, IMMUTABLE, BALANCE]) {
      await runner.query(statements);
    }
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}

const EFFECTS = `
  create table billing_effect (key text primary key, action text not null, result jsonb, at timestamptz not null);
  create table number_range (name text, period text, next bigint not null, primary key (name, period));`;

const PARTIES = `
  create table party (
    id uuid primary key,
    name text not null,
    normalised_name text not null,
    vat_key text not null default '',
    vat_id text,
    customer_number text,
    address jsonb not null default '{}',
    country text not null,
    email text,
    debtor_number text not null unique,
    blocking_keys text[] not null default '{}',
    debtor_batch_id uuid,
    created_at timestamptz not null,
    merged_into uuid references party
  );
  create index on party using gin (blocking_keys);
  create index on party (vat_key) where vat_key <> '';
  create index on party (customer_number) where customer_number is not null;
  create table party_link (
    connection text not null,
    entity text not null,
    external_key text not null,
    party_id uuid not null references party,
    linked_at timestamptz not null,
    primary key (connection, entity, external_key)
  );
  create index on party_link (party_id);
  create table party_distinct (
    lower_id uuid not null references party,
    upper_id uuid not null references party,
    decided_by text not null,
    decided_at timestamptz not null,
    primary key (lower_id, upper_id),
    check (lower_id < upper_id)
  );
  create table party_account (party_id uuid references party, iban text, primary key (party_id, iban));`;

const CASES = `
  create table case_file (
    id uuid primary key,
    connection text not null,
    deal_key text not null,
    name text not null,
    party_id uuid references party,
    amount numeric not null,
    currency text not null,
    owner text,
    won_at timestamptz not null,
    signed_at timestamptz,
    invoiced_at timestamptz,
    booked_at timestamptz,
    paid_at timestamptz,
    reported_at timestamptz,
    reported_status text,
    reported_amount numeric,
    overdue_since date,
    updated_at timestamptz not null,
    unique (connection, deal_key)
  );
  create index on case_file (updated_at desc, id desc);
  create table contract (
    id uuid primary key,
    case_id uuid not null references case_file,
    connection text not null,
    key text not null,
    name text not null,
    status text not null,
    status_at timestamptz not null,
    signed_at timestamptz,
    amount numeric,
    currency text,
    pdf jsonb,
    metadata jsonb not null default '{}',
    unique (connection, key)
  );
  create index on contract (case_id);`;

const INVOICES = `
  create table invoice (
    id uuid primary key,
    effect_key text not null unique,
    case_id uuid not null references case_file,
    contract_id uuid not null references contract,
    party_id uuid not null references party,
    number text unique,
    kind text not null check (kind in ('invoice', 'cancellation', 'credit_note')),
    state text not null check (state in ('draft', 'issued')),
    model jsonb not null,
    net numeric not null,
    tax numeric not null,
    gross numeric not null,
    currency text not null,
    issue_date date,
    due_date date,
    skonto_percent numeric,
    skonto_until date,
    skonto_amount numeric,
    cancels uuid unique references invoice,
    replaces uuid unique references invoice,
    reason text,
    xml jsonb,
    pdf jsonb,
    report jsonb,
    created_at timestamptz not null,
    issued_at timestamptz,
    check (state = 'draft' or (number is not null and issue_date is not null and xml is not null and pdf is not null))
  );
  create index on invoice (case_id);
  create table open_item (
    id uuid primary key,
    invoice_id uuid not null unique references invoice,
    case_id uuid not null references case_file,
    party_id uuid not null references party,
    reference text,
    amount numeric not null,
    open numeric not null,
    currency text not null,
    due_date date not null,
    skonto_percent numeric,
    skonto_until date,
    skonto_amount numeric,
    cancelled_by uuid references invoice,
    check (open >= 0 and open <= amount)
  );
  create index on open_item (case_id);
  create index on open_item (currency) where open > 0;`;

const BANK = `
  create table bank_statement (
    id uuid primary key,
    content_key text not null unique,
    account text not null,
    message text not null,
    statement_id text not null,
    currency text not null,
    from_date date,
    to_date date,
    opening numeric,
    closing numeric,
    gap numeric,
    gap_kind text check (gap_kind in ('within', 'between')),
    gap_confirmed jsonb,
    file jsonb not null,
    imported_at timestamptz not null
  );
  create index on bank_statement (account, to_date);
  create table bank_transaction (
    id uuid primary key,
    content_key text not null unique,
    base_key text not null,
    entry_key text not null,
    statement_id uuid not null references bank_statement,
    confirmed_by uuid references bank_statement,
    account text not null,
    booked_on date not null,
    amount numeric not null,
    currency text not null,
    party_name text,
    party_iban text,
    end_to_end_id text,
    structured_reference text,
    text text not null,
    collective boolean not null default false,
    reversal boolean not null default false,
    state text not null check (state in ('open', 'allocated', 'ignored', 'question')),
    reason text,
    decided_by text
  );
  create index on bank_transaction (base_key);
  create index on bank_transaction (entry_key);
  create table allocation (
    id uuid primary key,
    transaction_id uuid not null references bank_transaction,
    open_item_id uuid not null references open_item,
    amount numeric not null,
    skonto numeric not null,
    booked_on date not null,
    score numeric,
    decided_by text not null,
    allocated_at timestamptz not null,
    reversed_by uuid references allocation,
    unique (transaction_id, open_item_id)
  );
  create index on allocation (open_item_id);`;

const BOOKINGS = `
  create table booking_batch (
    id uuid primary key,
    effect_key text not null unique,
    year int not null,
    file jsonb not null,
    debtors_file jsonb,
    bookings int not null,
    total numeric not null,
    state text not null check (state in ('closed', 'uploaded', 'confirmed')),
    job_id text,
    closed_at timestamptz not null,
    confirmed_at timestamptz
  );
  alter table party add foreign key (debtor_batch_id) references booking_batch;
  create table booking (
    id uuid primary key,
    invoice_id uuid references invoice,
    allocation_id uuid references allocation,
    transaction_id uuid references bank_transaction,
    case_id uuid not null references case_file,
    party_id uuid not null references party,
    account text not null,
    contra_account text not null,
    side text not null check (side in ('S', 'H')),
    amount numeric not null check (amount > 0),
    currency text not null,
    rate numeric,
    rate_source text,
    base_amount numeric,
    tax_key text not null,
    document_date date not null,
    document_field text not null,
    text text not null,
    cost_centre text not null,
    due_date date,
    service_date date,
    skonto numeric,
    skonto_account text,
    general_reversal boolean not null,
    eu_vat_id text,
    batch_id uuid references booking_batch,
    check (num_nonnulls(invoice_id, allocation_id, transaction_id) = 1)
  );
  create index on booking (case_id);
  create index on booking (batch_id);
  create index on booking (document_date) where batch_id is null;`;

const IMMUTABLE = `
  create function refuse_issued_invoice_change() returns trigger language plpgsql as $$
  begin
    if old.state = 'issued' then
      raise exception 'invoice % is issued and never changes', old.number using errcode = 'restrict_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
  end $$;
  create trigger issued_invoice_stays before update or delete on invoice
    for each row execute function refuse_issued_invoice_change();

  create function refuse_booking_change() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' or old.batch_id is not null or (to_jsonb(new) - 'batch_id') is distinct from (to_jsonb(old) - 'batch_id') then
      raise exception 'booking % never changes and belongs to one batch for ever', old.id using errcode = 'restrict_violation';
    end if;
    return new;
  end $$;
  create trigger booking_stays before update or delete on booking
    for each row execute function refuse_booking_change();`;

const BALANCE = `
  create view case_balance as
    select c.id as case_id,
      coalesce(i.invoiced, 0) as invoiced, coalesce(i.documents, 0) as documents,
      coalesce(o.open, 0) as open, o.due_date,
      coalesce(a.received, 0) as received, coalesce(a.skonto, 0) as skonto, a.paid_on
    from case_file c
    left join lateral (
      select sum(gross) as invoiced, count(*) as documents from invoice where case_id = c.id and state = 'issued'
    ) i on true
    left join lateral (
      select sum(open) as open, min(due_date) filter (where cancelled_by is null) as due_date
      from open_item where case_id = c.id
    ) o on true
    left join lateral (
      select sum(al.amount) as received, sum(al.skonto) as skonto, max(al.booked_on) as paid_on
      from allocation al join open_item oi on oi.id = al.open_item_id
      where oi.case_id = c.id and al.reversed_by is null
    ) a on true;`;
