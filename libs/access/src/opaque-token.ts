import { createHash, randomBytes } from 'node:crypto';

/** A token of 256 random bits in Base64url, with a prefix by which secret scanners know it. */
export function newToken(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** What is stored of a token. Tokens are random, so a plain SHA-256 is enough, and it can be looked up. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
