import {
  BreakerRegistry,
  BudgetRegistry,
  createHttp,
  HttpPool,
  type AccessTokens,
  type HttpEvent,
  type OAuth2,
  type OAuthTokens,
} from '@belegfluss/http';
import {
  ConnectorError,
  systemClock,
  type Auth,
  type CallContext,
  type Connector,
  type FileStore,
  type Http,
  type WriteContext,
} from '@belegfluss/sdk';
import type { Bell, Database } from '@belegfluss/store';
import { CredentialStore, LeasedSecret, type Vault } from '@belegfluss/vault';
import type { ConfiguredConnection } from '@belegfluss/flow';
import { BreakerRows } from './breaker-rows.ts';
import { BudgetRows } from './budget-rows.ts';
import { ConnectionHealth } from './connection-health.ts';
import { demandedSecrets } from './demanded-secrets.ts';
import { GatewayNews } from './gateway-news.ts';
import { KnownAccounts } from './known-accounts.ts';
import { OpenedSettings } from './opened-settings.ts';
import { unknownSecrets } from './unknown-secrets.ts';
import type { Call, ReceivingGateway } from './gateway.ts';
import { accessTokens, needsPerson, personalSignIn, type SignInTools } from './sign-in.ts';

export interface ConnectionsOptions {
  db: Database;
  bell: Bell;
  vault: Vault;
  files: FileStore;
  connections: ConfiguredConnection[];
  /** Address under which people and vendors reach this server; OAuth comes back to `<publicUrl>/oauth/callback`. */
  publicUrl: string;
  /** Lets connections reach private addresses: the sandbox, or systems in one's own network. */
  allowPrivateHosts: boolean;
  /** Requests of one connection that may be under way in this process. */
  places: number;
  onCall: (event: HttpEvent) => void;
  onTrouble: (error: unknown) => void;
}

type Config = Record<string, unknown>;
const IDENTITY_MS = 20_000;
const NO_HTTP: Http = {
  request: () => {
    throw new ConnectorError(
      'permanent',
      {
        de: 'dieser Konnektor verlässt den Prozess nie',
        en: 'this connector never leaves the process',
      },
      { outcome: 'not_sent' },
    );
  },
};

/** The configured connections of one process: settings with opened secrets, signed-in HTTP, breakers and budgets. */
export class Connections implements ReceivingGateway {
  readonly #options: ConnectionsOptions;
  readonly #byName: Map<string, ConfiguredConnection>;
  readonly #credentials: CredentialStore;
  readonly #pool = new HttpPool();
  readonly #budgets: BudgetRegistry;
  readonly #breakers: BreakerRegistry;
  readonly #news: GatewayNews;
  readonly #health: ConnectionHealth;
  readonly #accounts: KnownAccounts;
  readonly #signedIn = new WeakMap<Config, AccessTokens>();
  readonly #settings: OpenedSettings;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
    this.#byName = new Map(options.connections.map((connection) => [connection.name, connection]));
    this.#credentials = new CredentialStore(options.db, options.vault);
    this.#settings = new OpenedSettings(this.#credentials, (name) => this.#configured(name));
    this.#accounts = new KnownAccounts(options.db);
    this.#health = new ConnectionHealth(options.db, options.onTrouble);
    const { db, bell, onTrouble } = options;
    const rows = new BreakerRows(db, bell);
    this.#breakers = new BreakerRegistry({ store: rows, onFailure: rows.tellFailure, onTrouble });
    this.#budgets = new BudgetRegistry({ store: new BudgetRows(db, bell), places: options.places, onTrouble });
    this.#news = new GatewayNews(db, bell, this.#breakers, this.#budgets, onTrouble);
  }

  /** Takes over what is known of breakers and pauses, as after a restart. */
  async start(): Promise<void> {
    await this.#news.start();
  }

  /** Takes in what another process told on `GATEWAY_CHANNEL`. */
  hear(payload: string): void {
    this.#news.hear(payload);
  }

  has(connection: string): boolean {
    return this.#byName.has(connection);
  }

  names(): string[] {
    return [...this.#byName.keys()];
  }

  connector(connection: string): Connector {
    return this.#configured(connection).connector;
  }

  /** Changes secret fields of a connection, all or none. Throws DiagnosticError `connection.unknown_secret`. */
  async putSecrets(connection: string, fields: Record<string, string>): Promise<void> {
    const known = this.#configured(connection).secretFields;
    const unknown = Object.keys(fields).filter((field) => !known.includes(field));
    if (unknown.length > 0) throw unknownSecrets(connection, unknown, known);
    for (const [field, secret] of Object.entries(fields)) await this.#credentials.put(connection, field, secret);
    this.#settings.forget(connection);
  }

  /** The secret fields of each connection and since when each is set; nothing is opened. */
  async secrets(): Promise<ReadonlyMap<string, { field: string; setAt: string | null }[]>> {
    const set = await this.#credentials.fields(this.names());
    return new Map(
      this.names().map((name) => [
        name,
        this.#configured(name).secretFields.map((field) => {
          const { updatedAt } = set.find((each) => each.connection === name && each.field === field) ?? {};
          return { field, setAt: updatedAt?.toISOString() ?? null };
        }),
      ]),
    );
  }

  config(connection: string): Promise<never> {
    return this.#settings.opened(connection) as Promise<never>;
  }

  otherSigningConfigs(connection: string): Promise<never[]> {
    return this.#settings.otherSigning(connection) as Promise<never[]>;
  }

  async context(connection: string, call: Call): Promise<WriteContext<never>> {
    const config = await this.config(connection);
    const { effectKey, clock, signal, answer } = call;
    const http = this.#http(connection, config, call);
    return { config, http, clock, signal, effectKey, files: this.#options.files, ...(answer && { answer }) };
  }

  /**
   * The account that a connection writes to and the one to which its credentials lead now, where both are known. Throws
   * ConnectorError where the system cannot be asked.
   */
  async accounts(connection: string): Promise<{ known: string | undefined; found: string | undefined }> {
    const found = await this.#identity(connection);
    return { known: await this.#accounts.known(connection), found };
  }

  /** Makes the account to which the credentials lead now the right one; `undefined` where the system does not name it. Throws ConnectorError. */
  async adoptAccount(connection: string): Promise<string | undefined> {
    const found = await this.#identity(connection);
    if (found !== undefined) await this.#accounts.adopt(connection, found);
    return found;
  }

  /** The account behind the credentials of a connection, as its system calls it. */
  async #identity(connection: string): Promise<string | undefined> {
    const { identity } = this.connector(connection);
    const signal = AbortSignal.timeout(IDENTITY_MS);
    return identity?.(await this.context(connection, { effectKey: '', clock: systemClock, signal }));
  }

  /** Sign-in of a connection by a person; `undefined` where the connector needs none. */
  async oauth(connection: string): Promise<OAuth2 | undefined> {
    const { auth } = this.connector(connection);
    if (!needsPerson(auth)) return undefined;
    return personalSignIn(auth, this.#signInTools(connection, await this.config(connection)));
  }

  /** Whether somebody has signed this connection in, where it needs that. */
  async isAuthorised(connection: string): Promise<boolean> {
    if (!needsPerson(this.connector(connection).auth)) return true;
    const tokens = await this.#tokens(connection).load();
    return tokens !== undefined && tokens.refusedAt === undefined;
  }

  async close(): Promise<void> {
    this.#news.stop();
    this.#breakers.shutdown();
    await this.#budgets.close();
    await this.#health.flush();
    await this.#pool.close();
  }

  #configured(connection: string): ConfiguredConnection {
    const found = this.#byName.get(connection);
    if (!found) throw new Error(`connection ${connection} is not configured`);
    return found;
  }

  #http(connection: string, config: never, { signal, demandHeld }: Call): CallContext['http'] {
    const { connector } = this.#configured(connection);
    if (!connector.http) return NO_HTTP;
    const { identity } = connector;
    const tokens = this.#accessTokens(connection, config);
    return createHttp({
      connection,
      policy: connector.http(config),
      authorize: tokens
        ? () => tokens.authorize()
        : async () => staticHeaders(connector.auth, this.#signing(connection, config)),
      ...(tokens && { onUnauthorized: (refused) => tokens.onUnauthorized(refused) }),
      pool: this.#pool,
      breakers: this.#breakers,
      budgets: this.#budgets,
      allowPrivateHosts: this.#options.allowPrivateHosts,
      log: (event) => {
        this.#health.noteCall(event);
        this.#options.onCall(event);
      },
      signal,
      ...(demandHeld && { demandHeld }),
      ...(identity && {
        demandAccount: (credentials) =>
          this.#accounts.demandSame(connection, credentials, () => this.#identity(connection)),
      }),
    });
  }

  /** The settings as requests are signed with them. */
  #signing(connection: string, config: never): never {
    return demandedSecrets(connection, config, this.#configured(connection).secretFields) as never;
  }

  /** One for all who call while the settings stay the same, so that they renew together. */
  #accessTokens(connection: string, config: never): AccessTokens | undefined {
    const { auth } = this.connector(connection);
    if (auth.kind !== 'oauth2') return undefined;
    const kept = this.#signedIn.get(config) ?? accessTokens(auth, this.#signInTools(connection, config));
    this.#signedIn.set(config, kept);
    return kept;
  }

  #signInTools(connection: string, config: never): SignInTools {
    return {
      connection,
      store: this.#tokens(connection),
      pool: this.#pool,
      breakers: this.#breakers,
      budgets: this.#budgets,
      allowPrivateHosts: this.#options.allowPrivateHosts,
      publicUrl: this.#options.publicUrl,
      config: this.#signing(connection, config),
    };
  }

  #tokens(connection: string): LeasedSecret<OAuthTokens> {
    return new LeasedSecret(this.#options.db, this.#options.vault, connection);
  }
}

function staticHeaders(auth: Auth, config: never): Record<string, string> {
  return auth.kind === 'header' ? { [auth.name]: auth.value(config) } : {};
}
