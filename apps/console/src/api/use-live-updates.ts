import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { openLiveStream, type LiveState } from './live-stream.ts';
import type { StreamMessage } from './schema.ts';
import { staleKeys } from './stale-keys.ts';

// A demo changes dozens of records a second; reading again four times a second is live enough.
const gatherFor = 250;

/** Keeps everything on the screen fresh while it is mounted; returns whether that works right now. */
export function useLiveUpdates(): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => {
    const gathered = new Map<string, StreamMessage>();
    let timer: number | undefined;
    const flush = () => {
      timer = undefined;
      for (const queryKey of staleKeys([...gathered.values()])) void client.invalidateQueries({ queryKey });
      gathered.clear();
    };
    const close = openLiveStream('/api/v1/stream', {
      onState: (now) => {
        setState(now);
        // A stream that is refused may mean that the session has ended.
        if (now === 'lost') void client.invalidateQueries({ queryKey: ['session'] });
      },
      onReturn: () => void refreshAll(client),
      onMessage: (message) => {
        gathered.set(`${message.topic}/${message.id}`, message);
        timer ??= window.setTimeout(flush, gatherFor);
      },
    });
    return () => {
      window.clearTimeout(timer);
      close();
    };
  }, [client]);
  return state;
}

async function refreshAll(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
}
