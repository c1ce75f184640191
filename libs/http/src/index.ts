export type { AccessTokens } from './oauth2/access-tokens.ts';
export { BreakerRegistry, type BreakerRegistryOptions } from './breaker/breaker-registry.ts';
export type { BreakerRecord, BreakerState, BreakerStore, ProbeTimes } from './breaker/breaker-store.ts';
export {
  grantRequests,
  takenRequests,
  type BudgetAsk,
  type BudgetLease,
  type Grant,
  type RateLimit,
} from './pacing/budget-grants.ts';
export { BudgetRegistry } from './pacing/budget-registry.ts';
export { grantPlaces, takenPlaces, type PlaceAsk, type PlaceGrant } from './pacing/place-grants.ts';
export { pauseSeconds, type BudgetStore, type GateRecord } from './pacing/budget-store.ts';
export { createHttp, type HttpEvent, type HttpOptions } from './request/client.ts';
export { createClientCredentials } from './oauth2/client-credentials.ts';
export { HttpPool } from './request/http-pool.ts';
export { createOAuth2, type OAuth2, type OAuth2Options } from './oauth2/oauth2.ts';
export type { OAuthTokens, TokenStore } from './oauth2/oauth2-tokens.ts';
export { pseudonymised } from './redaction/pseudonyms.ts';
export { holdsMask, maskText, redact } from './redaction/redaction.ts';
