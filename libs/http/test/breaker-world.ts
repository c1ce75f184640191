import { expect } from '@jest/globals';
import { BreakerRegistry, type BreakerRegistryOptions, type HttpOptions } from '@belegfluss/http';
import { OwnBreakers } from '../src/breaker/breaker-store.ts';
import { always, JSON_TYPE, READ, type Vendor } from './vendor.ts';

export const OK = always(200, JSON_TYPE, '{}');
export const DOWN = always(503, JSON_TYPE, '{}');

/** Breakers of several processes that call one vendor and share one store, in a time of their own. */
export class BreakerWorld {
  /** Milliseconds; they stand still unless a test moves them. */
  now = 0;
  readonly registries: BreakerRegistry[] = [];
  readonly #vendor: Vendor;
  readonly #store = new OwnBreakers(() => this.now);

  constructor(vendor: Vendor) {
    this.#vendor = vendor;
  }

  /** The breakers of one process. */
  breakers(options: BreakerRegistryOptions = {}): BreakerRegistry {
    const registry = new BreakerRegistry({ store: this.#store, now: () => this.now, ...options });
    this.registries.push(registry);
    return registry;
  }

  /** Calls `count` times, one after the other, and gives the codes. */
  async codes(count: number, options: Partial<HttpOptions>, request = READ): Promise<string[]> {
    const http = this.#vendor.client({}, options);
    const seen: string[] = [];
    for (let n = 0; n < count; n += 1) {
      await http.request(request).then(
        () => seen.push('ok'),
        (error: { code: string }) => seen.push(error.code),
      );
    }
    return seen;
  }

  /** A breaker that has just opened, at a vendor that is down and has forgotten what came. */
  async opened(options: BreakerRegistryOptions = {}): Promise<BreakerRegistry> {
    this.#vendor.answer(DOWN);
    const registry = this.breakers(options);
    await this.codes(5, { breakers: registry });
    expect(stateOf(registry)).toBe('open');
    this.#vendor.seen.length = 0;
    return registry;
  }

  close(): void {
    for (const registry of this.registries) registry.shutdown();
  }
}

export function stateOf(registry: BreakerRegistry): string {
  return registry.of('crm', READ.route).state;
}
