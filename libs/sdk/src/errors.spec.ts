import { describe, expect, it } from '@jest/globals';
import { ConnectorError, isRetryable } from './errors.ts';

describe('ConnectorError', () => {
  it('derives its code from its kind', () => {
    const error = new ConnectorError('rate_limited', 'too many', { outcome: 'not_sent', retryAfterSeconds: 3 });
    expect(error.code).toBe('connector.rate_limited');
    expect(error.retryAfterSeconds).toBe(3);
  });

  it('calls only those kinds retryable that waiting can heal', () => {
    expect(isRetryable('transient')).toBe(true);
    expect(isRetryable('invalid')).toBe(false);
    expect(isRetryable('auth')).toBe(false);
  });
});
