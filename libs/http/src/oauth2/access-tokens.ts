import { ConnectorError, type Clock } from '@belegfluss/sdk';
import type { HeldTokens, OAuthTokens, TokenStore } from './oauth2-tokens.ts';

/** The sign-in of the requests of one connection by an access token. */
export interface AccessTokens {
  /** Headers for a request; a token that is about to expire is renewed before. */
  authorize(): Promise<Record<string, string>>;
  /** After a 401: renews the token, unless somebody else did meanwhile or it is too young to have expired. */
  onUnauthorized(refused: Record<string, string>): Promise<void>;
}

interface Renewal {
  store: TokenStore;
  /** Real time, not business time. */
  clock: Clock;
  /** Makes new tokens and keeps them. Gives back errors instead of throwing them where the lease has to keep what was saved. */
  renew(held: HeldTokens, tokens: OAuthTokens | undefined, now: Date): Promise<OAuthTokens | ConnectorError>;
}

const LONGEST_MARGIN_MS = 60_000;
/** A refused token of this age is refused for another reason than its age; keeps a vendor that refuses everything from being asked for tokens endlessly. */
const YOUNG_MS = 1_000;

/** Renewing happens under the store's lease: once for all workers and processes, and a new token is durable before it is used. */
export function renewedTokens({ store, clock, renew }: Renewal): AccessTokens {
  const inFlight = new Map<string, Promise<OAuthTokens>>();

  /** Callers with the same reason share one lease: waiting ones would each hold a database connection. */
  const renewed = (reason: string, isStale: (tokens: OAuthTokens) => boolean): Promise<OAuthTokens> => {
    const running = inFlight.get(reason) ?? leased(isStale).finally(() => inFlight.delete(reason));
    inFlight.set(reason, running);
    return running;
  };

  const leased = async (isStale: (tokens: OAuthTokens) => boolean): Promise<OAuthTokens> => {
    const result = await store.withLease(async (held) => {
      const tokens = await held.load();
      return tokens === undefined || isStale(tokens) ? renew(held, tokens, clock.now()) : tokens;
    });
    if (result instanceof ConnectorError) throw result;
    return result;
  };

  const expired = (tokens: OAuthTokens): boolean =>
    tokens.refusedAt !== undefined || clock.now().getTime() >= usableUntil(tokens);

  return {
    authorize: async () => {
      const tokens = await store.load();
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
