/** The systems whose changes are counted. */
const COUNTED_VENDORS = ['hubspot', 'pandadoc', 'datev'] as const;
export type CountedVendor = (typeof COUNTED_VENDORS)[number];

/** What a caller changed, under the business key as it came with the request. */
export interface EffectMark {
  key: string;
  action: string;
}

/** Effects of one vendor: how many, how many different keys, how often each key. */
export interface EffectCount {
  count: number;
  distinct: number;
  keys: Record<string, number>;
}

/** Counts committed changes; it lives from the vendors' journals and keeps nothing of its own. */
export interface EffectLedger {
  record(vendor: CountedVendor, effect: EffectMark): void;
  report(): Record<CountedVendor, EffectCount>;
}

/** Changes without a business key are counted together under this name. */
export const NO_KEY = '(no key)';

/** An empty ledger. */
export function createEffectLedger(): EffectLedger {
  const counts = new Map(COUNTED_VENDORS.map((vendor) => [vendor, new Map<string, number>()]));
  return {
    record(vendor, effect) {
      const keys = counts.get(vendor);
      keys?.set(effect.key, (keys.get(effect.key) ?? 0) + 1);
    },
    report() {
      return {
        hubspot: sum(counts.get('hubspot')),
        pandadoc: sum(counts.get('pandadoc')),
        datev: sum(counts.get('datev')),
      };
    },
  };
}

function sum(keys: Map<string, number> = new Map()): EffectCount {
  let count = 0;
  for (const times of keys.values()) count += times;
  return { count, distinct: keys.size, keys: Object.fromEntries(keys) };
}
