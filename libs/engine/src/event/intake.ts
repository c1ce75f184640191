import type { WebhookDelivery, WebhookIntake } from '@belegfluss/sdk';
import { type Bell, type Columns, GroupCommit, newId, rowArrays, type Database } from '@belegfluss/store';
import type { ReceivingGateway } from '../gateway/gateway.ts';
import { isOutageForAll } from '../journal/database-error.ts';

/** What the sender of a webhook is told; after `busy`, `no_space` and `clock_wrong` he has to come again. */
export type IntakeVerdict =
  'stored' | 'unknown_connection' | 'bad_signature' | 'too_old' | 'clock_wrong' | 'busy' | 'no_space';

/** Channel on which workers hear that deliveries wait. */
export const DELIVERIES_CHANNEL = 'belegfluss_deliveries';

/** Headers worth keeping with a delivery; credentials never are. */
const KEPT_HEADERS = ['content-type', 'user-agent', 'x-request-id', 'traceparent'];
/** One commit is on its way to the disk while the other gathers. */
const WRITERS = 2;
const MAX_DELIVERIES = 500;
/** For so many there is time as long as senders wait. */
const MAX_BACKLOG = 2_000;
/** Bodies that were read and are not on disk yet; their copies on the way to the database weigh three times as much. */
const MAX_BYTES_IN_HAND = 64 * 1_024 * 1_024;
/** Clocks that differ by more are not both right. */
const CLOCK_SLACK_MS = 60_000;

interface StoredDelivery {
  id: string;
  connection: string;
  url: string;
  headers: Record<string, string>;
  rawBody: Buffer;
}

const DELIVERY: Columns<StoredDelivery> = {
  id: 'uuid',
  connection: 'text',
  url: 'text',
  headers: 'jsonb',
  rawBody: 'bytea',
};

/** Takes webhooks in. What comes at the same time shares one commit; nobody is answered before it is on disk. */
export class Intake {
  readonly #db: Database;
  readonly #gateway: ReceivingGateway;
  readonly #group: GroupCommit<StoredDelivery, void>;
  #hasRoom = true;
  #bytesInHand = 0;

  /** `onCommit` hears how many deliveries shared a commit and how long the first of them waited. */
  constructor(
    db: Database,
    gateway: ReceivingGateway,
    bell: Bell,
    onCommit: (items: number, waitedMs: number) => void,
  ) {
    this.#db = db;
    this.#gateway = gateway;
    this.#group = new GroupCommit<StoredDelivery, void>({
      write: async (deliveries) => {
        await insertDeliveries(db, deliveries);
        bell.ring(DELIVERIES_CHANNEL, ['']);
        return deliveries.map(() => undefined);
      },
      writers: WRITERS,
      maxItems: MAX_DELIVERIES,
      isOutage: isOutageForAll,
      onCommit,
    });
  }

  /** Without room on the database's disk nothing is taken in: what is there needs the rest to come to its end. */
  setRoom(hasRoom: boolean): void {
    this.#hasRoom = hasRoom;
  }

  /** Judges the raw bytes and stores them; only then may the sender be answered. They are understood later. */
  async take(connection: string, delivery: WebhookDelivery): Promise<IntakeVerdict> {
    const webhook = this.#gateway.has(connection) ? this.#gateway.connector(connection).webhook : undefined;
    if (!webhook) return 'unknown_connection';
    const verdict = await this.#judge(connection, webhook, delivery);
    if (verdict !== 'ok') return verdict;
    if (!this.#hasRoom) return 'no_space';
    const { byteLength } = delivery.rawBody;
    if (this.#group.backlog >= MAX_BACKLOG || this.#bytesInHand + byteLength > MAX_BYTES_IN_HAND) return 'busy';
    const kept = [...KEPT_HEADERS, ...(webhook.headers ?? [])];
    const headers = Object.fromEntries(Object.entries(delivery.headers).filter(([name]) => kept.includes(name)));
    this.#bytesInHand += byteLength;
    try {
      await this.#group.write({
        id: newId(),
        connection,
        url: delivery.url.split('?')[0] ?? '',
        headers,
        rawBody: Buffer.from(delivery.rawBody),
      });
    } finally {
      this.#bytesInHand -= byteLength;
    }
    return 'stored';
  }

  /** A secret that is being changed is another one at the sender for a while. */
  async #judge(connection: string, webhook: WebhookIntake<never>, delivery: WebhookDelivery): Promise<Judged> {
    const verdict = await judged(this.#db, webhook, await this.#gateway.config(connection), delivery);
    if (verdict !== 'bad_signature') return verdict;
    for (const config of await this.#gateway.otherSigningConfigs(connection)) {
      const other = await judged(this.#db, webhook, config, delivery);
      if (other !== 'bad_signature') return other;
    }
    return verdict;
  }
}

type Judged = 'ok' | 'bad_signature' | 'too_old' | 'clock_wrong';

/**
 * What is signed and seems too old is judged once more by the database's clock where ours is another: senders that are told no give up.
 * Where it is too old by both, nobody knows which of them is right.
 */
async function judged(
  db: Database,
  webhook: WebhookIntake<never>,
  config: never,
  delivery: WebhookDelivery,
): Promise<Judged> {
  const verdict = webhook.verify(config, delivery, new Date());
  if (verdict !== 'too_old') return verdict;
  const [clock] = await db.query<{ now: Date }>('select clock_timestamp() as now');
  if (!clock || Math.abs(clock.now.getTime() - Date.now()) <= CLOCK_SLACK_MS) return verdict;
  return webhook.verify(config, delivery, clock.now) === 'ok' ? 'ok' : 'clock_wrong';
}

async function insertDeliveries(db: Database, deliveries: StoredDelivery[]): Promise<void> {
  const parameters: unknown[] = [];
  await db.query(
    `insert into delivery (id, connection, url, headers, raw_body)
     select * from ${rowArrays(parameters, 'd', DELIVERY, deliveries)}`,
    parameters,
  );
}
