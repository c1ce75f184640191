import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Where to send the person, and what to remember until the vendor sends them back. */
export interface Authorisation {
  url: string;
  /** Comes back with the code; must be the same. */
  state: string;
  /** Proves to the vendor that the one who began also ends it (RFC 7636); secret. */
  verifier: string;
}

export interface AuthorisationRequest {
  authorizeUrl: string;
  clientId: string;
  redirectUri: string;
  scopes: string[];
  /** Extra query parameters that the vendor wants. */
  parameters?: Record<string, string>;
}

/** Begins an authorisation code grant with PKCE (S256), with 256 bits each for state and verifier. */
export function beginAuthorisation(request: AuthorisationRequest): Authorisation {
  const state = randomBytes(32).toString('base64url');
  const verifier = randomBytes(32).toString('base64url');
  const url = new URL(request.authorizeUrl);
  const parameters = {
    ...request.parameters,
    response_type: 'code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: request.scopes.join(' '),
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { url: url.href, state, verifier };
}

/** Compares the state that came back in constant time. */
export function isSameState(begun: string, cameBack: string): boolean {
  const digests = [begun, cameBack].map((text) => createHash('sha256').update(text).digest());
  const [a, b] = digests;
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
