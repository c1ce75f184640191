import type { SkontoOffer } from './skonto.ts';

/** Money that came in, as the bank told it. */
export interface IncomingPayment {
  amount: string;
  currency: string;
  bookedOn: string;
  payerName?: string | undefined;
  payerIban?: string | undefined;
  structuredReference?: string | undefined;
  endToEndId?: string | undefined;
  text: string;
}

/** An invoice that waits for money. */
export interface PayableItem {
  id: string;
  invoiceNumber: string;
  /** RF reference printed on the invoice. */
  reference?: string | undefined;
  customerName: string;
  /** Accounts from which this customer paid before. */
  customerIbans: readonly string[];
  amount: string;
  open: string;
  currency: string;
  dueDate: string;
  skonto?: SkontoOffer | undefined;
}
