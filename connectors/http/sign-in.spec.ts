import { describe, expect, it } from '@jest/globals';
import type { HttpConfig } from './config.ts';
import type { SignIn } from './declaration/system-shape.ts';
import { authOf } from './sign-in.ts';

const CONFIG = { token: 't-1', apiKey: 'k-1', user: 'anna', password: 'geheim:ü' } as HttpConfig;

/** The header with which a declared sign-in signs requests in. */
function headerOf(declared: SignIn): string[] {
  const auth = authOf(declared);
  return auth.kind === 'header' ? [auth.name, auth.value(CONFIG as never)] : [auth.kind];
}

describe('a declared sign-in', () => {
  it.each<[SignIn, string[]]>([
    [{}, ['none']],
    [{ bearer: {} }, ['Authorization', 'Bearer t-1']],
    [{ basic: {} }, ['Authorization', 'Basic YW5uYTpnZWhlaW06w7w=']],
    [{ header: { name: 'X-Key' } }, ['X-Key', 'k-1']],
    [{ header: { name: 'Authorization', prefix: 'Key ' } }, ['Authorization', 'Key k-1']],
    [{ oauth2: { grant: 'client_credentials' } }, ['oauth2']],
  ])('by %j is sent as %j', (declared, header) => {
    expect(headerOf(declared)).toEqual(header);
  });
});
