/** How requests are signed in. Secrets are fields of the configuration with `format: 'secret'`. */
export type Auth =
  | { kind: 'none' }
  | { kind: 'header'; name: string; value: (config: never) => string }
  | (OAuth2Access & {
      /** A person signs in at the vendor once. */
      grant: 'authorization_code_pkce';
      authorizeUrl: (config: never) => string;
      /** Extra query parameters of the authorise request. */
      authorizeParameters?: Record<string, string>;
    })
  | (OAuth2Access & {
      /** Our id and secret are enough. */
      grant: 'client_credentials';
      /** Extra fields of the token request. */
      tokenParameters?: Record<string, string>;
    });

/** What every grant of OAuth 2 needs. */
interface OAuth2Access {
  kind: 'oauth2';
  tokenUrl: (config: never) => string;
  clientId: (config: never) => string;
  clientSecret: (config: never) => string;
  scopes: string[];
  /** Where the client's secret travels: in the form (default) or as HTTP Basic. */
  clientAuthentication?: 'form' | 'basic';
}
