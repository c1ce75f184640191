import { Client } from 'pg';

/** One connection that hears NOTIFY; it connects again by itself. */
export interface Listener {
  close(): Promise<void>;
}

const RECONNECT_MS = 1_000;

/**
 * Hears `channels` and hands on each payload. After a lost connection `onGap` is called once it is
 * back, because messages sent in between are gone.
 */
export async function listen(
  url: string,
  channels: string[],
  onMessage: (channel: string, payload: string) => void,
  onGap: () => void,
): Promise<Listener> {
  let closed = false;
  let client = await connect();

  async function connect(): Promise<Client> {
    const next = new Client({ connectionString: url, keepAlive: true, application_name: 'belegfluss-listener' });
    next.on('notification', ({ channel, payload }) => onMessage(channel, payload ?? ''));
    next.on('error', () => void next.end().catch(() => undefined));
    next.on('end', () => {
      if (!closed) setTimeout(reconnect, RECONNECT_MS).unref();
    });
    await next.connect();
    for (const channel of channels) await next.query(`listen ${channel}`);
    return next;
  }

  function reconnect(): void {
    if (closed) return;
    connect().then(
      (next) => {
        client = next;
        onGap();
      },
      () => setTimeout(reconnect, RECONNECT_MS).unref(),
    );
  }

  return {
    close: async () => {
      closed = true;
      await client.end().catch(() => undefined);
    },
  };
}
