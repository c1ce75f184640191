import { BUSINESS_ZONE, businessDay } from '@belegfluss/calendar';
import {
  checkVatId,
  datevText,
  writeBookingBatch,
  writeDebtors,
  type Booking,
  type Debtor,
  type ExtfHeader,
} from '@belegfluss/documents';
import { DateTime } from 'luxon';
import { accountProfiles } from '../../settings/account-profile.ts';
import { BASE_CURRENCY } from '../../settings/exchange-rate.ts';
import type { BillingSettings } from '../../settings/billing-settings.ts';
import { withDiagnostics } from '../document-errors.ts';
import type { Party } from '../contract/party-directory.ts';

/** A kept booking on its way into a batch. */
export interface ExportedBooking {
  id: string;
  account: string;
  contraAccount: string;
  side: 'S' | 'H';
  amount: string;
  currency: string;
  rate: string | null;
  baseAmount: string | null;
  taxKey: string;
  documentDate: string;
  documentField: string;
  text: string;
  costCentre: string;
  dueDate: string | null;
  serviceDate: string | null;
  skonto: string | null;
  generalReversal: boolean;
  euVatId: string | null;
}

/** The part of time that one batch may hold: a calendar year as far as it lies in one fiscal year, named by its first day. */
export function bookingPeriod(
  settings: BillingSettings,
  { documentDate }: Pick<ExportedBooking, 'documentDate'>,
): string {
  const begins = fiscalYearStart(settings, documentDate);
  const year = documentDate.slice(0, 4);
  return begins.startsWith(year) ? begins : `${year}-01-01`;
}

/** A Buchungsstapel of bookings of one period. Throws diagnostics for what DATEV would refuse. */
export function writeBookingFile(
  settings: BillingSettings,
  bookings: readonly ExportedBooking[],
  at: Date,
): Promise<Uint8Array> {
  const days = bookings.map(({ documentDate }) => documentDate).sort();
  const from = days[0] ?? '';
  const to = days.at(-1) ?? '';
  const { dictationCode, lock } = settings.datev;
  return withDiagnostics(() =>
    writeBookingBatch({
      header: {
        ...headerOf(settings, from, at, 'Buchungsstapel'),
        from,
        to,
        locked: lock,
        currency: BASE_CURRENCY,
        ...(dictationCode === undefined ? {} : { initials: dictationCode }),
      },
      rows: bookings.map(rowOf),
      automaticAccounts: accountProfiles[settings.chart].automaticRevenue,
    }),
  );
}

/** Master data of debtors. Throws diagnostics for what DATEV would refuse. */
export function writeDebtorFile(settings: BillingSettings, parties: readonly Party[], at: Date): Promise<Uint8Array> {
  const today = businessDay(at);
  return withDiagnostics(() =>
    writeDebtors({ header: headerOf(settings, today, at, 'Debitoren'), rows: parties.map(debtorOf) }),
  );
}

function headerOf(settings: BillingSettings, day: string, at: Date, label: string): ExtfHeader {
  const { consultant, client, accountLength } = settings.datev;
  return {
    createdAt: DateTime.fromJSDate(at).setZone(BUSINESS_ZONE).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS"),
    origin: 'BF',
    consultant,
    client,
    fiscalYearStart: fiscalYearStart(settings, day),
    accountLength,
    label,
    chartOfAccounts: accountProfiles[settings.chart].chartCode,
  };
}

/** First day of the fiscal year in which a day lies. */
function fiscalYearStart(settings: BillingSettings, day: string): string {
  const year = Number(day.slice(0, 4));
  const begins = `${year}-${settings.datev.fiscalYearStart}`;
  return begins <= day ? begins : `${year - 1}-${settings.datev.fiscalYearStart}`;
}

function rowOf(booking: ExportedBooking): Booking {
  return {
    ...moneyOf(booking),
    side: booking.side === 'S' ? 'debit' : 'credit',
    account: booking.account,
    contraAccount: booking.contraAccount,
    documentDate: booking.documentDate,
    documentField1: booking.documentField,
    text: datevText(booking.text, 60),
    ...given('taxKey', booking.taxKey),
    ...given('costCentre1', booking.costCentre),
    ...given('documentField2', dueField(booking.dueDate)),
    ...given('dueDate', booking.dueDate),
    ...given('serviceDate', booking.serviceDate),
    ...given('euVatId', euVatId(booking.euVatId)),
    ...(booking.generalReversal ? { reversal: true } : {}),
  };
}

function moneyOf(
  booking: ExportedBooking,
): Pick<Booking, 'amount' | 'currency' | 'rate' | 'baseAmount' | 'baseCurrency' | 'discount'> {
  const { amount, currency, rate, baseAmount, skonto } = booking;
  const common = { amount, ...given('discount', skonto) };
  if (rate === null || baseAmount === null) return common;
  return { ...common, currency, rate, baseAmount, baseCurrency: BASE_CURRENCY };
}

/** The due date as `TTMMJJ`. */
function dueField(dueDate: string | null): string {
  return dueDate === null ? '' : `${dueDate.slice(8, 10)}${dueDate.slice(5, 7)}${dueDate.slice(2, 4)}`;
}

function debtorOf(party: Party): Debtor {
  const { street, zip, city } = party.address;
  return {
    account: party.debtorNumber,
    name: { company: datevText(party.name, 50) },
    ...given('vatId', euVatId(party.vatId)),
    ...given('street', datevText(street ?? '', 36)),
    ...given('postCode', datevText(zip ?? '', 10)),
    ...given('city', datevText(city ?? '', 30)),
    ...given('country', /^[A-Z]{2}$/.test(party.country) ? party.country : ''),
    // A part of an address or of a foreign script reaches nobody.
    ...given('email', /^[\x21-\x7e]{1,60}$/.test(party.email ?? '') ? party.email : ''),
    ...given('customerNumber', datevText(party.customerNumber ?? '', 15)),
  };
}

/**
 * The columns are for ids of the EU, Greek ones beginning with EL: a Swiss or British number would be reported as one of a member
 * state, and what is no id at all would be refused with the whole file.
 */
function euVatId(stored: string | null): string {
  const id = checkVatId(stored ?? '');
  const { normalized } = id;
  const isForeign = (!id.valid && id.reason === 'country') || normalized.startsWith('CH');
  return !isForeign && /^[A-Z]{2}[0-9A-Z]{1,13}$/.test(normalized) ? normalized : '';
}

/** A property only where it has a value, since an empty field is not the same as none. */
function given<K extends string>(name: K, value: string | null | undefined): Partial<Record<K, string>> {
  return value ? ({ [name]: value } as Partial<Record<K, string>>) : {};
}
