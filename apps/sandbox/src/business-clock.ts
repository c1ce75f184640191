/** The time that stands on the vendors' records. It runs on from where it was set, or with the real time. */
export interface BusinessClock {
  now(): Date;
  /** Like `now`, but later than every earlier stamp, so that two changes never carry one time. */
  stamp(): Date;
  /** Both in milliseconds since 1970: the business time, and the real time at which it was set. */
  set(business: number, real: number): void;
}

/** A clock that shows the real time until it is set. */
export function createBusinessClock(): BusinessClock {
  let offset = 0;
  let last = 0;
  const read = (): number => Date.now() + offset;
  return {
    now: () => new Date(read()),
    stamp() {
      last = Math.max(read(), last + 1);
      return new Date(last);
    },
    set(business, real) {
      offset = business - real;
      last = 0;
    },
  };
}
