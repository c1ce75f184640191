import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EffectClass } from './effect-book.ts';

/** What the vendor itself knows. */
export interface TruthReading {
  /** Business keys in the order in which their effects happened; one that stands twice happened twice. */
  refs: Record<EffectClass, string[]>;
  /** Every deal in its last version. */
  deals: string[];
  replayed: number;
}

/** The vendor as a process of its own. */
export interface Truth {
  port: number;
  read(): Promise<TruthReading>;
  /** Changes every nth deal. */
  change(nth: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the vendor; it ends with us. */
export async function startTruth(options: { deals: number; log: string }): Promise<Truth> {
  const script = fileURLToPath(new URL('truth-server.ts', import.meta.url));
  const child = fork(script, ['--deals', String(options.deals), '--log', options.log], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const gone = new Promise((done) => child.once('exit', done));
  const port = await new Promise<number>((done, fail) => {
    child.once('message', (message: { listening: number }) => done(message.listening));
    child.once('exit', (code) => fail(new Error(`the truth ended with ${String(code)}`)));
  });
  const control = `http://127.0.0.1:${port}/control`;
  return {
    port,
    read: async () => (await (await fetch(control)).json()) as TruthReading,
    change: async (nth) => {
      await (await fetch(control, { method: 'POST', body: JSON.stringify({ nth }) })).arrayBuffer();
    },
    stop: async () => {
      child.kill();
      await gone;
    },
  };
}
