import { setTimeout as sleep } from 'node:timers/promises';
import type { ConfiguredConnection } from '@belegfluss/flow';
import type { CredentialStore } from '@belegfluss/vault';

type Config = Record<string, unknown>;

interface Kept {
  at: number;
  config: Promise<Config>;
  /** With the secrets of before; missing until somebody asks. */
  replaced?: Promise<Config>;
}

const KEPT_MS = 5_000;
/** Who sends forged deliveries has the database asked no more often. */
const REREAD_MS = 20;

/** The settings of connections with their secrets opened, kept for some seconds. */
export class OpenedSettings {
  readonly #credentials: CredentialStore;
  readonly #configured: (connection: string) => ConfiguredConnection;
  readonly #kept = new Map<string, Kept>();

  constructor(credentials: CredentialStore, configured: (connection: string) => ConfiguredConnection) {
    this.#credentials = credentials;
    this.#configured = configured;
  }

  opened(connection: string): Promise<Config> {
    const kept = this.#kept.get(connection);
    if (kept && Date.now() - kept.at < KEPT_MS) return kept.config;
    const config = this.#open(connection);
    this.#kept.set(connection, { at: Date.now(), config });
    // Whoever comes while it is asked for waits for the same answer; one that failed is nobody's.
    config.catch(() => this.#kept.delete(connection));
    return config;
  }

  /**
   * The settings as they are now, where another process has changed them, and with the secrets that were replaced within a
   * day: senders change to a new one at another time than we do.
   */
  async otherSigning(connection: string): Promise<Config[]> {
    const heardAt = Date.now();
    const age = heardAt - (this.#kept.get(connection)?.at ?? 0);
    if (age < REREAD_MS) await sleep(REREAD_MS - Math.max(age, 0));
    if ((this.#kept.get(connection)?.at ?? 0) <= heardAt) this.#kept.delete(connection);
    const current = await this.opened(connection);
    const kept = this.#kept.get(connection);
    if (!kept) return [current];
    kept.replaced ??= this.#credentials.openReplaced(connection).then((fields) => ({ ...current, ...fields }));
    return [current, await kept.replaced];
  }

  /** The next who asks gets them anew. */
  forget(connection: string): void {
    this.#kept.delete(connection);
  }

  async #open(connection: string): Promise<Config> {
    const { config, secretFields } = this.#configured(connection);
    return { ...config, ...(secretFields.length > 0 && (await this.#credentials.open(connection))) };
  }
}
