import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { failure, JSON_TYPE, startVendor, type Vendor } from '../../test/vendor.ts';
import { tokenMemory } from '../../test/token-memory.ts';
import { BreakerRegistry } from '../breaker/breaker-registry.ts';
import { BudgetRegistry } from '../pacing/budget-registry.ts';
import { createClientCredentials, type ClientCredentialsOptions } from './client-credentials.ts';

const START = Date.parse('2026-11-21T10:00:00Z');
let vendor: Vendor;
let now = START;
let forms: URLSearchParams[] = [];
let refused: { error?: unknown } | undefined;
let status = 401;
let lifetime: unknown = 900;
let breakers: BreakerRegistry;
let store: ReturnType<typeof tokenMemory>;

beforeAll(async () => {
  vendor = await startVendor();
});
beforeEach(() => {
  now = START;
  forms = [];
  refused = undefined;
  status = 401;
  lifetime = 900;
  breakers = new BreakerRegistry();
  store = tokenMemory();
  vendor.answer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      forms.push(new URLSearchParams(Buffer.concat(chunks).toString()));
      const body = refused ?? { access_token: `access-${forms.length}`, expires_in: lifetime };
      response.writeHead(refused ? status : 200, JSON_TYPE).end(JSON.stringify(body));
    });
  });
});
afterEach(() => {
  vendor.reset();
  breakers.shutdown();
});
afterAll(() => vendor.close());

function signIn(options: Partial<ClientCredentialsOptions> = {}) {
  return createClientCredentials({
    connection: 'erp',
    pool: vendor.pool,
    breakers,
    budgets: new BudgetRegistry(),
    allowPrivateHosts: true,
    tokenUrl: `${vendor.origin}/token`,
    clientId: 'our-client',
    clientSecret: () => 'our-secret',
    scopes: [],
    store,
    clock: { now: () => new Date(now) },
    ...options,
  });
}

describe('signing in without a person', () => {
  it('asks for a token by id and secret, with what the vendor wants besides', async () => {
    const sign = signIn({ scopes: ['a', 'b'], parameters: { audience: 'https://erp.example', grant_type: 'other' } });
    expect(await sign.authorize()).toEqual({ authorization: 'Bearer access-1' });
    expect(forms.map((form) => Object.fromEntries(form))).toEqual([
      {
        grant_type: 'client_credentials',
        client_id: 'our-client',
        client_secret: 'our-secret',
        scope: 'a b',
        audience: 'https://erp.example',
      },
    ]);
  });

  it('asks once for all who call, in this process and in others, until the token is about to expire', async () => {
    const processes = [signIn(), signIn()];
    const all = () => Promise.all(processes.flatMap((each) => [each.authorize(), each.authorize()]));
    expect(new Set((await all()).map(({ authorization }) => authorization))).toEqual(new Set(['Bearer access-1']));
    now += 839_000;
    await all();
    expect(forms).toHaveLength(1);
    now += 2_000;
    await all();
    expect(forms).toHaveLength(2);
    expect(forms[1]?.get('grant_type')).toBe('client_credentials');
  });

  it('names no scope where there is none', async () => {
    await signIn().authorize();
    expect(forms[0]?.has('scope')).toBe(false);
    store = tokenMemory();
    await signIn({ scopes: ['a'] }).authorize();
    expect(forms[1]?.get('scope')).toBe('a');
  });

  it('uses a token of seconds for nine tenths of them', async () => {
    lifetime = 30;
    const sign = signIn();
    await sign.authorize();
    now += 26_999;
    await sign.authorize();
    expect(forms).toHaveLength(1);
    now += 1;
    await sign.authorize();
    expect(forms).toHaveLength(2);
  });

  it.each([
    ['nothing', undefined, 600],
    ['a word', 'soon', 600],
    ['no time at all', 0, 600],
    ['an empty text', '', 600],
    ['seconds as a text', '900', 900],
    ['more seconds than there are dates', '99999999999999999', 365 * 86_400],
  ])('takes a lifetime of %s as it is meant', async (_told, told, seconds) => {
    lifetime = told;
    await signIn().authorize();
    expect(store.kept?.expiresAt).toBe(new Date(START + seconds * 1_000).toISOString());
  });

  it('asks again after a 401', async () => {
    const sign = signIn();
    const old = (await sign.authorize()) as Record<string, string>;
    now += 5_000;
    await sign.onUnauthorized(old);
    expect(await sign.authorize()).toEqual({ authorization: 'Bearer access-2' });
  });

  it.each<[number, { error?: unknown }, string]>([
    [500, { error: 'invalid_client' }, 'transient'],
    [400, {}, 'invalid'],
    [400, { error: 17 }, 'invalid'],
    [400, { error: 'Wrong secret our-secret' }, 'invalid'],
    [400, { error: 'invalid_scope' }, 'auth'],
    [499, { error: 'slow_down' }, 'auth'],
  ])('that ends with %i and %j is told as %s', async (ending, body, kind) => {
    [status, refused] = [ending, body];
    const { kind: told, facts } = await failure(signIn().authorize());
    expect(told).toBe(kind);
    expect(facts['oauthError']).toBe(kind === 'auth' ? body.error : undefined);
  });

  it('that is refused is an error of the credentials, and a secret that was set anew is used at once', async () => {
    refused = { error: 'invalid_client' };
    expect(await failure(signIn().authorize())).toMatchObject({
      kind: 'auth',
      facts: { oauthError: 'invalid_client' },
    });
    refused = undefined;
    expect(await signIn().authorize()).toEqual({ authorization: 'Bearer access-2' });
  });
});
