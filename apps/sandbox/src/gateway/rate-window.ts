/** Counts requests in a sliding window of real time. */
export interface RateWindow {
  /** Takes one request; false where the window is full. */
  take(limit: number): boolean;
  /** Requests that still fit. */
  left(limit: number): number;
}

/** A window of this many milliseconds. */
export function createRateWindow(milliseconds: number): RateWindow {
  let taken: number[] = [];
  const prune = (): void => {
    const edge = Date.now() - milliseconds;
    taken = taken.filter((at) => at > edge);
  };
  return {
    take(limit) {
      prune();
      if (taken.length >= limit) return false;
      taken.push(Date.now());
      return true;
    },
    left(limit) {
      prune();
      return Math.max(0, limit - taken.length);
    },
  };
}
