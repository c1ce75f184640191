import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { authorize, CALLBACK, exchange, pkce, redirected, signIn, token } from '../../../test/datev-session.ts';
import { runSandbox, type RunningSandbox } from '../../../test/running-sandbox.ts';

const CLIENTS = '/datev/platform-sandbox/v2/clients';

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await runSandbox();
});
afterEach(() => sandbox.close());

const refresh = (refreshToken: string): ReturnType<typeof token> =>
  token(sandbox, { grant_type: 'refresh_token', refresh_token: refreshToken });

describe('the sign-in of DATEV', () => {
  it('gives the code and the state back to the address that was named', async () => {
    const answer = await authorize(sandbox, pkce().challenge);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')?.startsWith(CALLBACK)).toBe(true);
    expect(redirected(answer, 'state')).toBe('zustand-0123456789abcdef');
    expect(redirected(answer, 'code')).toMatch(/^[\w-]{43}$/);
  });

  it.each([
    ['without a challenge', { code_challenge: '' }],
    ['with a plain challenge', { code_challenge_method: 'plain' }],
    ['without enableWindowsSso', { enableWindowsSso: '' }],
    ['without a state', { state: '' }],
  ])('refuses a request %s', async (_title, change) => {
    const answer = await authorize(sandbox, pkce().challenge, change as Record<string, string>);
    expect([redirected(answer, 'error'), redirected(answer, 'code')]).toEqual(['invalid_request', null]);
  });

  it('refuses a code with the wrong verifier and burns it', async () => {
    const { verifier, challenge } = pkce();
    const code = redirected(await authorize(sandbox, challenge), 'code') ?? '';
    expect((await exchange(sandbox, code, pkce().verifier)).json['error']).toBe('invalid_grant');
    expect((await exchange(sandbox, code, verifier)).json['error']).toBe('invalid_grant');
  });

  it('takes a code only once and only from an authenticated client', async () => {
    const { verifier, challenge } = pkce();
    const code = redirected(await authorize(sandbox, challenge), 'code') ?? '';
    const form = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: CALLBACK };
    expect((await token(sandbox, form, {})).status).toBe(401);
    expect((await exchange(sandbox, code, verifier)).json).toMatchObject({ token_type: 'Bearer', expires_in: 900 });
    expect((await exchange(sandbox, code, verifier)).status).toBe(400);
  });

  it('takes each refresh token once, also across a restart', async () => {
    const { refreshToken } = await signIn(sandbox);
    const next = await refresh(refreshToken);
    expect(next.status).toBe(200);
    expect((await refresh(refreshToken)).json['error']).toBe('invalid_grant');
    await sandbox.close();
    sandbox = await runSandbox({ dir: sandbox.dir });
    expect((await refresh(refreshToken)).status).toBe(400);
    expect((await refresh(String(next.json['refresh_token']))).status).toBe(200);
  });

  it('lets access tokens end after their time', async () => {
    await sandbox.call('POST', '/control/settings', { datev: { accessTokenSeconds: 0 } });
    const { headers } = await signIn(sandbox);
    expect((await sandbox.call('GET', CLIENTS, undefined, headers)).status).toBe(401);
  });

  it('demands the client id on every call and the scope of the service', async () => {
    const { headers } = await signIn(sandbox, 'openid datev:accounting:extf-files-import');
    expect((await sandbox.call('GET', CLIENTS, undefined, { authorization: headers['authorization']! })).status).toBe(
      401,
    );
    const { status, json } = await sandbox.call('GET', CLIENTS, undefined, headers);
    expect([status, json['detail']]).toEqual([403, 'Missing: datev:accounting:clients']);
  });
});
