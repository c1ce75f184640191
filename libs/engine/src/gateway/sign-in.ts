import {
  createClientCredentials,
  createOAuth2,
  type AccessTokens,
  type OAuth2,
  type OAuth2Options,
} from '@belegfluss/http';
import type { Auth } from '@belegfluss/sdk';

type ByToken = Extract<Auth, { kind: 'oauth2' }>;
type ByPerson = Extract<Auth, { grant: 'authorization_code_pkce' }>;

/** What a sign-in uses of its connection and of its process. */
export type SignInTools = Pick<
  OAuth2Options,
  'connection' | 'store' | 'pool' | 'breakers' | 'budgets' | 'allowPrivateHosts'
> & { config: never; publicUrl: string };

/** Whether a person has to sign in at the vendor before anything can be called. */
export function needsPerson(auth: Auth): auth is ByPerson {
  return auth.kind === 'oauth2' && auth.grant === 'authorization_code_pkce';
}

/** How requests get their access token: by what a person has consented to, or by the connection's own id and secret. */
export function accessTokens(auth: ByToken, tools: SignInTools): AccessTokens {
  if (needsPerson(auth)) return personalSignIn(auth, tools);
  const { scopes, tokenParameters = {} } = auth;
  return createClientCredentials({ ...clientOf(auth, tools), scopes, parameters: tokenParameters });
}

/** The sign-in of a connection by a person. */
export function personalSignIn(auth: ByPerson, tools: SignInTools): OAuth2 {
  const { scopes, authorizeParameters = {} } = auth;
  return createOAuth2({
    ...clientOf(auth, tools),
    redirectUri: `${tools.publicUrl}/oauth/callback`,
    authorizeUrl: auth.authorizeUrl(tools.config),
    scopes,
    parameters: authorizeParameters,
  });
}

function clientOf(auth: ByToken, { config, publicUrl: _publicUrl, ...tools }: SignInTools) {
  const { clientAuthentication } = auth;
  return {
    ...tools,
    tokenUrl: auth.tokenUrl(config),
    clientId: auth.clientId(config),
    ...(clientAuthentication && { clientAuthentication }),
    clientSecret: () => auth.clientSecret(config),
  };
}
