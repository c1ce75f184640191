import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA256 over the parts one after the other; bytes are taken as they are, text as UTF-8. */
export function hmacSha256(
  secret: string,
  parts: readonly (string | Uint8Array)[],
  encoding: 'hex' | 'base64',
): string {
  const hmac = createHmac('sha256', secret);
  for (const part of parts) hmac.update(part);
  return hmac.digest(encoding);
}

/** Compares two signatures in a time that depends on their length only. */
export function sameSignature(expected: string, given: string): boolean {
  const left = Buffer.from(expected, 'utf8');
  const right = Buffer.from(given, 'utf8');
  return left.length === right.length && timingSafeEqual(left, right);
}
