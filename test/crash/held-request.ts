import type { JsonClient } from './json-client.ts';
import { waitUntil } from './waiting.ts';

/** A moment of a request to a vendor; `route` is a name or the beginning of `METHOD /path`. */
export interface Moment {
  vendor: 'hubspot' | 'pandadoc' | 'datev';
  route: string;
  point: 'before_commit' | 'after_commit';
}

/** The next request that comes to this moment stands still there. */
export interface HeldRequest {
  /** Resolves once a request stands there. */
  reached(): Promise<void>;
  release(): Promise<void>;
}

/** Asks the sandbox to hold the next request of a kind. */
export async function holdRequest(sandbox: JsonClient, moment: Moment): Promise<HeldRequest> {
  const { id } = await sandbox.post<{ id: string }>('/control/hold', moment);
  return {
    reached: async () => {
      await waitUntil(`a request stands at ${moment.route} ${moment.point}`, async () => {
        const { holds } = await sandbox.get<{ holds: { id: string; reached: boolean }[] }>('/control/holds');
        return holds.some((hold) => hold.id === id && hold.reached);
      });
    },
    release: async () => {
      await sandbox.post('/control/release', { id });
    },
  };
}
