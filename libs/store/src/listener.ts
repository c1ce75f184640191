import { Socket } from 'node:net';
import { Client } from 'pg';

/** One connection that hears NOTIFY; it connects again by itself. */
export interface Listener {
  close(): Promise<void>;
}

const RECONNECT_MS = 1_000;
/** Who only listens never finds out that the network is gone: it asks now and then. */
const ASK_EVERY_MS = 5_000;
const PATIENCE_MS = 5_000;

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
    const socket = new Socket();
    const next = new Client({
      connectionString: url,
      keepAlive: true,
      application_name: 'belegfluss-listener',
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      stream: () => socket,
    });
    next.on('notification', ({ channel, payload }) => onMessage(channel, payload ?? ''));
    next.on('error', () => socket.destroy());
    try {
      await next.connect();
      for (const channel of channels) await next.query(`listen ${channel}`);
    } catch (error) {
      socket.destroy();
      throw error;
    }
    const asking = setInterval(() => void next.query('').catch(() => socket.destroy()), ASK_EVERY_MS).unref();
    next.once('end', () => {
      clearInterval(asking);
      if (!closed) setTimeout(reconnect, RECONNECT_MS).unref();
    });
    return next;
  }

  function reconnect(): void {
    if (closed) return;
    connect().then(
      (next) => {
        client = next;
        if (closed) void next.end().catch(() => undefined);
        else onGap();
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
