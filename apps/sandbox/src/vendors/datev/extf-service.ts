import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { BusinessClock } from '../../business-clock.ts';
import type { EffectMark } from '../../effects.ts';
import { openJournal } from '../../journal.ts';
import type { Settings } from '../../settings.ts';
import { readExtfFile, type ExtfContent } from './extf-file.ts';
import { createTokenStore, type TokenEvent, type TokenStore } from './token-store.ts';

/** An upload and what became of it. `timestamp` is business time, ISO 8601. */
export interface ExtfJob {
  id: string;
  clientId: string;
  fileName: string;
  referenceId?: string;
  applicationVersion?: string;
  timestamp: string;
  result: 'pending' | 'succeeded' | 'failed';
  content: ExtfContent;
}

type DatevEvent =
  | { type: 'uploaded'; job: ExtfJob; effect: EffectMark }
  | { type: 'finished'; id: string; result: 'succeeded' | 'failed' }
  | { type: 'token'; event: TokenEvent };

/** Uploads, jobs and tokens on one journal. */
export interface ExtfService {
  tokens: TokenStore;
  keepToken(event: TokenEvent): void;
  upload(
    job: Pick<ExtfJob, 'clientId' | 'fileName' | 'referenceId' | 'applicationVersion'>,
    bytes: Buffer,
    effect: EffectMark,
  ): ExtfJob;
  /** One look at a job; after some looks it is finished. */
  poll(clientId: string, id: string): ExtfJob | undefined;
  jobs(): ExtfJob[];
  close(): void;
}

/** What the service needs from the sandbox. */
export interface ExtfParts {
  dir: string;
  clock: BusinessClock;
  settings: () => Settings['datev'];
  count(effect: EffectMark): void;
  /** Told when a job is asked for more often than DATEV's certification allows. */
  overPolled(id: string, polls: number): void;
}

const MAX_POLLS = 30;

/** Opens the service on its journal. DATEV deduplicates nothing: the same file twice is booked twice. */
export function openExtfService(parts: ExtfParts): ExtfService {
  const tokens = createTokenStore();
  const jobs = new Map<string, ExtfJob>();
  const polls = new Map<string, number>();
  const journal = openJournal<DatevEvent>(join(parts.dir, 'datev.jsonl'), (event) => {
    if (event.type === 'token') return tokens.apply(event.event);
    if (event.type === 'uploaded') {
      jobs.set(event.job.id, event.job);
      parts.count(event.effect);
      return;
    }
    const job = jobs.get(event.id);
    if (job !== undefined) jobs.set(event.id, { ...job, result: event.result });
  });
  return {
    tokens,
    keepToken: (event) => journal.append({ type: 'token', event }),
    upload(upload, bytes, effect) {
      const [consultant = '', client = ''] = upload.clientId.split('-');
      const content = readExtfFile(bytes, consultant, client);
      const job: ExtfJob = {
        ...upload,
        id: randomUUID(),
        timestamp: parts.clock.stamp().toISOString(),
        result: 'pending',
        content,
      };
      journal.append({ type: 'uploaded', job, effect });
      return job;
    },
    poll(clientId, id) {
      const job = jobs.get(id);
      if (job?.clientId !== clientId) return undefined;
      const count = (polls.get(id) ?? 0) + 1;
      polls.set(id, count);
      if (count > MAX_POLLS) parts.overPolled(id, count);
      if (job.result !== 'pending' || count <= parts.settings().pendingPolls) return job;
      journal.append({ type: 'finished', id, result: job.content.refusal === undefined ? 'succeeded' : 'failed' });
      return jobs.get(id);
    },
    jobs: () => [...jobs.values()],
    close: () => journal.close(),
  };
}
