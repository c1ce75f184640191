/** Events that belong together, until they are delivered or given up. */
export interface WaitingWebhook {
  id: string;
  events: unknown[];
  dueAt: number;
  attempt: number;
  queuedAt: string;
}

/** What is still to be delivered. Times are real milliseconds. */
export interface WaitingWebhooks {
  add(webhook: WaitingWebhook): void;
  /** An attempt is over: at `retryAt` there is another one, with null there is none. */
  settle(ids: string[], retryAt: number | null): void;
  /** Those of one attempt that are due and fit into one POST of so many events; the first always fits. */
  due(eventsPerPost: number): WaitingWebhook[];
  /** When the next one is due; `undefined` where none waits. */
  nextDueAt(): number | undefined;
}

/** Nothing waits yet. */
export function createWaitingWebhooks(): WaitingWebhooks {
  const waiting = new Map<string, WaitingWebhook>();
  return {
    add: (webhook) => void waiting.set(webhook.id, webhook),
    settle(ids, retryAt) {
      for (const id of ids) {
        const webhook = waiting.get(id);
        if (webhook === undefined) continue;
        if (retryAt === null) waiting.delete(id);
        else waiting.set(id, { ...webhook, attempt: webhook.attempt + 1, dueAt: retryAt });
      }
    },
    due(eventsPerPost) {
      const ready = [...waiting.values()].filter(({ dueAt }) => dueAt <= Date.now());
      const batch: WaitingWebhook[] = [];
      let events = 0;
      for (const webhook of ready.filter(({ attempt }) => attempt === ready[0]?.attempt)) {
        events += webhook.events.length;
        if (batch.length > 0 && events > eventsPerPost) break;
        batch.push(webhook);
      }
      return batch;
    },
    nextDueAt: () => (waiting.size === 0 ? undefined : Math.min(...[...waiting.values()].map(({ dueAt }) => dueAt))),
  };
}
