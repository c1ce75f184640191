import { describe, expect, it } from '@jest/globals';
import { connectFailure } from './transport-failure.ts';

const coded = (code: string) => Object.assign(new Error('no'), { code });

describe('a connection that cannot be opened', () => {
  it.each([
    [coded('ENOTFOUND'), 'name_not_found', 'ENOTFOUND'],
    [coded('CERT_HAS_EXPIRED'), 'tls', 'CERT_HAS_EXPIRED'],
    [coded('ECONNREFUSED'), 'not_reachable', 'ECONNREFUSED'],
    [
      new AggregateError([new Error('no'), coded('ECONNREFUSED'), coded('EHOSTUNREACH')]),
      'not_reachable',
      'ECONNREFUSED',
    ],
    [new Error('no'), 'not_reachable', undefined],
  ])('for %s is %s, and nothing was sent', (error, reason, detail) => {
    expect(connectFailure(error)).toMatchObject({ reason, detail, neverSent: true });
  });
});
