/** The part of opossum 10 that we use; the package brings no types. */
declare module 'opossum' {
  import type { EventEmitter } from 'node:events';

  namespace CircuitBreaker {
    interface Options {
      name: string;
      timeout: number | false;
      resetTimeout: number;
      errorThresholdPercentage: number;
      volumeThreshold: number;
      rollingCountTimeout: number;
      rollingCountBuckets: number;
      rollingPercentilesEnabled: boolean;
      enableSnapshots: boolean;
      errorFilter: (error: unknown) => boolean;
    }
  }

  class CircuitBreaker extends EventEmitter {
    constructor(action: (work: () => Promise<unknown>) => Promise<unknown>, options: CircuitBreaker.Options);
    readonly isShutdown: boolean;
    fire(work: () => Promise<unknown>): Promise<unknown>;
    close(): void;
    shutdown(): void;
  }

  export = CircuitBreaker;
}
