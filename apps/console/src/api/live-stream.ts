import type { StreamMessage } from './schema.ts';

/** Whether live messages arrive, are being asked for, or stay away until the next try. */
export type LiveState = 'connecting' | 'live' | 'lost';

/** What somebody who listens wants to hear. */
export interface LiveListener {
  onMessage: (message: StreamMessage) => void;
  onState: (state: LiveState) => void;
  /** Called when a lost connection is back: what changed meanwhile is unknown. */
  onReturn: () => void;
}

const firstDelay = 1000;
const longestDelay = 30_000;

/** Listens to the stream of changes and comes back by itself, waiting longer after each failure; returns the stop. */
export function openLiveStream(url: string, listener: LiveListener): () => void {
  let source: EventSource | undefined;
  let timer: number | undefined;
  let failures = 0;

  const connect = () => {
    listener.onState(failures === 0 ? 'connecting' : 'lost');
    source = new EventSource(url);
    source.addEventListener('open', () => {
      if (failures > 0) listener.onReturn();
      failures = 0;
      listener.onState('live');
    });
    source.addEventListener('message', (event: MessageEvent<string>) => {
      listener.onMessage(JSON.parse(event.data) as StreamMessage);
    });
    source.addEventListener('error', () => {
      source?.close();
      failures += 1;
      listener.onState('lost');
      timer = window.setTimeout(connect, delayAfter(failures));
    });
  };

  connect();
  return () => {
    window.clearTimeout(timer);
    source?.close();
  };
}

/** Milliseconds to wait after so many failures in a row: doubling, at most 30 s, a quarter of it by chance. */
export function delayAfter(failures: number, chance: number = Math.random()): number {
  const full = Math.min(longestDelay, firstDelay * 2 ** (failures - 1));
  return full * (0.75 + 0.25 * chance);
}
