import { systemClock, type Clock } from '@belegfluss/sdk';
import { renewedTokens, type AccessTokens } from './access-tokens.ts';
import { requestTokens, type OAuth2Client, type TokenTransport } from './oauth2-token-request.ts';
import type { TokenStore } from './oauth2-tokens.ts';

export interface ClientCredentialsOptions extends TokenTransport, OAuth2Client {
  scopes: string[];
  /** Further fields of the token request that the vendor wants. */
  parameters?: Record<string, string>;
  store: TokenStore;
  clock?: Clock;
}

/** Sign-in of one connection by its own id and secret, without a person (RFC 6749 section 4.4). Keep one per connection and process. */
export function createClientCredentials(options: ClientCredentialsOptions): AccessTokens {
  const { store, scopes, parameters } = options;
  const grant = {
    ...parameters,
    grant_type: 'client_credentials',
    ...(scopes.length > 0 && { scope: scopes.join(' ') }),
  };
  return renewedTokens({
    store,
    clock: options.clock ?? systemClock,
    renew: async (held, _before, now) => {
      const tokens = await requestTokens(options, options, grant, now);
      await held.save(tokens);
      return tokens;
    },
  });
}
