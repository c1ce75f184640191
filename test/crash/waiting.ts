import { setTimeout as sleep } from 'node:timers/promises';

/** Each question costs the installation a request, and most waits are for a lease of ten seconds. */
const BETWEEN_QUESTIONS_MS = 100;

/** Asks again and again until there is an answer; throws with what it waited for when the time is over. */
export async function waitUntil<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  withinMs = 60_000,
): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > until) throw new Error(`waited ${withinMs / 1_000} s in vain: ${what}`);
    await sleep(BETWEEN_QUESTIONS_MS);
  }
}
