export { automaticRevenueAccounts } from './automatic-accounts.ts';
export type { BookingBatch } from './booking-batch.ts';
export { writeBookingBatch } from './booking-batch.ts';
export type { Booking } from './booking.ts';
export type { Debtor, DebtorFile } from './debtor-file.ts';
export { writeDebtors } from './debtor-file.ts';
export type { BatchHeader, ExtfHeader } from './extf-header.ts';
export type { ExtfFile } from './extf-reader.ts';
export { readExtf } from './extf-reader.ts';
