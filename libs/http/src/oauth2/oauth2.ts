import { ConnectorError, systemClock, type Clock } from '@belegfluss/sdk';
import { renewedTokens, type AccessTokens } from './access-tokens.ts';
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
export interface OAuth2 extends AccessTokens {
  /** Where to send the person. */
  begin(): Authorisation;
  /** Ends what `begin` began, with the code and state that came back. */
  finish(begun: Authorisation, cameBack: { code: string; state: string }): Promise<void>;
}

const REFUSAL_PAUSE_MS = 600_000;

/** The sign-in of one connection. Keep one per connection and process. */
export function createOAuth2(options: OAuth2Options): OAuth2 {
  const clock = options.clock ?? systemClock;

  const tokens = renewedTokens({
    store: options.store,
    clock,
    renew: async (held, before, now) => (before === undefined ? reauthorise(now) : refresh(options, held, before, now)),
  });
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
      const issued = await requestTokens(options, options, grant, clock.now());
      await options.store.withLease((held) => held.save(issued));
    },
    ...tokens,
  };
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
