import { createHash } from 'node:crypto';
import { fixedClock, type Action, type FileRef, type FileStore, type Http, type WriteContext } from '@belegfluss/sdk';

/** A file store in memory. */
export function memoryFiles(): FileStore {
  const kept = new Map<string, Uint8Array>();
  return {
    async put(bytes, name, mediaType): Promise<FileRef> {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      kept.set(sha256, bytes);
      return { sha256, name, mediaType, size: bytes.length };
    },
    async get({ sha256 }) {
      const bytes = kept.get(sha256);
      if (bytes === undefined) throw new Error(`no file ${sha256}`);
      return bytes;
    },
  };
}

/** What a connector is called with; the effect's key is that of a first deal. */
export function callContext<Config>(
  config: Config,
  http: Http,
  files: FileStore = memoryFiles(),
): WriteContext<Config> {
  return {
    config,
    http,
    files,
    clock: fixedClock(new Date('2026-11-21T10:00:00Z')),
    signal: new AbortController().signal,
    effectKey: 'won_deal/step/4711/first',
  };
}

/** What an action's look-up finds after a crash. */
export async function lookUp<Config>(
  action: Action<Config>,
  ctx: WriteContext<Config>,
  input: unknown,
): Promise<unknown> {
  if (action.effect.kind === 'write' && 'find' in action.effect) return action.effect.find(ctx, input);
  throw new Error(`${action.id} cannot be looked up`);
}
