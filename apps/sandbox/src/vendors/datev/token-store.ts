import { createHash, randomBytes } from 'node:crypto';

/** What a person consented to. */
export interface Grant {
  clientId: string;
  scope: string;
}

/** An authorisation code that waits for its exchange. */
export interface CodeGrant extends Grant {
  redirectUri: string;
  challenge: string;
}

/** What is kept of codes and tokens: their hashes. `expires` is real time in milliseconds. */
export type TokenEvent =
  | { type: 'code'; hash: string; grant: CodeGrant; expires: number }
  | {
      type: 'issued';
      spent: string;
      access: string;
      refresh: string;
      grant: Grant;
      accessExpires: number;
      refreshExpires: number;
    }
  | { type: 'burnt'; hash: string };

/** Codes and tokens in force. Codes and refresh tokens work once. */
export interface TokenStore {
  apply(event: TokenEvent): void;
  code(value: string): CodeGrant | undefined;
  refresh(value: string): Grant | undefined;
  access(value: string): Grant | undefined;
}

/** An empty store. */
export function createTokenStore(): TokenStore {
  const codes = new Map<string, { grant: CodeGrant; expires: number }>();
  const refreshTokens = new Map<string, { grant: Grant; expires: number }>();
  const accessTokens = new Map<string, { grant: Grant; expires: number }>();
  return {
    apply(event) {
      if (event.type === 'code') codes.set(event.hash, event);
      else if (event.type === 'burnt') codes.delete(event.hash);
      else {
        codes.delete(event.spent);
        refreshTokens.delete(event.spent);
        accessTokens.set(event.access, { grant: event.grant, expires: event.accessExpires });
        refreshTokens.set(event.refresh, { grant: event.grant, expires: event.refreshExpires });
      }
    },
    code: (value) => inForce(codes, value),
    refresh: (value) => inForce(refreshTokens, value),
    access: (value) => inForce(accessTokens, value),
  };
}

/** A new code or token. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The form in which codes and tokens are kept. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function inForce<T>(kept: Map<string, { grant: T; expires: number }>, value: string): T | undefined {
  const found = kept.get(hashOf(value));
  return found !== undefined && found.expires > Date.now() ? found.grant : undefined;
}
