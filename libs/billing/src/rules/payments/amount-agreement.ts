import { exact, rounded } from '../money.ts';
import { allowedSkonto, type SkontoOffer } from './skonto.ts';

/** A part of a payment for one open item; `amount + skonto` leaves the item's open amount. Negative where a payment is taken back. */
export interface PlannedAllocation {
  itemId: string;
  amount: string;
  skonto: string;
  /** The allocation that this one takes back. */
  reverses?: string;
}

/** What has to be known of an open item to compare amounts. */
export interface OwedAmount {
  id: string;
  amount: string;
  open: string;
  skonto?: SkontoOffer | undefined;
}

/** More invoices with Skonto than this in one payment are left to a person: the choices double with each. */
const MOST_CHOICES = 10;

/**
 * Settles all items with one amount, each in full or less its Skonto where that is still allowed.
 * `undefined` where no choice, or more than one, adds up to the amount exactly.
 */
export function agreeingAllocations(
  paid: string,
  paidOn: string,
  items: readonly OwedAmount[],
  currency: string,
): PlannedAllocation[] | undefined {
  const offers = items.map((item) => allowedSkonto(item, paidOn));
  const open = items.reduce((total, item) => total.plus(item.open), exact(0));
  const missing = open.minus(paid);
  const withOffer = offers.flatMap((offer, index) => (offer === undefined ? [] : [index]));
  if (withOffer.length > MOST_CHOICES) return undefined;
  const choices = subsets(withOffer).filter((chosen) =>
    chosen.reduce((total, index) => total.plus(offers[index] ?? '0'), exact(0)).equals(missing),
  );
  const [choice, another] = choices;
  if (choice === undefined || another !== undefined) return undefined;
  return items.map((item, index) => {
    const skonto = choice.includes(index) ? (offers[index] ?? '0') : '0';
    return {
      itemId: item.id,
      amount: rounded(exact(item.open).minus(skonto), currency),
      skonto: rounded(skonto, currency),
    };
  });
}

function subsets(indexes: readonly number[]): number[][] {
  return indexes.reduce<number[][]>((all, index) => [...all, ...all.map((chosen) => [...chosen, index])], [[]]);
}
