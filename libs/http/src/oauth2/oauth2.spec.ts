import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { always, failure, JSON_TYPE, READ, startVendor, type Vendor } from '../../test/vendor.ts';
import { tokenMemory, type TokenMemory } from '../../test/token-memory.ts';
import { BreakerRegistry } from '../breaker/breaker-registry.ts';
import { BudgetRegistry } from '../pacing/budget-registry.ts';
import { createOAuth2, type OAuth2, type OAuth2Options } from './oauth2.ts';
import type { OAuthTokens, TokenStore } from './oauth2-tokens.ts';

const START = Date.parse('2026-11-21T10:00:00Z');
let vendor: Vendor;
let now = START;
let forms: URLSearchParams[] = [];
let breakers: BreakerRegistry;
let store: TokenMemory;

beforeAll(async () => {
  vendor = await startVendor();
});
beforeEach(() => {
  now = START;
  forms = [];
  breakers = new BreakerRegistry();
  store = tokenMemory();
  issueTokens();
});
afterEach(() => {
  vendor.reset();
  breakers.shutdown();
});
afterAll(() => vendor.close());

/** The vendor's token endpoint: numbered tokens, each refresh token good for one use. */
function issueTokens(): void {
  let issued = 0;
  vendor.answer((request, response) => {
    if (request.url !== '/token') return void response.writeHead(200, JSON_TYPE).end('{}');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      forms.push(form);
      const isStale = form.get('grant_type') === 'refresh_token' && form.get('refresh_token') !== `refresh-${issued}`;
      issued += isStale ? 0 : 1;
      const body = isStale
        ? { error: 'invalid_grant' }
        : { access_token: `access-${issued}`, refresh_token: `refresh-${issued}`, expires_in: 900 };
      response.writeHead(isStale ? 400 : 200, JSON_TYPE).end(JSON.stringify(body));
    });
  });
}

function oauth(options: Partial<OAuth2Options> = {}): OAuth2 {
  return createOAuth2({
    connection: 'datev',
    pool: vendor.pool,
    breakers,
    budgets: new BudgetRegistry(),
    allowPrivateHosts: true,
    tokenUrl: `${vendor.origin}/token`,
    authorizeUrl: 'https://login.example.org/authorize?tenant=1',
    clientId: 'our-client',
    clientSecret: () => 'our-secret',
    redirectUri: 'https://bf.example.org/oauth/callback',
    scopes: ['a', 'b'],
    store,
    clock: { now: () => new Date(now) },
    ...options,
  });
}

/** An account that a person has authorised. */
async function authorised(options: Partial<OAuth2Options> = {}): Promise<OAuth2> {
  const sign = oauth(options);
  const begun = sign.begin();
  await sign.finish(begun, { code: 'the-code', state: begun.state });
  return sign;
}

describe('authorising', () => {
  it('sends the person away with a fresh state and challenge, and ends with the verifier behind it', async () => {
    const sign = oauth();
    const begun = sign.begin();
    const url = new URL(begun.url);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      tenant: '1',
      response_type: 'code',
      client_id: 'our-client',
      redirect_uri: 'https://bf.example.org/oauth/callback',
      scope: 'a b',
      state: begun.state,
      code_challenge: createHash('sha256').update(begun.verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    expect(sign.begin().state).not.toBe(begun.state);
    await sign.finish(begun, { code: 'the-code', state: begun.state });
    expect(Object.fromEntries(forms[0] ?? [])).toMatchObject({
      grant_type: 'authorization_code',
      code: 'the-code',
      code_verifier: begun.verifier,
    });
    expect(await sign.authorize()).toEqual({ authorization: 'Bearer access-1' });
  });

  it('sends along what the vendor wants besides, which takes the place of nothing', () => {
    const { url, state } = oauth({ parameters: { prompt: 'consent', state: 'fixed' } }).begin();
    expect(new URL(url).searchParams.get('prompt')).toBe('consent');
    expect(new URL(url).searchParams.getAll('state')).toEqual([state]);
  });

  it('refuses a state that is not the one that was begun, without calling the vendor', async () => {
    const sign = oauth();
    const error = await failure(sign.finish(sign.begin(), { code: 'the-code', state: 'forged' }));
    expect(error.code).toBe('connector.oauth_state');
    expect(forms).toHaveLength(0);
  });

  it("may send the client's secret as HTTP Basic instead of in the form", async () => {
    await authorised({ clientAuthentication: 'basic' });
    expect(vendor.seen[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from('our-client:our-secret').toString('base64')}`,
    );
    expect(forms[0]?.has('client_secret')).toBe(false);
  });

  it('is asked for where nobody has authorised yet', async () => {
    expect(await failure(oauth().authorize())).toMatchObject({
      kind: 'auth',
      code: 'connector.reauthorise',
      outcome: 'not_sent',
    });
  });
});

describe('refreshing', () => {
  it('happens a minute before the end, once for all who ask, and keeps the new refresh token', async () => {
    const workers = [await authorised(), oauth(), oauth()];
    now += 839_000;
    await Promise.all(workers.map((worker) => worker.authorize()));
    expect(forms).toHaveLength(1);
    now += 2_000;
    const headers = await Promise.all(Array.from({ length: 9 }, (_, n) => workers[n % 3]?.authorize()));
    expect(new Set(headers.map((header) => header?.['authorization']))).toEqual(new Set(['Bearer access-2']));
    expect(forms).toHaveLength(2);
    expect(store.kept).toMatchObject({ refreshToken: 'refresh-2', expiresAt: new Date(now + 900_000).toISOString() });
  });

  it('takes the lease once for all who ask in one process', async () => {
    let leases = 0;
    const counting: TokenStore = {
      load: store.load,
      save: store.save,
      withLease: (work) => {
        leases += 1;
        return store.withLease(work);
      },
    };
    const sign = await authorised({ store: counting });
    now += 890_000;
    await Promise.all(Array.from({ length: 20 }, () => sign.authorize()));
    expect(leases).toBe(2);
  });

  it('happens once after a 401, however many calls were refused', async () => {
    const sign = await authorised();
    const old = await sign.authorize();
    now += 5_000;
    await Promise.all(Array.from({ length: 5 }, () => sign.onUnauthorized(old)));
    expect(forms).toHaveLength(2);
    expect(await sign.authorize()).toEqual({ authorization: 'Bearer access-2' });
    now += 5_000;
    await sign.onUnauthorized(old);
    expect(forms).toHaveLength(2);
  });

  it('does not happen for a token that is too young to have expired', async () => {
    const sign = await authorised();
    await sign.onUnauthorized(await sign.authorize());
    expect(forms).toHaveLength(1);
  });

  it('does not use a new token before it is kept', async () => {
    await authorised();
    now += 890_000;
    const broken: TokenStore = {
      load: store.load,
      save: store.save,
      withLease: (work) =>
        store.withLease((held) => work({ load: held.load, save: () => Promise.reject(new Error('disk full')) })),
    };
    await expect(oauth({ store: broken }).authorize()).rejects.toThrow('disk full');
    expect(store.kept?.accessToken).toBe('access-1');
  });

  it('keeps the old refresh token where the vendor sends no new one', async () => {
    await authorised();
    vendor.answer(always(200, JSON_TYPE, '{"access_token":"next","expires_in":"900"}'));
    now += 890_000;
    expect(await oauth().authorize()).toEqual({ authorization: 'Bearer next' });
    expect(store.kept?.refreshToken).toBe('refresh-1');
  });

  it('that the vendor refuses for good asks for a person, and the vendor at most once in ten minutes', async () => {
    const sign = await authorised();
    store.kept = { ...(store.kept as OAuthTokens), refreshToken: 'revoked' };
    now += 890_000;
    const calls = () => Promise.all(Array.from({ length: 5 }, () => failure(sign.authorize())));
    for (const error of await calls()) expect(error).toMatchObject({ kind: 'auth', code: 'connector.reauthorise' });
    expect(forms).toHaveLength(2);
    now += 599_000;
    await calls();
    expect(forms).toHaveLength(2);
    now += 2_000;
    await calls();
    expect(forms).toHaveLength(3);
    await authorised();
    expect(await sign.authorize()).toEqual({ authorization: 'Bearer access-2' });
  });

  it('that fails for now keeps what there is', async () => {
    const sign = await authorised();
    vendor.answer(always(503, JSON_TYPE, '{}'));
    now += 890_000;
    expect(await failure(sign.authorize())).toMatchObject({ kind: 'transient' });
    expect(store.kept).toMatchObject({ refreshToken: 'refresh-1' });
    expect(store.kept).not.toHaveProperty('refusedAt');
  });

  it('never shows a token or secret in an error', async () => {
    await authorised();
    vendor.answer(always(200, JSON_TYPE, '{"access_token":17,"refresh_token":"canary-1"'));
    now += 890_000;
    const error = await failure(oauth().authorize());
    const everything = JSON.stringify([error, error.message, error.facts]);
    for (const secret of ['canary', 'our-secret', 'refresh-1']) expect(everything).not.toContain(secret);
  });

  it('does not count against the budget of the connection', async () => {
    const budgets = new BudgetRegistry();
    const policy = { budgets: [{ requests: 2, perSeconds: 60 }] };
    const sign = await authorised({ budgets, connection: 'crm' });
    const http = () => vendor.client(policy, { budgets, breakers, authorize: () => sign.authorize() });
    await http().request(READ);
    now += 890_000;
    await http().request(READ);
    expect((await failure(http().request(READ))).code).toBe('connector.budget_exhausted');
  });
});
