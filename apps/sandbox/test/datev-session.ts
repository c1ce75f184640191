import { createHash, randomBytes } from 'node:crypto';
import type { Answer, RunningSandbox } from './running-sandbox.ts';

/** Where the consent of the tests comes back. */
export const CALLBACK = 'http://127.0.0.1:9/callback';
export const SCOPES = 'openid datev:accounting:clients datev:accounting:extf-files-import';
const BASIC = { authorization: `Basic ${Buffer.from('sandbox-datev-client:sandbox-datev-secret').toString('base64')}` };

/** A fresh PKCE pair. */
export function pkce(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** The authorise request, with the given parameters changed; an empty text leaves one out. */
export function authorize(
  sandbox: RunningSandbox,
  challenge: string,
  changes: Record<string, string> = {},
): Promise<Answer> {
  const usual = {
    response_type: 'code',
    client_id: 'sandbox-datev-client',
    redirect_uri: CALLBACK,
    scope: SCOPES,
    state: 'zustand-0123456789abcdef',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    enableWindowsSso: 'true',
  };
  const query = new URLSearchParams(Object.entries({ ...usual, ...changes }).filter(([, value]) => value !== ''));
  return sandbox.call('GET', `/datev/openidsandbox/authorize?${query.toString()}`);
}

/** A parameter of the redirect. */
export function redirected(answer: Answer, name: string): string | null {
  return new URL(answer.headers.get('location') ?? 'http://nowhere').searchParams.get(name);
}

/** A call of the token endpoint. */
export function token(
  sandbox: RunningSandbox,
  form: Record<string, string>,
  headers: Record<string, string> = BASIC,
): Promise<Answer> {
  return sandbox.call('POST', '/datev/token', new URLSearchParams(form), headers);
}

/** Exchanges a code. */
export function exchange(sandbox: RunningSandbox, code: string, verifier: string): Promise<Answer> {
  return token(sandbox, { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: CALLBACK });
}

/** Signs in and gives the headers that every call needs, and the refresh token. */
export async function signIn(
  sandbox: RunningSandbox,
  scope = SCOPES,
): Promise<{ headers: Record<string, string>; refreshToken: string }> {
  const { verifier, challenge } = pkce();
  const code = redirected(await authorize(sandbox, challenge, { scope }), 'code') ?? '';
  const { json } = await exchange(sandbox, code, verifier);
  const headers = {
    authorization: `Bearer ${String(json['access_token'])}`,
    'x-datev-client-id': 'sandbox-datev-client',
  };
  return { headers, refreshToken: String(json['refresh_token']) };
}
