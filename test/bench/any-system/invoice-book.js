// @ts-check
import { fsyncSync, openSync, writeSync } from 'node:fs';
import { invoiceOf } from './deal-book.js';

/**
 * Takes invoices and judges each: right in all fields, once for each state of a deal. With a file, an invoice is on disk before it is
 * answered, so that the file is the truth after a kill.
 */
export class InvoiceBook {
  #deals;
  #file;
  /** @type {Map<string, string>} */
  #byKey = new Map();
  /** @type {Map<string, number>} */
  #byState = new Map();
  /** @type {[string, number][]} */
  #arrivals = [];
  wrong = 0;
  replayed = 0;

  /**
   * @param {import('./deal-book.js').DealBook} deals
   * @param {string | undefined} file
   */
  constructor(deals, file) {
    this.#deals = deals;
    this.#file = file === undefined ? undefined : openSync(file, 'a');
  }

  /**
   * Takes an invoice; the same key again changes nothing.
   * @param {string} key
   * @param {Record<string, unknown>} invoice
   */
  take(key, invoice) {
    const known = this.#byKey.get(key);
    if (known !== undefined) {
      this.replayed += 1;
      return { id: known };
    }
    const id = `R${this.#byKey.size + 1}`;
    const state = `${String(invoice['dealId'])}/${String(invoice['version'])}`;
    const deal = this.#deals.read(String(invoice['dealId']));
    if (!deal || !isSame(invoiceOf(deal), invoice)) this.wrong += 1;
    this.#byKey.set(key, id);
    this.#arrivals.push([String(invoice['dealId']), Date.now()]);
    this.#byState.set(state, (this.#byState.get(state) ?? 0) + 1);
    if (this.#file !== undefined) {
      writeSync(this.#file, `${state} ${key}\n`);
      fsyncSync(this.#file);
    }
    return { id };
  }

  /** Deals with the moment in which their invoice came, in this order. */
  arrivals() {
    return this.#arrivals;
  }

  counts() {
    const doubled = [...this.#byState.values()].reduce((sum, times) => sum + times - 1, 0);
    return {
      invoices: this.#byKey.size,
      states: this.#byState.size,
      doubled,
      wrong: this.wrong,
      replayed: this.replayed,
    };
  }
}

/**
 * @param {Record<string, unknown>} expected
 * @param {Record<string, unknown>} given
 */
function isSame(expected, given) {
  const names = Object.keys(expected);
  return names.length === Object.keys(given).length && names.every((name) => expected[name] === given[name]);
}
