import { randomUUID } from 'node:crypto';

let lastTime = 0;
let sequence = 0;

/**
 * UUID version 7 (RFC 9562) that only ever grows within one process, so that rows made in one
 * statement keep the order in which they were made.
 */
export function newId(now: number = Date.now()): string {
  sequence = now > lastTime ? 0 : sequence + 1;
  // 12 bits of order within a millisecond; past that we borrow from the next one.
  if (sequence > 0xfff) {
    lastTime += 1;
    sequence = 0;
  }
  lastTime = Math.max(lastTime, now);
  const time = lastTime.toString(16).padStart(12, '0');
  const order = sequence.toString(16).padStart(3, '0');
  // The variant and 62 random bits, which Node has in stock for ids of version 4.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${order}${randomUUID().slice(18)}`;
}

/** The smallest id that can be made at this moment: what was made earlier has a smaller one. */
export function firstIdAt(moment: Date): string {
  const hex = Math.max(0, moment.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7000-8000-000000000000`;
}

/** Whether a text from outside can be an id at all: PostgreSQL refuses others, and compared as text they find no index. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
