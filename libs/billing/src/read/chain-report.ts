import type { FileRef } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';
import { exact, sum } from '../rules/money.ts';
import {
  amountText,
  caseFacts,
  caseInvoices,
  isComplete,
  stagesOf,
  type CaseFacts,
  type CaseInvoice,
} from './case-facts.ts';
import { caseBookings, casePayments, type CaseBooking, type CasePayment } from './case-money.ts';

/** A voucher chain from deal to CRM; amounts are decimal strings in the document's currency. */
export interface Chain {
  deal: { id: string; amount: string; currency: string };
  customer: { id: string; debtorNumber: string } | null;
  contract: { id: string; status: string } | null;
  invoices: {
    number: string;
    kind: CaseInvoice['kind'];
    net: string;
    tax: string;
    gross: string;
    currency: string;
    xml: FileRef | null;
    pdf: FileRef | null;
  }[];
  bookings: { invoice: string; account: string; contraAccount: string; amount: string; side: 'S' | 'H' }[];
  payments: { invoice: string; amount: string; skonto: string; bookedOn: string }[];
  crm: { status: string | null; paidAmount: string | null };
  stages: ReturnType<typeof stagesOf>;
  complete: boolean;
}

/** Sums over all chains of one currency; `booked` counts what is in a batch. */
export interface ChainTotals {
  invoiced: string;
  booked: string;
  received: string;
  skonto: string;
  open: string;
}

/** Everything at once, for the demo and for a proof that the sums agree. */
export async function chainReport(sql: Sql): Promise<{ chains: Chain[]; totals: Record<string, ChainTotals> }> {
  const facts = await caseFacts(sql);
  const contracts = await sql.query<{ caseId: string; id: string; status: string }>(
    'select case_id as "caseId", key as id, status from contract order by id desc',
  );
  const invoices = (await caseInvoices(sql)).filter((invoice) => invoice.state === 'issued');
  const bookings = await caseBookings(sql);
  const payments = await casePayments(sql);
  const [contractsOf, invoicesOf, bookingsOf, paymentsOf] = [
    byCase(contracts),
    byCase(invoices),
    byCase(bookings),
    byCase(payments),
  ];
  const chains = facts.map((one) => {
    const contract = contractsOf.get(one.id)?.[0];
    return chain(
      one,
      contract,
      invoicesOf.get(one.id) ?? [],
      bookingsOf.get(one.id) ?? [],
      paymentsOf.get(one.id) ?? [],
    );
  });
  return { chains, totals: totals(facts, bookings) };
}

function byCase<T extends { caseId: string }>(rows: readonly T[]): Map<string, T[]> {
  return Map.groupBy(rows, ({ caseId }) => caseId);
}

function chain(
  facts: CaseFacts,
  contract: { id: string; status: string } | undefined,
  invoices: readonly CaseInvoice[],
  bookings: readonly CaseBooking[],
  payments: readonly CasePayment[],
): Chain {
  const { currency, billedCurrency, customerId, debtorNumber, reportedAmount } = facts;
  return {
    deal: { id: facts.dealKey, amount: amountText(facts.amount, currency), currency },
    customer: customerId === null || debtorNumber === null ? null : { id: customerId, debtorNumber },
    contract: contract === undefined ? null : { id: contract.id, status: contract.status },
    invoices: invoices.map(({ number, kind, net, tax, gross, currency: own, xml, pdf }) => ({
      number: number ?? '',
      kind,
      net: amountText(net, own),
      tax: amountText(tax, own),
      gross: amountText(gross, own),
      currency: own,
      xml,
      pdf,
    })),
    bookings: bookings.map(({ invoiceNumber, account, contraAccount, amount, side }) => ({
      invoice: invoiceNumber,
      account,
      contraAccount,
      amount,
      side,
    })),
    payments: payments.map(({ invoiceNumber, amount, skonto, bookedOn }) => ({
      invoice: invoiceNumber,
      amount: amountText(amount, billedCurrency),
      skonto: amountText(skonto, billedCurrency),
      bookedOn,
    })),
    crm: {
      status: facts.reportedStatus,
      paidAmount: reportedAmount === null ? null : amountText(reportedAmount, billedCurrency),
    },
    stages: stagesOf(facts),
    complete: isComplete(facts),
  };
}

function totals(facts: readonly CaseFacts[], bookings: readonly CaseBooking[]): Record<string, ChainTotals> {
  const currencies = [...new Set(facts.map(({ billedCurrency }) => billedCurrency))].sort();
  return Object.fromEntries(
    currencies.map((currency) => {
      const own = facts.filter((one) => one.billedCurrency === currency);
      const booked = bookings
        .filter((one) => one.currency === currency && one.batchState !== null)
        .map(({ side, amount }) => (side === 'S' ? amount : exact(amount).negated().toFixed()));
      return [
        currency,
        {
          invoiced: sum(
            own.map(({ invoicedAmount }) => invoicedAmount),
            currency,
          ),
          booked: sum(booked, currency),
          received: sum(
            own.map(({ received }) => received),
            currency,
          ),
          skonto: sum(
            own.map(({ skonto }) => skonto),
            currency,
          ),
          open: sum(
            own.map(({ open }) => open),
            currency,
          ),
        },
      ];
    }),
  );
}
