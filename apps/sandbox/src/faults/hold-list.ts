import { matchesRoute } from './fault-list.ts';

/** The two moments in which an answer can be held. */
export type HoldPoint = 'before_commit' | 'after_commit';

/** A hold as the control interface shows it; `reached` once a request stands still in it. */
export interface HoldView {
  id: string;
  vendor: string;
  route?: string;
  point: HoldPoint;
  reached: boolean;
}

/** Stops requests in one exact moment, so that a test can kill the caller there. */
export interface HoldList {
  add(vendor: string, route: string | undefined, point: HoldPoint): string;
  /** Waits if a hold is meant for this request; comes back when it is released. */
  pass(vendor: string, route: string, line: string, point: HoldPoint): Promise<void>;
  /** Releases one hold, or all of them; the number released. */
  release(id?: string): number;
  list(): HoldView[];
}

interface Hold extends HoldView {
  open: () => void;
  opened: Promise<void>;
}

/** An empty list. */
export function createHoldList(): HoldList {
  const holds = new Map<string, Hold>();
  let count = 0;
  return {
    add(vendor, route, point) {
      count += 1;
      const id = `hold-${count}`;
      const { promise, resolve } = Promise.withResolvers<void>();
      holds.set(id, {
        id,
        vendor,
        point,
        reached: false,
        open: resolve,
        opened: promise,
        ...(route === undefined ? {} : { route }),
      });
      return id;
    },
    async pass(vendor, route, line, point) {
      for (const hold of holds.values()) {
        if (hold.reached || hold.vendor !== vendor || hold.point !== point || !matchesRoute(hold.route, route, line))
          continue;
        hold.reached = true;
        await hold.opened;
        return;
      }
    },
    release(id) {
      const chosen = [...holds.values()].filter((hold) => id === undefined || hold.id === id);
      for (const hold of chosen) {
        holds.delete(hold.id);
        hold.open();
      }
      return chosen.length;
    },
    list: () => [...holds.values()].map(({ open: _open, opened: _opened, ...view }) => view),
  };
}
