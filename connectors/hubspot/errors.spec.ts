import { describe, expect, it } from '@jest/globals';
import { classify } from './errors.ts';

function wait(body: unknown): number | undefined {
  return classify(429, {}, body)?.retryAfterSeconds;
}

describe('HubSpot refusals', () => {
  it.each([
    [400, 'invalid'],
    [401, 'auth'],
    [403, 'permanent'],
    [404, 'gone'],
    [409, 'conflict'],
    [423, 'transient'],
    [477, 'transient'],
    [429, 'rate_limited'],
    [502, 'transient'],
  ])('reads %i as %s', (status, kind) => {
    expect(classify(status, {}, '<html>not JSON</html>')?.kind).toBe(kind);
  });

  it('calls a missing scope a matter of the connection', () => {
    expect(classify(403, {}, { category: 'MISSING_SCOPES' })?.kind).toBe('auth');
  });

  it('waits as long as the broken limit asks for', () => {
    expect(wait({ policyName: 'TEN_SECONDLY_ROLLING' })).toBe(10);
    expect(wait({ policyName: 'SECONDLY' })).toBe(1);
    expect(wait({ message: 'You have reached your secondly limit.' })).toBe(1);
    expect(wait({ policyName: 'DAILY' })).toBe(3600);
  });

  it('leaves the time to a Retry-After header where there is one', () => {
    expect(classify(429, { 'retry-after': '7' }, { policyName: 'DAILY' })?.retryAfterSeconds).toBeUndefined();
  });

  it('keeps names for support and none of the text that can quote data', () => {
    const body = { category: 'VALIDATION_ERROR', correlationId: 'c-1', message: 'Erika Muster is not valid' };
    expect(classify(400, {}, body)?.facts).toEqual({ category: 'VALIDATION_ERROR', correlationId: 'c-1' });
  });
});
