import { describe, expect, it } from '@jest/globals';
import { classify } from './errors.ts';

describe('PandaDoc refusals', () => {
  it.each([
    [400, 'invalid'],
    [401, 'auth'],
    [403, 'permanent'],
    [404, 'gone'],
    [409, 'conflict'],
    [423, 'conflict'],
    [429, 'rate_limited'],
    [500, 'transient'],
  ])('reads %i as %s', (status, kind) => {
    expect(classify(status, {}, undefined)?.kind).toBe(kind);
  });

  it('knows a throttled request by its type as well', () => {
    expect(classify(400, {}, { type: 'throttled', detail: 'Request was throttled.' })?.kind).toBe('rate_limited');
  });

  it('keeps type and status and none of the text that can quote data', () => {
    const body = {
      type: 'validation_error',
      detail: { recipients: ['erika@example.com is no signer'] },
      status: 'document.uploaded',
    };
    expect(classify(400, {}, body)?.facts).toEqual({ type: 'validation_error', status: 'document.uploaded' });
  });

  it('leaves what is no refusal alone', () => {
    expect(classify(202, {}, undefined)).toBeUndefined();
  });
});
