import type { Static, TObject, TSchema } from 'typebox';
import type { Auth } from './auth.ts';
import type { Clock } from './clock.ts';
import type { Text } from './diagnostic.ts';
import type { ConnectorError } from './errors.ts';
import type { FileStore } from './file.ts';
import type { Http, HttpPolicy } from './http.ts';
import type { Answer } from './question.ts';
import type { Upsert } from './upsert.ts';

/** What a connector may use while it is called. Nothing else of the product is within its reach. */
export interface CallContext<Config = unknown> {
  config: Config;
  http: Http;
  /** Business time: the time that stands on documents. */
  clock: Clock;
  files: FileStore;
  signal: AbortSignal;
}

/** A call that changes something. */
export interface WriteContext<Config = unknown> extends CallContext<Config> {
  /** Business key of the effect: `<flow>/<step>/<record key>/<intent>`; the same again after a crash. */
  effectKey: string;
  /** The person's decision, when this call raised a question before. */
  answer?: Answer;
}

/**
 * What a call does to the other system, and how to find out after a crash whether it happened.
 * K: the system deduplicates by our key · L: we can look it up at once · D: we can look it up after the system's lag · N: nobody can know.
 * `find` gives back the output of the effect if it happened, `undefined` if it did not.
 */
export type Effect<Config, Input, Output> =
  | { kind: 'read' }
  | { kind: 'write'; class: 'K'; keyValidFor: string }
  | { kind: 'write'; class: 'L'; find: (ctx: WriteContext<Config>, input: Input) => Promise<Output | undefined> }
  | {
      kind: 'write';
      class: 'D';
      /** ISO 8601 duration that the system's index may lag behind. */
      lag: (config: Config) => string;
      find: (ctx: WriteContext<Config>, input: Input) => Promise<Output | undefined>;
    }
  | { kind: 'write'; class: 'N' };

/** Something a connector can do: `use: crm.deal.update` calls the action `deal.update` of the connection `crm`. */
export interface Action<Config = unknown, I extends TSchema = TSchema, O extends TSchema = TSchema> {
  id: string;
  title: Text;
  input: I;
  output: O;
  effect: Effect<Config, Static<I>, Static<O>>;
  run(ctx: WriteContext<Config>, input: Static<I>): Promise<Static<O>>;
  /** Missing where the system takes one record a request. */
  batch?: BatchWrite<Config, Static<I>, Static<O>>;
}

/** Many writes of one action in one request; `ctx.effectKey` says nothing there, each item carries its own key. */
export interface BatchWrite<Config, Input, Output> {
  /** Items a request, at most. */
  size: number;
  /**
   * What became of the items, in any order, each told by its key. An item that the answer does not mention is in doubt,
   * and so are all of them when this throws with the outcome `unknown`.
   */
  run(ctx: CallContext<Config>, items: { effectKey: string; input: Input }[]): Promise<BatchResult<Output>[]>;
}

/** What became of one item of a batch. */
export type BatchResult<Output> = { effectKey: string; output: Output } | { effectKey: string; error: ConnectorError };

/** One page of a scan; `next` is missing on the last one. */
export interface Page {
  records: { key: string; changedAt: string; record: Record<string, unknown> }[];
  next?: string;
}

/** What matching a record against an entity found. */
export type MatchResult =
  | { verdict: 'matched'; record: Record<string, unknown> }
  | {
      verdict: 'uncertain';
      candidates: { key: string; score: string; reasons: Text[]; record: Record<string, unknown> }[];
    };

/** What looking for a record found without making it. */
export type FindResult = MatchResult | { verdict: 'missing' };

/** A kind of record that a connector offers: `read: crm.deal` reads the entity `deal`. */
export interface Entity<Config = unknown, R extends TObject = TObject> {
  id: string;
  title: Text;
  schema: R;
  /** The record, or `undefined` where it does not exist (any more). */
  read?: (ctx: CallContext<Config>, key: string) => Promise<Static<R> | undefined>;
  /** Several at once, in any order; missing ones are missing in the answer. */
  readMany?: (ctx: CallContext<Config>, keys: string[]) => Promise<Static<R>[]>;
  /** Records changed at or after `since` (inclusive; the engine overlaps windows and deduplicates). */
  changes?: (ctx: CallContext<Config>, since: string, cursor: string | undefined) => Promise<Page>;
  /**
   * The record of ours that `from` describes. `decision` is a candidate's key or `new` once a person decided.
   * Entities that create a missing record do so here, keyed by `ctx.effectKey`.
   */
  match?: (
    ctx: WriteContext<Config>,
    from: Record<string, unknown>,
    accept: number,
    decision: string | undefined,
  ) => Promise<MatchResult>;
  /** What `match` would find, for who only looks: makes and changes nothing. `missing` where `match` would make the record. */
  find?: (ctx: CallContext<Config>, from: Record<string, unknown>, accept: number) => Promise<FindResult>;
  /** Missing where flows cannot make and change such records. */
  upsert?: Upsert<Config>;
}

/** A request that a vendor sent to `/hooks/<connection>`, as it came. */
export interface WebhookDelivery {
  method: string;
  /** The public address the vendor called, with query. */
  url: string;
  headers: Record<string, string>;
  rawBody: Uint8Array;
  /** Address of the machine at the other end of the socket; a proxy's where one stands between. */
  peer?: string;
}

/** An event found in a delivery. The payload is a hint: flows read the record again. */
export interface WebhookEvent {
  /** Unique in the connection; a second one with the same id is the same event. */
  id: string;
  entity: string;
  /** `created`, `changed`, `deleted`, or a state name of the vendor. */
  type: string;
  key: string;
  occurredAt: string;
  data: Record<string, unknown>;
}

export interface WebhookIntake<Config> {
  /** Judges the raw bytes. `now` is the real time; secrets are in `config`. Must compare in constant time. */
  verify(config: Config, delivery: WebhookDelivery, now: Date): 'ok' | 'bad_signature' | 'too_old';
  /** Splits a verified body. Throws a DiagnosticError with a position when the body cannot be understood. */
  split(config: Config, rawBody: Uint8Array, headers?: Record<string, string>): WebhookEvent[];
  /** Names of headers that `split` reads, in lower case; they are kept with the delivery. */
  headers?: string[];
}

/** A connector is a value in a list: data and small functions. */
export interface Connector<C extends TObject = TObject> {
  id: string;
  version: string;
  title: Text;
  config: C;
  auth: Auth;
  /** Missing where the connector never leaves the process. */
  http?: (config: Static<C>) => HttpPolicy;
  /** Whom am I connected as? Throws ConnectorError `auth` when I am not. */
  check?: (ctx: CallContext<Static<C>>) => Promise<{ account: string }>;
  /**
   * What the account behind our credentials is called for ever: a number that the system gave it, whoever signs in. `undefined`
   * where the system does not say. Nothing is written to another account than the one that was known before.
   */
  identity?: (ctx: CallContext<Static<C>>) => Promise<string | undefined>;
  webhook?: WebhookIntake<Static<C>>;
  entities: Entity<Static<C>, TObject>[];
  actions: Action<Static<C>>[];
}

/** Keeps the schema's types while the value is written, and gives the list one common type. */
export function defineConnector<C extends TObject>(connector: Connector<C>): Connector {
  return connector as unknown as Connector;
}

/** An action whose input and output types follow from its schemas. */
export function defineAction<Config>() {
  return <I extends TSchema, O extends TSchema>(action: Action<Config, I, O>): Action<Config> =>
    action as unknown as Action<Config>;
}

/** An entity whose record type follows from its schema. */
export function defineEntity<Config>() {
  return <R extends TObject>(entity: Entity<Config, R>): Entity<Config> => entity as unknown as Entity<Config>;
}
