import { ConnectorError, type ErrorVerdict, type Http } from '@belegfluss/sdk';
import { createHttp, type HttpOptions } from '../request/client.ts';
import type { OAuthTokens } from './oauth2-tokens.ts';

/** What the token endpoint has to know about us. */
export interface OAuth2Client {
  tokenUrl: string;
  clientId: string;
  /** Asked for only where tokens are: a connection without it can still be read about. */
  clientSecret: () => string;
  /** Where the client's secret travels: in the form (default) or as HTTP Basic. */
  clientAuthentication?: 'form' | 'basic';
}

/** No signal: a token call that is given up half-way may have used up the refresh token. */
export type TokenTransport = Pick<
  HttpOptions,
  'connection' | 'pool' | 'breakers' | 'budgets' | 'allowPrivateHosts' | 'log'
>;

const TokenAnswer = {
  type: 'object',
  required: ['access_token'],
  properties: {
    access_token: { type: 'string', minLength: 1 },
    refresh_token: { type: 'string', minLength: 1 },
    expires_in: { type: ['integer', 'string'] },
  },
} as const;

const DEFAULT_LIFETIME_SECONDS = 600;
/** A year: what a vendor names beyond it means without end, and need not be a date that there is. */
const LONGEST_LIFETIME_SECONDS = 365 * 86_400;
/** Others wait for the lease meanwhile. */
const TIMEOUT_MS = 15_000;

/**
 * Asks the token endpoint (RFC 6749 section 4.1.3 and 6) and gives back what to keep. The refresh token stays the old one
 * where the vendor sends none. Throws ConnectorError with fact `oauthError`.
 */
export async function requestTokens(
  client: OAuth2Client,
  transport: TokenTransport,
  grant: Record<string, string>,
  now: Date,
): Promise<OAuthTokens> {
  const form = new URLSearchParams(grant);
  if (client.clientAuthentication !== 'basic') {
    form.set('client_id', client.clientId);
    form.set('client_secret', client.clientSecret());
  }
  const url = new URL(client.tokenUrl);
  const answer = await tokenHttp(client, transport, url).request({
    method: 'POST',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(form.toString()),
    route: 'oauth.token',
    schema: TokenAnswer,
    writes: true,
  });
  const body = answer.body as { access_token: string; refresh_token?: string; expires_in?: number | string };
  const refreshToken = body.refresh_token ?? grant['refresh_token'];
  return {
    accessToken: body.access_token,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + lifetimeSeconds(body.expires_in) * 1000).toISOString(),
  };
}

/** A token that ends with its beginning would be asked for with each request, so what is no time counts as not said. */
function lifetimeSeconds(told: number | string | undefined): number {
  const seconds = Number(told);
  return seconds > 0 ? Math.min(seconds, LONGEST_LIFETIME_SECONDS) : DEFAULT_LIFETIME_SECONDS;
}

/** True when the vendor will not take this refresh token any more: only a person can help. */
export function isRefusedGrant(error: unknown): boolean {
  return error instanceof ConnectorError && error.facts['oauthError'] === 'invalid_grant';
}

function tokenHttp(client: OAuth2Client, transport: TokenTransport, url: URL): Http {
  return createHttp({
    ...transport,
    signal: new AbortController().signal,
    policy: { baseUrl: `${url.origin}/`, budgets: [], timeoutMs: TIMEOUT_MS, classify: readTokenError },
    authorize: async () => (client.clientAuthentication === 'basic' ? basic(client) : {}),
  });
}

function basic({ clientId, clientSecret }: OAuth2Client): Record<string, string> {
  const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret())}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

function readTokenError(status: number, _headers: Record<string, string>, body: unknown): ErrorVerdict | undefined {
  const error = (body as { error?: unknown } | null)?.error;
  if (status < 400 || status > 499 || typeof error !== 'string' || !/^[a-z_]{1,60}$/.test(error)) return undefined;
  return { kind: 'auth', facts: { oauthError: error } };
}
