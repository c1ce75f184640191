import { createHash, timingSafeEqual } from 'node:crypto';
import type { VendorAnswer, VendorRequest } from '../../gateway/vendor-face.ts';
import type { Settings } from '../../settings.ts';
import { hashOf, newToken, type Grant, type TokenEvent, type TokenStore } from './token-store.ts';

const CODE_LIFE_MS = 60_000;

/** DATEV's sign-in: authorisation code with PKCE, one consenting person who always says yes. */
export interface OAuthService {
  authorize(request: VendorRequest): VendorAnswer;
  token(request: VendorRequest): VendorAnswer;
}

/** A service over the kept tokens; `keep` makes an event durable before it counts. */
export function createOAuthService(
  store: TokenStore,
  keep: (event: TokenEvent) => void,
  settings: () => Settings['datev'],
): OAuthService {
  function issue(spent: string, grant: Grant): VendorAnswer {
    const { accessTokenSeconds, refreshTokenSeconds } = settings();
    const [access, refresh, now] = [newToken(), newToken(), Date.now()];
    const lives = { accessExpires: now + accessTokenSeconds * 1000, refreshExpires: now + refreshTokenSeconds * 1000 };
    keep({ type: 'issued', spent: hashOf(spent), access: hashOf(access), refresh: hashOf(refresh), grant, ...lives });
    const json = {
      access_token: access,
      token_type: 'Bearer',
      expires_in: accessTokenSeconds,
      refresh_token: refresh,
      scope: grant.scope,
    };
    return { status: 200, json, headers: { 'cache-control': 'no-store' } };
  }

  function exchangeCode(form: URLSearchParams): VendorAnswer {
    const code = form.get('code') ?? '';
    const grant = store.code(code);
    if (grant === undefined) return refusal(400, 'invalid_grant', 'code is unknown, used or too old');
    const verifier = form.get('code_verifier') ?? '';
    const fits = grant.redirectUri === form.get('redirect_uri') && challengeOf(verifier) === grant.challenge;
    if (!fits) {
      keep({ type: 'burnt', hash: hashOf(code) });
      return refusal(400, 'invalid_grant', 'redirect_uri or code_verifier does not belong to the code');
    }
    return issue(code, { clientId: grant.clientId, scope: grant.scope });
  }

  function rotate(form: URLSearchParams): VendorAnswer {
    const token = form.get('refresh_token') ?? '';
    const grant = store.refresh(token);
    return grant === undefined
      ? refusal(400, 'invalid_grant', 'refresh_token is unknown, used or too old')
      : issue(token, grant);
  }

  return {
    authorize: ({ query }) => authorize(query, settings().clientId, keep),
    token(request) {
      const form = new URLSearchParams(request.body.toString('utf8'));
      if (!isClient(request, form, settings())) return refusal(401, 'invalid_client', 'client authentication failed');
      const grantType = form.get('grant_type');
      if (grantType === 'authorization_code') return exchangeCode(form);
      return grantType === 'refresh_token'
        ? rotate(form)
        : refusal(400, 'unsupported_grant_type', 'grant_type is not supported');
    },
  };
}

/** The person consents at once: the browser goes back with a code, or with what is wrong. */
function authorize(query: URLSearchParams, clientId: string, keep: (event: TokenEvent) => void): VendorAnswer {
  const redirectUri = query.get('redirect_uri');
  if (query.get('client_id') !== clientId) return refusal(400, 'invalid_client', 'client_id is unknown');
  if (redirectUri === null || !URL.canParse(redirectUri))
    return refusal(400, 'invalid_request', 'redirect_uri is missing');
  const state = query.get('state');
  const missing = authorizeProblem(query);
  if (missing !== undefined)
    return redirect(redirectUri, { error: 'invalid_request', error_description: missing, state });
  const code = newToken();
  const [scope, challenge] = [query.get('scope') ?? '', query.get('code_challenge') ?? ''];
  const grant = { clientId, scope, redirectUri, challenge };
  keep({ type: 'code', hash: hashOf(code), grant, expires: Date.now() + CODE_LIFE_MS });
  return redirect(redirectUri, { code, state });
}

function authorizeProblem(query: URLSearchParams): string | undefined {
  if (query.get('response_type') !== 'code') return 'response_type must be code';
  if (query.get('code_challenge_method') !== 'S256') return 'code_challenge_method must be S256';
  if (!/^[\w-]{43}$/.test(query.get('code_challenge') ?? '')) return 'code_challenge is missing';
  if ((query.get('state') ?? '') === '') return 'state is missing';
  if ((query.get('scope') ?? '') === '') return 'scope is missing';
  return query.get('enableWindowsSso') === 'true' ? undefined : 'enableWindowsSso must be true';
}

/** Client secret in the Basic header, or in the form. */
function isClient(request: VendorRequest, form: URLSearchParams, settings: Settings['datev']): boolean {
  const basic = /^Basic (.+)$/.exec(request.headers['authorization'] ?? '')?.[1];
  const [id, secret] =
    basic === undefined
      ? [form.get('client_id') ?? '', form.get('client_secret') ?? '']
      : ([...new URLSearchParams(Buffer.from(basic, 'base64').toString('utf8').replace(':', '='))][0] ?? []);
  return isSame(id ?? '', settings.clientId) && isSame(secret ?? '', settings.clientSecret);
}

function isSame(left: string, right: string): boolean {
  return timingSafeEqual(createHash('sha256').update(left).digest(), createHash('sha256').update(right).digest());
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function refusal(status: number, error: string, description: string): VendorAnswer {
  return { status, json: { error, error_description: description } };
}

function redirect(to: string, values: Record<string, string | null>): VendorAnswer {
  const url = new URL(to);
  for (const [name, value] of Object.entries(values)) if (value !== null) url.searchParams.set(name, value);
  return { status: 302, headers: { location: url.href } };
}
