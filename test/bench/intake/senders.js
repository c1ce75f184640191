// @ts-check
import { createHmac } from 'node:crypto';
import { connect } from 'node:net';

const BODIES = 500;

/**
 * Sends signed deliveries over so many connections, each the next one when the one before is answered, and takes their
 * times. It writes bytes and counts status lines: a whole HTTP client would cost more than the server that it measures.
 * @param {{ url: string, sharedKey: string, clients: number, seconds: number }} options
 * @returns {Promise<{ perSecond: number, p50: number, p95: number, p99: number, refused: number }>} times in milliseconds
 */
export async function sendDeliveries({ url, sharedKey, clients, seconds }) {
  const requests = Array.from({ length: BODIES }, (_, index) => request(url, sharedKey, index));
  /** @type {number[]} */
  const times = [];
  let refused = 0;
  let next = 0;
  const began = performance.now();
  const end = began + seconds * 1_000;
  await Promise.all(
    Array.from(
      { length: clients },
      () =>
        new Promise((done, fail) => {
          const socket = connect(Number(new URL(url).port), '127.0.0.1');
          socket.setNoDelay(true);
          let sent = 0;
          const send = () => {
            if (performance.now() > end) {
              socket.destroy();
              return done(undefined);
            }
            sent = performance.now();
            socket.write(requests[next++ % BODIES] ?? '');
          };
          socket.on('connect', send);
          socket.on('error', fail);
          socket.on('data', (bytes) => {
            times.push(performance.now() - sent);
            if (bytes.toString('latin1', 9, 12) !== '202') refused += 1;
            send();
          });
        }),
    ),
  );
  const took = (performance.now() - began) / 1_000;
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ part) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return { perSecond: times.length / took, p50: at(0.5), p95: at(0.95), p99: at(0.99), refused };
}

/**
 * @param {string} url
 * @param {string} sharedKey
 * @param {number} index
 */
function request(url, sharedKey, index) {
  const body = JSON.stringify([
    { event: 'document_state_changed', data: { id: `document-${index}`, status: 'document.sent', name: 'Vertrag' } },
  ]);
  const signature = createHmac('sha256', sharedKey).update(body).digest('hex');
  return [
    `POST /hooks/clm?signature=${signature} HTTP/1.1`,
    `host: ${new URL(url).host}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}
