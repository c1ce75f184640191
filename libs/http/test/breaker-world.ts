import { afterAll, afterEach, expect } from '@jest/globals';
import { BreakerRegistry, type BreakerRegistryOptions, type HttpOptions } from '@belegfluss/http';
import { OwnBreakers } from '../src/breaker/breaker-store.ts';
import { always, JSON_TYPE, READ, startVendor, type Vendor } from './vendor.ts';

export const OK = always(200, JSON_TYPE, '{}');
export const DOWN = always(503, JSON_TYPE, '{}');

/** Breakers of several processes that call one vendor and share one store, in a time of their own. */
class BreakerWorld {
  /** Milliseconds; they stand still unless a test moves them. */
  now = 0;
  registries: BreakerRegistry[] = [];
  readonly #vendor: Vendor;
  #store = new OwnBreakers(() => this.now);

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

  /** Another test finds it as new. */
  reset(): void {
    for (const registry of this.registries) registry.shutdown();
    this.registries = [];
    this.#store = new OwnBreakers(() => this.now);
    this.now = 0;
  }
}

/** A vendor with its breakers for the tests of a file; each test finds both as new. */
export async function breakerWorld(): Promise<{ vendor: Vendor; world: BreakerWorld }> {
  const vendor = await startVendor();
  const world = new BreakerWorld(vendor);
  afterEach(() => {
    vendor.reset();
    world.reset();
  });
  afterAll(() => vendor.close());
  return { vendor, world };
}

/** The state of the breaker that all tests look at. */
export function stateOf(registry: BreakerRegistry): string {
  return registry.of('crm', READ.route).state;
}
