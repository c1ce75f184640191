/** What `belegfluss demo --json` prints, as it is documented. */
export interface DemoReport {
  ok: boolean;
  chains: Chain[];
  totals: Record<string, Totals>;
  questions: { kind: string; answered: boolean }[];
  effects: Record<string, { count: number; distinct: number }>;
  disagreements: string[];
}

/** One voucher chain; amounts are decimal strings. */
export interface Chain {
  deal: { id: string; amount: string; currency: string };
  customer: { id: string; debtorNumber: string };
  contract: { id: string; status: string };
  invoices: Invoice[];
  bookings: { invoice: string; account: string; contraAccount: string; amount: string; side: 'S' | 'H' }[];
  payments: { invoice: string; amount: string; skonto: string; bookedOn: string }[];
  crm: { status: string; paidAmount: string };
  stages: Record<'won' | 'signed' | 'invoiced' | 'booked' | 'paid' | 'reported', string | null>;
  complete: boolean;
}

/** A document of a chain. */
export interface Invoice {
  number: string;
  kind: 'invoice' | 'cancellation' | 'credit_note';
  net: string;
  tax: string;
  gross: string;
  currency: string;
  xml: string;
  pdf: string;
}

/** Sums over all chains of one currency. */
export interface Totals {
  invoiced: string;
  booked: string;
  received: string;
  skonto: string;
  open: string;
}

/** Exact cents of an amount with two digits after the dot; anything else is refused. */
export function cents(amount: string): bigint {
  if (!/^-?\d+\.\d\d$/.test(amount)) throw new Error(`not an amount with two digits: ${amount}`);
  return BigInt(amount.replace('.', ''));
}

/** Sum of amounts in cents. */
export function sumOf(amounts: readonly string[]): bigint {
  return amounts.reduce((sum, amount) => sum + cents(amount), 0n);
}

/** Some percent of an amount in cents, rounded half away from zero. */
export function percentOf(amount: bigint, percent: bigint): bigint {
  const hundredths = amount * percent;
  const half = hundredths < 0n ? -50n : 50n;
  return (hundredths + half) / 100n;
}
