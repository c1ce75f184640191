// @ts-check

const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;
export const PRODUCTS = 200;

/**
 * A deal as the benchmark's CRM gives it.
 * @typedef {{ id: string, version: number, title: string, product: string, amount: string, currency: string, closedAt: string,
 *   updatedAt: string, owner: { id: string, name: string },
 *   company: { name: string, street: string, zip: string, city: string, country: string, vatId: string } }} Deal
 */

/** So many deals, made up when they are asked for, so that the server's memory says nothing about their number. */
export class DealBook {
  #count;
  #first;
  /** @type {Map<number, { version: number, updatedAt: number }>} */
  #changes = new Map();
  /** @type {number[]} Changed deals in the order of their last change. */
  #changed = [];

  /** @param {number} count */
  constructor(count) {
    this.#count = count;
    // The youngest is a day old: what is changed later is newer than all of them.
    this.#first = Math.floor(Date.now() / SECOND_MS) * SECOND_MS - DAY_MS - count * SECOND_MS;
  }

  get count() {
    return this.#count;
  }

  /**
   * Changes every nth deal.
   * @param {number} nth
   */
  change(nth) {
    for (let index = 0; index < this.#count; index += nth) {
      const version = (this.#changes.get(index)?.version ?? 1) + 1;
      this.#changes.set(index, { version, updatedAt: Date.now() });
    }
    this.#changed = [...this.#changes.keys()];
    return this.#changed.length;
  }

  /**
   * Up to `limit` deals changed at or after `since` behind the place `after`, the oldest change first.
   * @param {number} since milliseconds
   * @param {number} after
   * @param {number} limit
   */
  list(since, after, limit) {
    const begin = Math.min(this.#count, Math.max(0, Math.ceil((since - this.#first) / SECOND_MS)));
    const total = this.#count - begin + this.#changed.length;
    const deals = [];
    let place = after;
    for (; place < total && deals.length < limit; place += 1) {
      const old = begin + place;
      const index = old < this.#count ? old : (this.#changed[old - this.#count] ?? 0);
      // A deal that was changed stands at its new place only.
      if (old < this.#count && this.#changes.has(index)) continue;
      if (old >= this.#count && (this.#changes.get(index)?.updatedAt ?? 0) < since) continue;
      deals.push(this.#deal(index));
    }
    return { deals, next: place < total ? String(place) : null };
  }

  /**
   * @param {string} id
   * @returns {Deal | undefined}
   */
  read(id) {
    const index = Number(/^D(\d{6})$/.exec(id)?.[1] ?? NaN);
    return index < this.#count ? this.#deal(index) : undefined;
  }

  /**
   * @param {number} index
   * @returns {Deal}
   */
  #deal(index) {
    const change = this.#changes.get(index);
    const updatedAt = new Date(change?.updatedAt ?? this.#first + index * SECOND_MS).toISOString();
    return {
      id: dealId(index),
      version: change?.version ?? 1,
      title: `Abschluss ${index}`,
      product: `P${String(index % PRODUCTS).padStart(3, '0')}`,
      amount: `${1_000 + (index % 9_000)}.${String(index % 100).padStart(2, '0')}`,
      currency: 'EUR',
      closedAt: '2026-03-02T10:00:00.000Z',
      updatedAt,
      owner: { id: String(index % 40), name: 'Vertrieb' },
      company: {
        name: `Kundin ${index} GmbH`,
        street: `Werkstraße ${index % 300}`,
        zip: String(10_000 + (index % 80_000)),
        city: 'Köln',
        country: 'DE',
        vatId: `DE${100_000_000 + index}`,
      },
    };
  }
}

/** @param {number} index */
export function dealId(index) {
  return `D${String(index).padStart(6, '0')}`;
}

/**
 * The invoice that a deal has to become; for the account, the benchmark's mapping table is the rule.
 * @param {Deal} deal
 */
export function invoiceOf(deal) {
  return {
    dealId: deal.id,
    version: deal.version,
    date: deal.closedAt.slice(0, 10),
    customer: deal.company.name,
    street: deal.company.street,
    zip: deal.company.zip,
    city: deal.company.city,
    country: deal.company.country,
    vatId: deal.company.vatId,
    account: String(8_000 + Number(deal.product.slice(1))),
    amount: deal.amount,
    currency: deal.currency,
  };
}
