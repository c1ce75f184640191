import { ConnectorError, systemClock, type Clock } from '@belegfluss/sdk';
import {
  beginAuthorisation,
  isSameState,
  type Authorisation,
  type AuthorisationRequest,
} from './oauth2-authorisation.ts';
import { isRefusedGrant, requestTokens, type OAuth2Client, type TokenTransport } from './oauth2-token-request.ts';
import type { HeldTokens, OAuthTokens, TokenStore } from './oauth2-tokens.ts';

export interface OAuth2Options extends TokenTransport, OAuth2Client, AuthorisationRequest {
  store: TokenStore;
  /** Real time, not business time. */
  clock?: Clock;
}

/** Sign-in of one connection by the authorisation code grant with PKCE. */
export interface OAuth2 {
  /** Where to send the person. */
  begin(): Authorisation;
  /** Ends what `begin` began, with the code and state that came back. */
  finish(begun: Authorisation, cameBack: { code: string; state: string }): Promise<void>;
  /** Headers for a request; refreshes first where the access token is about to expire. */
  authorize(): Promise<Record<string, string>>;
  /** After a 401: refreshes, unless somebody else did meanwhile or the token is too young to have expired. */
  onUnauthorized(refused: Record<string, string>): Promise<void>;
}

const LONGEST_MARGIN_MS = 60_000;
/** A refused token of this age is refused for another reason than its age; keeps a vendor that refuses everything from being asked for tokens endlessly. */
const YOUNG_MS = 1_000;
const REFUSAL_PAUSE_MS = 600_000;

/**
 * Refreshing happens under the store's lease: once for all workers and processes, and a new token is durable before it is
 * used. Keep one per connection and process.
 */
export function createOAuth2(options: OAuth2Options): OAuth2 {
  const clock = options.clock ?? systemClock;

  const inFlight = new Map<string, Promise<OAuthTokens>>();

  /** Callers with the same reason share one lease: waiting ones would each hold a database connection. */
  const renewed = (reason: string, isStale: (tokens: OAuthTokens) => boolean): Promise<OAuthTokens> => {
    const running = inFlight.get(reason) ?? leased(isStale).finally(() => inFlight.delete(reason));
    inFlight.set(reason, running);
    return running;
  };

  const leased = (isStale: (tokens: OAuthTokens) => boolean): Promise<OAuthTokens> =>
    options.store
      .withLease(async (held) => {
        const tokens = await held.load();
        if (tokens === undefined) return reauthorise(clock.now());
        return isStale(tokens) ? refresh(options, held, tokens, clock.now()) : tokens;
      })
      .then((result) => {
        if (result instanceof ConnectorError) throw result;
        return result;
      });

  const expired = (tokens: OAuthTokens): boolean =>
    tokens.refusedAt !== undefined || clock.now().getTime() >= usableUntil(tokens);

  return {
    begin: () => beginAuthorisation(options),
    finish: async (begun, cameBack) => {
      if (!isSameState(begun.state, cameBack.state)) throw wrongState();
      const grant = {
        grant_type: 'authorization_code',
        code: cameBack.code,
        redirect_uri: options.redirectUri,
        code_verifier: begun.verifier,
      };
      const tokens = await requestTokens(options, options, grant, clock.now());
      await options.store.withLease((held) => held.save(tokens));
    },
    authorize: async () => {
      const tokens = await options.store.load();
      const usable = tokens !== undefined && !expired(tokens) ? tokens : await renewed('expired', expired);
      return { authorization: `Bearer ${usable.accessToken}` };
    },
    onUnauthorized: async (refused) => {
      const header = refused['authorization'] ?? '';
      await renewed(header, (tokens) => {
        const same = header === `Bearer ${tokens.accessToken}`;
        return same && clock.now().getTime() - Date.parse(tokens.issuedAt) >= YOUNG_MS;
      });
    },
  };
}

/** A minute before the end, or a tenth of the lifetime where that is shorter. */
function usableUntil({ issuedAt, expiresAt }: OAuthTokens): number {
  const end = Date.parse(expiresAt);
  return end - Math.min(LONGEST_MARGIN_MS, (end - Date.parse(issuedAt)) / 10);
}

/** Gives back errors instead of throwing them where the lease has to keep what was saved. */
async function refresh(
  options: OAuth2Options,
  held: HeldTokens,
  tokens: OAuthTokens,
  now: Date,
): Promise<OAuthTokens | ConnectorError> {
  const since = tokens.refusedAt === undefined ? undefined : Date.parse(tokens.refusedAt);
  if (tokens.refreshToken === undefined) return reauthorise(now);
  if (since !== undefined && now.getTime() - since < REFUSAL_PAUSE_MS) return reauthorise(new Date(since));
  try {
    const grant = { grant_type: 'refresh_token', refresh_token: tokens.refreshToken };
    const fresh = await requestTokens(options, options, grant, now);
    await held.save(fresh);
    return fresh;
  } catch (error) {
    if (!isRefusedGrant(error)) throw error;
    await held.save({ ...tokens, refusedAt: now.toISOString() });
    return reauthorise(now);
  }
}

function reauthorise(since: Date): ConnectorError {
  return new ConnectorError(
    'auth',
    {
      de: 'der Anbieter will, dass ein Mensch diese Verbindung neu freigibt',
      en: 'the vendor wants this connection to be authorised again by a person',
    },
    {
      outcome: 'not_sent',
      code: 'connector.reauthorise',
      facts: { since: since.toISOString() },
    },
  );
}

function wrongState(): ConnectorError {
  return new ConnectorError(
    'auth',
    {
      de: 'die Freigabe, die zurückkam, ist nicht die begonnene',
      en: 'the authorisation that came back is not the one that was begun',
    },
    {
      outcome: 'not_sent',
      code: 'connector.oauth_state',
    },
  );
}
