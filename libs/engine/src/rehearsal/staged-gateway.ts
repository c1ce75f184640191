import type {
  Action,
  Clock,
  Connector,
  Entity,
  FileStore,
  Http,
  MatchResult,
  Page,
  StoredRecord,
  Upsert,
  WriteContext,
} from '@belegfluss/sdk';
import { upsertWrites } from '@belegfluss/sdk';
import type { TSchema } from 'typebox';
import type { ConfiguredConnection } from '@belegfluss/flow';
import type { Gateway } from '../gateway/gateway.ts';
import { Created } from '../upsert/upsert-writes.ts';

/** What is asked for, and the step that asks. */
export interface Ask {
  connection: string;
  /** Id of the entity or action. */
  name: string;
  step: string;
  clock: Clock;
  signal: AbortSignal;
}

/** A write that shall only be written down. */
export interface CapturedWrite {
  input: unknown;
  effectKey: string;
  /** What stands in the place of what is changed, where that is known. */
  before?: Record<string, unknown>;
  /** Shape of what the real action would give back. */
  output: TSchema;
}

/** A record of another system for which one of ours is sought. */
export interface Sought {
  from: Record<string, unknown>;
  accept: number;
  decision: string | undefined;
  effectKey: string;
  /** Shape of the records among which it is sought. */
  schema: TSchema;
}

/** Who speaks for the connections of a run that must not write. Nothing else of a connection is within its reach. */
export interface Cast {
  read(ask: Ask, key: string): Promise<Record<string, unknown> | undefined>;
  readMany(ask: Ask, keys: string[]): Promise<Record<string, unknown>[]>;
  changes(ask: Ask, since: string, cursor: string | undefined): Promise<Page>;
  match(ask: Ask, sought: Sought): Promise<MatchResult>;
  /** Records among which those stand whose field has this value. */
  seek(ask: Ask, by: string, value: string): Promise<StoredRecord[]>;
  /** An action that only reads. */
  ask(ask: Ask, input: unknown): Promise<unknown>;
  /** Writes down what would be written, and says what would come back. */
  write(ask: Ask, write: CapturedWrite): Promise<unknown>;
}

const OUT_OF_REACH = 'this run reaches nothing outside by itself';
const noHttp: Http = { request: () => Promise.reject(new Error(OUT_OF_REACH)) };
const noFiles: FileStore = {
  put: () => Promise.reject(new Error(OUT_OF_REACH)),
  get: () => Promise.reject(new Error(OUT_OF_REACH)),
};

/**
 * Connections that have the shapes of the real ones and nothing else of them: no function of a connector is kept, so that
 * none can be called. The cast answers in their place.
 */
export function stagedGateway(connections: ConfiguredConnection[], cast: Cast): Gateway {
  const steps = new WeakMap<object, string>();
  const askOf: AskOf = (connection, name, ctx) => {
    const { clock, signal } = ctx;
    return { connection, name, step: steps.get(ctx) ?? '', clock, signal };
  };
  const connectors = new Map(connections.map(({ name, connector }) => [name, staged(name, connector, cast, askOf)]));
  return {
    has: (connection) => connectors.has(connection),
    connector: (connection) => {
      const found = connectors.get(connection);
      if (!found) throw new Error(`${connection} is not configured`);
      return found;
    },
    config: () => Promise.reject(new Error(OUT_OF_REACH)),
    context: (_connection, { step = '', ...call }) => {
      const context = { ...call, config: undefined as never, http: noHttp, files: noFiles };
      steps.set(context, step);
      return Promise.resolve(context);
    },
  };
}

type AskOf = (connection: string, name: string, ctx: Pick<WriteContext, 'clock' | 'signal'>) => Ask;

function staged(
  connection: string,
  { id, version, title, config, entities, actions }: Connector,
  cast: Cast,
  askOf: AskOf,
): Connector {
  return {
    id,
    version,
    title,
    config,
    auth: { kind: 'none' },
    entities: entities.map((entity) => stagedEntity(connection, entity, cast, askOf)),
    actions: actions.map((action) => stagedAction(connection, action, cast, askOf)),
  };
}

function stagedEntity(
  connection: string,
  { id, title, schema, read, readMany, changes, match, upsert }: Connector['entities'][number],
  cast: Cast,
  askOf: AskOf,
): Entity {
  return {
    id,
    title,
    schema,
    ...(read && { read: (ctx, key) => cast.read(askOf(connection, id, ctx), key) }),
    ...(readMany && { readMany: (ctx, keys) => cast.readMany(askOf(connection, id, ctx), keys) }),
    ...(changes && { changes: (ctx, since, cursor) => cast.changes(askOf(connection, id, ctx), since, cursor) }),
    ...(match && {
      match: (ctx, from, accept, decision) =>
        cast.match(askOf(connection, id, ctx), { from, accept, decision, effectKey: ctx.effectKey, schema }),
    }),
    ...(upsert && { upsert: stagedUpsert(connection, id, upsert, cast, askOf) }),
  };
}

/** What is in doubt has not happened. What was made or changed in this run is seen from then on, by all its steps. */
function stagedUpsert(
  connection: string,
  id: string,
  { fields, by }: Pick<Upsert, 'fields' | 'by'>,
  cast: Cast,
  askOf: AskOf,
): Upsert {
  const writes = upsertWrites(id);
  const written = new Map<string, StoredRecord>();
  return {
    fields,
    by,
    find: async (ctx, name, value) => {
      const found = await cast.seek(askOf(connection, id, ctx), name, value);
      return [...found.filter(({ key }) => !written.has(key)), ...written.values()];
    },
    create: async (ctx, input) => {
      const { effectKey } = ctx;
      const made = await cast.write(askOf(connection, writes.create, ctx), { input, effectKey, output: Created });
      const { key = `${id}-${written.size + 1}` } = made as { key?: string };
      written.set(key, { key, record: input });
      return { key };
    },
    update: async (ctx, { key, record }, changes) => {
      const { effectKey } = ctx;
      const before = Object.fromEntries(Object.keys(changes).map((name) => [name, record[name] ?? null]));
      const write = { input: { key, changes }, effectKey, before, output: Created };
      await cast.write(askOf(connection, writes.update, ctx), write);
      written.set(key, { key, record: { ...record, ...changes } });
    },
  };
}

function stagedAction(
  connection: string,
  { id, title, input, output, effect }: Connector['actions'][number],
  cast: Cast,
  askOf: AskOf,
): Action {
  const happensOnce: Action['effect'] =
    effect.kind === 'read' || effect.class === 'K' || effect.class === 'N'
      ? effect
      : // What is in doubt has not happened, and each index shows so at once.
        { kind: 'write', class: 'L', find: () => Promise.resolve(undefined) };
  return {
    id,
    title,
    input,
    output,
    effect: happensOnce,
    run: (ctx, data) => {
      const ask = askOf(connection, id, ctx);
      const { effectKey } = ctx;
      return effect.kind === 'read' ? cast.ask(ask, data) : cast.write(ask, { input: data, effectKey, output });
    },
  };
}
