// @ts-check
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { dealId } from './deal-book.js';

const RETRY_MS = 200;

/**
 * Sends one webhook for each deal; repeats what was not answered 2xx, as vendors do. Gives back when each was sent first.
 * @param {string} hook
 * @param {{ from: number, count: number, clients?: number, perSecond?: number }} load
 * @returns {Promise<Map<string, number>>}
 */
export async function sendEvents(hook, { from, count, clients = 16, perSecond }) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  /** @type {Map<string, number>} */
  const sent = new Map();
  const began = Date.now();
  const numbers = Array.from({ length: count }, (_, index) => from + index)[Symbol.iterator]();
  const client = async () => {
    for (const number of numbers) {
      const due = perSecond === undefined ? 0 : began + ((number - from) * 1_000) / perSecond - Date.now();
      if (due > 0) await sleep(due);
      const id = dealId(number);
      sent.set(id, Date.now());
      const body = JSON.stringify({ eventId: `${id}/won`, dealId: id });
      while (!(await post(hook, body, agent))) await sleep(RETRY_MS);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return sent;
}

/**
 * @param {string} hook
 * @param {string} body
 * @param {Agent} agent
 * @returns {Promise<boolean>}
 */
export function post(hook, body, agent) {
  return new Promise((done) => {
    const sending = request(
      hook,
      { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
      (answer) => {
        answer.resume();
        answer.once('end', () => done((answer.statusCode ?? 500) < 300));
        answer.once('error', () => done(false));
      },
    );
    sending.once('error', () => done(false));
    sending.end(body);
  });
}

/**
 * The value below which so many of the others lie.
 * @param {number[]} values
 * @param {number} share
 */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
}
