import { createHash } from 'node:crypto';
import {
  ConnectorError,
  type Clock,
  type FileStore,
  type FindResult,
  type Http,
  type HttpRequest,
  type Page,
  type StoredRecord,
  type WriteContext,
} from '@belegfluss/sdk';
import { actionOf, entityOf, type Gateway } from './gateway.ts';

/** What a call that changes nothing needs to know; a write would need a business key as well. */
export interface ReadCall {
  connection: string;
  /** Id of the entity or action. */
  name: string;
  step: string;
  clock: Clock;
  signal: AbortSignal;
}

/** The way to the connections for who only looks: it offers nothing that writes. */
export interface ReadGateway {
  read(call: ReadCall, key: string): Promise<Record<string, unknown> | undefined>;
  readMany(call: ReadCall, keys: string[]): Promise<Record<string, unknown>[]>;
  changes(call: ReadCall, since: string, cursor: string | undefined): Promise<Page>;
  /** `undefined` where the connector cannot look without making what is missing. */
  find(call: ReadCall, from: Record<string, unknown>, accept: number): Promise<FindResult | undefined>;
  /** The records of an entity that a field tells, as its `upsert` finds them. */
  seek(call: ReadCall, by: string, value: string): Promise<StoredRecord[]>;
  /** An action that only reads; refuses one that writes: `dry_run.write_refused`. */
  ask(call: ReadCall, input: unknown): Promise<unknown>;
}

/**
 * Leaves of a gateway what reads. Requests of a connector that change something are refused all the same, and files that are
 * read stay in memory.
 */
export function readOnly(gateway: Gateway): ReadGateway {
  const kept = new Map<string, Uint8Array>();
  const contextOf = async ({ connection, step, clock, signal }: ReadCall): Promise<WriteContext<never>> => {
    const context = await gateway.context(connection, { step, effectKey: '', clock, signal });
    return { ...context, http: readingHttp(context.http), files: filesInMemory(kept, context.files) };
  };
  return {
    read: async (call, key) => entityOf(gateway, call.connection, call.name).read?.(await contextOf(call), key),
    readMany: async (call, keys) =>
      (await entityOf(gateway, call.connection, call.name).readMany?.(await contextOf(call), keys)) ?? [],
    changes: async (call, since, cursor) => {
      const page = await entityOf(gateway, call.connection, call.name).changes?.(await contextOf(call), since, cursor);
      if (!page) throw new Error(`${call.connection}.${call.name} does not list its changes`);
      return page;
    },
    find: async (call, from, accept) =>
      entityOf(gateway, call.connection, call.name).find?.(await contextOf(call), from, accept),
    seek: async (call, by, value) => {
      const { upsert } = entityOf(gateway, call.connection, call.name);
      return (await upsert?.find(await contextOf(call), by, value)) ?? [];
    },
    ask: async (call, input) => {
      const action = actionOf(gateway, call.connection, call.name);
      if (action.effect.kind !== 'read') throw refused(call.name);
      return action.run(await contextOf(call), input);
    },
  };
}

/** Judged as the client judges whether a lost answer leaves a doubt. */
function readingHttp(http: Http): Http {
  const request = (asked: HttpRequest) => {
    const writes = asked.writes ?? asked.method !== 'GET';
    return writes ? Promise.reject(refused(asked.route)) : http.request(asked);
  };
  return { request: request as Http['request'] };
}

function filesInMemory(kept: Map<string, Uint8Array>, files: FileStore): FileStore {
  return {
    put: (bytes, name, mediaType) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      kept.set(sha256, bytes);
      return Promise.resolve({ sha256, name, mediaType, size: bytes.byteLength });
    },
    get: (ref) => {
      const bytes = kept.get(ref.sha256);
      return bytes ? Promise.resolve(bytes) : files.get(ref);
    },
  };
}

function refused(what: string): ConnectorError {
  const said = {
    de: `${what} würde etwas ändern, und hier darf nur gelesen werden`,
    en: `${what} would change something, and only reading is allowed here`,
  };
  return new ConnectorError('permanent', said, {
    outcome: 'not_sent',
    code: 'dry_run.write_refused',
  });
}
