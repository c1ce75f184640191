/** Delayed work that ends with the sandbox. Times are real milliseconds. */
export interface Timers {
  after(milliseconds: number, run: () => void): void;
  stop(): void;
}

/** A set of timers that can be stopped at once. */
export function createTimers(): Timers {
  const running = new Set<NodeJS.Timeout>();
  return {
    after(milliseconds, run) {
      const timer = setTimeout(
        () => {
          running.delete(timer);
          run();
        },
        Math.max(0, milliseconds),
      );
      running.add(timer);
    },
    stop() {
      for (const timer of running) clearTimeout(timer);
      running.clear();
    },
  };
}
