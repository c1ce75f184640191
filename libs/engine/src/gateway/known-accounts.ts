import { createHash } from 'node:crypto';
import { ConnectorError } from '@belegfluss/sdk';
import type { Database } from '@belegfluss/store';

/** An account that was asked for is asked for again before the next change after this time, though the credentials are the same. */
const KNOWN_FOR_MS = 60_000;

interface Asked {
  /** Of which credentials. */
  of: string;
  at: number;
  answer: Promise<void>;
}

/**
 * Which account of the other system each connection writes to. The first one that is met is the right one; where the credentials
 * lead to another, because somebody has entered those of another company or signed in there, nothing is written.
 */
export class KnownAccounts {
  readonly #db: Database;
  readonly #asked = new Map<string, Asked>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** Throws ConnectorError `connection.other_account`, or why nobody could be asked. One question serves all who write meanwhile. */
  demandSame(
    connection: string,
    credentials: Record<string, string>,
    ask: () => Promise<string | undefined>,
  ): Promise<void> {
    const of = createHash('sha256').update(JSON.stringify(credentials)).digest('base64');
    const asked = this.#asked.get(connection);
    if (asked?.of === of && performance.now() - asked.at < KNOWN_FOR_MS) return asked.answer;
    const answer = this.#compare(connection, ask);
    this.#asked.set(connection, { of, at: performance.now(), answer });
    answer.catch(() => {
      if (this.#asked.get(connection)?.answer === answer) this.#asked.delete(connection);
    });
    return answer;
  }

  /** The account that a connection writes to; `undefined` where none was met yet. */
  async known(connection: string): Promise<string | undefined> {
    const [row] = await this.#db.query<{ account: string }>(
      'select account from connection_account where connection = $1',
      [connection],
    );
    return row?.account;
  }

  /** From now on this account is the right one. */
  async adopt(connection: string, account: string): Promise<void> {
    await this.#db.query(
      `insert into connection_account (connection, account) values ($1, $2)
       on conflict (connection) do update set account = excluded.account, known_since = now()`,
      [connection, account],
    );
  }

  async #compare(connection: string, ask: () => Promise<string | undefined>): Promise<void> {
    const found = await ask();
    if (found === undefined) return;
    const known = await this.#firstMet(connection, found).catch((cause: unknown) => {
      throw notCompared(connection, cause);
    });
    if (known !== found) throw otherAccount(connection, { known, found });
  }

  async #firstMet(connection: string, found: string): Promise<string> {
    await this.#db.query(
      'insert into connection_account (connection, account) values ($1, $2) on conflict do nothing',
      [connection, found],
    );
    return (await this.known(connection)) ?? found;
  }
}

function otherAccount(connection: string, accounts: { known: string; found: string }): ConnectorError {
  const { known, found } = accounts;
  const said = {
    de: `die Zugangsdaten von ${connection} führen zum Konto ${found}, geschrieben wurde bisher in ${known}`,
    en: `the credentials of ${connection} lead to the account ${found}, so far ${known} was written to`,
  };
  return new ConnectorError('auth', said, {
    outcome: 'not_sent',
    code: 'connection.other_account',
    facts: { connection, ...accounts },
  });
}

/** Our own database was away: the change has not left, and may be tried again. */
function notCompared(connection: string, cause: unknown): ConnectorError {
  const said = {
    de: `das bekannte Konto von ${connection} ließ sich nicht nachschlagen`,
    en: `the known account of ${connection} could not be looked up`,
  };
  return new ConnectorError('transient', said, {
    outcome: 'not_sent',
    code: 'connection.account_not_compared',
    facts: { connection },
    cause,
  });
}
