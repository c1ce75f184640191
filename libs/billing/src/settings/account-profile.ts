import { automaticRevenueAccounts } from '@belegfluss/documents';
import type { TaxCategory } from '../rules/invoices/tax-case.ts';

/** The accounts of a DATEV chart that billing books on by itself; a client's deviations belong into mapping tables. */
export interface AccountProfile {
  /** Two digits of the chart in EXTF headers. */
  chartCode: '03' | '04';
  bank: string;
  receivables: string;
  bankCharges: string;
  /** Revenue account of sales without German tax, by VAT category. */
  revenueByCategory: Readonly<Partial<Record<TaxCategory, string>>>;
  /** Discounts granted for early payment, by tax rate. */
  skontoByRate: Readonly<Record<string, string>>;
  skontoGeneral: string;
  /** Revenue accounts that compute the tax themselves. */
  automaticRevenue: ReadonlySet<string>;
}

/**
 * Source: DATEV standard charts SKR 03 and SKR 04 for 2026; Skonto accounts, bank charges and the collective account by common use,
 * to be confirmed with the tax adviser. Gathered in November 2026.
 */
export const accountProfiles: Readonly<Record<'SKR03' | 'SKR04', AccountProfile>> = {
  SKR03: {
    chartCode: '03',
    bank: '1200',
    receivables: '1400',
    bankCharges: '4970',
    revenueByCategory: { AE: '8336', K: '8125', G: '8120', O: '8338' },
    skontoByRate: { '19': '8736', '7': '8731' },
    skontoGeneral: '8730',
    automaticRevenue: automaticRevenueAccounts['03'],
  },
  SKR04: {
    chartCode: '04',
    bank: '1800',
    receivables: '1200',
    bankCharges: '6855',
    revenueByCategory: { AE: '4336', K: '4125', G: '4120', O: '4338' },
    skontoByRate: { '19': '4736', '7': '4731' },
    skontoGeneral: '4730',
    automaticRevenue: automaticRevenueAccounts['04'],
  },
};

/** Account for Skonto on an invoice: that of its tax rate, or the general one where it has several. */
export function skontoAccount(profile: AccountProfile, rates: readonly string[]): string {
  const [rate, another] = rates;
  if (rate === undefined || another !== undefined) return profile.skontoGeneral;
  return profile.skontoByRate[rate] ?? profile.skontoGeneral;
}
