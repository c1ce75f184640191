import type { Auth } from '@belegfluss/sdk';
import type { HttpConfig } from './config.ts';
import type { OAuth2, SignIn } from './declaration/system-shape.ts';

/** How requests of a declared system are signed in. */
export function authOf({ bearer, basic, header, oauth2 }: SignIn = {}): Auth {
  if (bearer) return authorization((config) => `Bearer ${config.token}`);
  if (basic) return authorization((config) => basicCredentials(config.user, config.password));
  if (oauth2) return byToken(oauth2);
  if (!header) return { kind: 'none' };
  return {
    kind: 'header',
    name: header.name,
    value: (config: HttpConfig) => (header.prefix ?? '') + config.apiKey,
  };
}

/** The value of an Authorization header for a name and a password (RFC 7617). */
export function basicCredentials(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

function byToken({ grant, scopes = [], parameters = {}, secretIn = 'form' }: OAuth2): Auth {
  const access = {
    kind: 'oauth2',
    tokenUrl: (config: HttpConfig) => config.tokenUrl,
    clientId: (config: HttpConfig) => config.clientId,
    clientSecret: (config: HttpConfig) => config.clientSecret,
    clientAuthentication: secretIn,
    scopes,
  } as const;
  if (grant === 'client_credentials') return { ...access, grant, tokenParameters: parameters };
  return {
    ...access,
    grant: 'authorization_code_pkce',
    authorizeUrl: (config: HttpConfig) => config.authorizeUrl,
    authorizeParameters: parameters,
  };
}

function authorization(value: (config: HttpConfig) => string): Auth {
  return { kind: 'header', name: 'Authorization', value };
}
