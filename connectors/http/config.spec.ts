import { describe, expect, it } from '@jest/globals';
import { configOf } from './config.ts';
import type { System } from './declaration/system-shape.ts';

/** The settings of a connection to a system that is declared so, the secret ones marked. */
function settingsOf(parts: object): string[] {
  const { properties } = configOf({ system: 'shop', ...parts } as System);
  return Object.entries(properties as Record<string, { format?: string }>).map(([name, { format }]) =>
    format === 'secret' ? `${name}!` : name,
  );
}

describe('a connection to a declared system', () => {
  it.each([
    [{}, ['baseUrl']],
    [{ auth: { bearer: {} } }, ['baseUrl', 'token!']],
    [{ auth: { header: 'X-Key' } }, ['baseUrl', 'apiKey!']],
    [{ auth: { basic: {} } }, ['baseUrl', 'user', 'password!']],
    [{ auth: { oauth2: { grant: 'client_credentials' } } }, ['baseUrl', 'tokenUrl', 'clientId', 'clientSecret!']],
    [
      { auth: { oauth2: { grant: 'authorization_code' } } },
      ['baseUrl', 'tokenUrl', 'clientId', 'clientSecret!', 'authorizeUrl'],
    ],
    [{ webhook: { hmac: {} } }, ['baseUrl', 'webhookSecret!']],
    [{ webhook: { basic: {} } }, ['baseUrl', 'webhookUser', 'webhookPassword!']],
  ])('as in %j asks for %j', (declared, settings) => {
    expect(settingsOf(declared)).toEqual(settings);
  });
});
