import type { Family } from '../check.ts';
import { placesAt } from '../place.ts';
import { ciiPlaces, ublPlaces } from '../places.ts';

/** Where the totals of an invoice stand, and its allowances and charges. */
export const totalPlaces = {
  totals: placesAt(ublPlaces.totals, ciiPlaces.totals),
  allowance: placesAt(ublPlaces.allowance, ciiPlaces.allowance),
};

/** The elements of the totals (BG-22), and of what allowances and charges say. */
export const totalNames = {
  ubl: {
    charge: 'ChargeIndicator',
    amount: 'Amount',
    lines: 'LineExtensionAmount',
    allowances: 'AllowanceTotalAmount',
    charges: 'ChargeTotalAmount',
    net: 'TaxExclusiveAmount',
    gross: 'TaxInclusiveAmount',
    paid: 'PrepaidAmount',
    rounding: 'PayableRoundingAmount',
    due: 'PayableAmount',
  },
  cii: {
    charge: 'ChargeIndicator/Indicator',
    amount: 'ActualAmount',
    lines: 'LineTotalAmount',
    allowances: 'AllowanceTotalAmount',
    charges: 'ChargeTotalAmount',
    net: 'TaxBasisTotalAmount',
    gross: 'GrandTotalAmount',
    paid: 'TotalPrepaidAmount',
    rounding: 'RoundingAmount',
    due: 'DuePayableAmount',
  },
} as const satisfies Record<Family, Record<string, string>>;

export type TotalNames = (typeof totalNames)[Family];
