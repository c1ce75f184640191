import { nextWorkday, plusDays } from '@belegfluss/calendar';

/** How an invoice is to be paid; days count from the issue date. */
export interface PaymentTerm {
  code: string;
  days: number;
  skontoDays: number;
  /** Decimal string; `0` where no Skonto is granted. */
  skontoPercent: string;
}

/** The date that stands on the invoice: issue date plus the term's days. */
export function dueDate(issueDate: string, term: PaymentTerm): string {
  return plusDays(issueDate, term.days);
}

/** True once the due date has passed; a due date on a day of rest moves to the next workday (§ 193 BGB). */
export function isOverdue(due: string, today: string): boolean {
  return today > nextWorkday(due);
}
