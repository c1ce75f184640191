import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openJournal } from './journal.ts';
import type { Timers } from './timers.ts';
import { createWaitingWebhooks, type WaitingWebhook } from './waiting-webhooks.ts';

/** One POST to a subscriber, ready to go. */
export interface Delivery {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** How one vendor delivers. */
export interface DeliveryPolicy {
  /** At most this many events go into one POST, except where one change alone has more. */
  eventsPerPost: number;
  /** The POST for these events, or `undefined` where nobody subscribed. */
  prepare(events: unknown[], attempt: number): Delivery | undefined;
  /** Milliseconds to the next attempt, `undefined` to give up. `status` is missing where nobody answered. */
  retryAfter(attempt: number, status: number | undefined): number | undefined;
}

/** A finished attempt, as the vendor's delivery log shows it. Times are real, ISO 8601. */
export interface Attempt {
  uuid: string;
  url: string;
  body: string;
  status: number | null;
  error: string | null;
  answer: string | null;
  queuedAt: string;
  at: string;
}

/** Delivers webhooks at least once, also after a restart. */
export interface WebhookOutbox {
  /** Events that belong together; sent after `delayMs`. */
  queue(events: unknown[], delayMs: number): void;
  attempts(): Attempt[];
  close(): void;
}

type OutboxEvent =
  | { type: 'queued'; item: WaitingWebhook }
  | { type: 'attempted'; ids: string[]; retryAt: number | null; log: Attempt | null };

const ANSWER_TIMEOUT_MS = 5000;

/** Opens the outbox of one vendor; what an earlier process left undelivered is tried again. */
export function openWebhookOutbox(dir: string, vendor: string, timers: Timers, policy: DeliveryPolicy): WebhookOutbox {
  const waiting = createWaitingWebhooks();
  const log: Attempt[] = [];
  let busy = false;
  let closed = false;
  const journal = openJournal<OutboxEvent>(join(dir, `${vendor}-webhooks.jsonl`), (event) => {
    if (event.type === 'queued') return waiting.add(event.item);
    waiting.settle(event.ids, event.retryAt);
    if (event.log !== null) log.push(event.log);
  });

  async function deliverDue(): Promise<void> {
    if (busy || closed) return;
    busy = true;
    try {
      for (let batch = due(); batch.length > 0; batch = due()) {
        const outcome = await attempt(batch, policy);
        if (!closed) journal.append(outcome);
      }
    } finally {
      busy = false;
      wakeForNext();
    }
  }

  /** Timers may fire a moment before their time by the clock: whatever is still waiting gets another one. */
  function wakeForNext(): void {
    const next = waiting.nextDueAt();
    if (closed || next === undefined) return;
    timers.after(Math.max(1, next - Date.now()), () => void deliverDue());
  }

  function due(): WaitingWebhook[] {
    return closed ? [] : waiting.due(policy.eventsPerPost);
  }

  wakeForNext();
  return {
    queue(events, delayMs) {
      const now = Date.now();
      const item = {
        id: randomUUID(),
        events,
        dueAt: now + delayMs,
        attempt: 0,
        queuedAt: new Date(now).toISOString(),
      };
      journal.append({ type: 'queued', item });
      timers.after(delayMs, () => void deliverDue());
    },
    attempts: () => [...log],
    close() {
      closed = true;
      journal.close();
    },
  };
}

/** Sends a batch once, where anybody is subscribed. */
async function attempt(batch: WaitingWebhook[], policy: DeliveryPolicy): Promise<OutboxEvent> {
  const ids = batch.map((webhook) => webhook.id);
  const tries = batch[0]?.attempt ?? 0;
  const delivery = policy.prepare(
    batch.flatMap((webhook) => webhook.events),
    tries,
  );
  if (delivery === undefined) return { type: 'attempted', ids, retryAt: null, log: null };
  const result = await post(delivery);
  const good = result.status !== null && result.status < 300;
  const wait = good ? undefined : policy.retryAfter(tries, result.status ?? undefined);
  const retryAt = wait === undefined ? null : Date.now() + wait;
  return { type: 'attempted', ids, retryAt, log: { ...result, queuedAt: batch[0]?.queuedAt ?? result.at } };
}

async function post(delivery: Delivery): Promise<Omit<Attempt, 'queuedAt'>> {
  const known = { uuid: randomUUID(), url: delivery.url, body: delivery.body };
  try {
    const answer = await fetch(delivery.url, {
      method: 'POST',
      headers: delivery.headers,
      body: delivery.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    const text = (await answer.text()).slice(0, 2000);
    return { ...known, status: answer.status, error: null, answer: text, at: new Date().toISOString() };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return {
      ...known,
      status: null,
      error: timedOut ? 'TIMEOUT_ERROR' : 'CONNECT_ERROR',
      answer: null,
      at: new Date().toISOString(),
    };
  }
}
