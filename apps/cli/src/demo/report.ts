/** One voucher chain as the server reports it; amounts are decimal strings, `stages` ISO times or null. */
export interface Chain {
  deal: { id: string; amount: string; currency: string };
  customer: { id: string; debtorNumber: string } | null;
  contract: { id: string; status: string } | null;
  invoices: {
    number: string;
    kind: 'invoice' | 'cancellation' | 'credit_note';
    net: string;
    tax: string;
    gross: string;
    currency: string;
    xml: StoredFile | null;
    pdf: StoredFile | null;
  }[];
  bookings: { invoice: string; account: string; contraAccount: string; amount: string; side: 'S' | 'H' }[];
  payments: { invoice: string; amount: string; skonto: string; bookedOn: string }[];
  crm: { status: string | null; paidAmount: string | null };
  stages: Record<'won' | 'signed' | 'invoiced' | 'booked' | 'paid' | 'reported', string | null>;
  complete: boolean;
}

export interface StoredFile {
  sha256: string;
  name: string;
}

export interface Totals {
  invoiced: string;
  booked: string;
  received: string;
  skonto: string;
  open: string;
}

/** GET /api/v1/demo/report */
export interface ServerReport {
  chains: Chain[];
  totals: Record<string, Totals>;
}

/** What one sandbox system counted itself. */
export interface EffectCount {
  count: number;
  distinct: number;
}

/** The whole result of a demo, as `--json` prints it. */
export interface DemoReport {
  ok: boolean;
  chains: (Omit<Chain, 'invoices'> & {
    invoices: (Omit<Chain['invoices'][number], 'xml' | 'pdf'> & { xml: string | null; pdf: string | null })[];
  })[];
  totals: Record<string, Totals>;
  questions: { kind: string; answered: boolean }[];
  effects: Record<string, EffectCount>;
  /** Sums that do not agree, in words; empty when all is well. */
  disagreements: string[];
}
