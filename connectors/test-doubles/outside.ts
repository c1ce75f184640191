import type { HttpPolicy } from '@belegfluss/sdk';
import { callContext } from './call-context.ts';
import { scriptedHttp } from './scripted-http.ts';

/** Plays the outside of a connector: gives contexts for its calls, and what was exchanged in them. */
export function outsideOf<Config>(policyOf: (config: Config) => HttpPolicy, config: Config) {
  return (script: Parameters<typeof scriptedHttp>[1], settings: Config = config) => {
    const { http, exchanges } = scriptedHttp(policyOf(settings), script);
    return { ctx: callContext(settings, http), exchanges };
  };
}
