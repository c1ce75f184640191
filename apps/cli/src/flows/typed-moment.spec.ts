import { describe, expect, it } from '@jest/globals';
import { typedMoment } from './typed-moment.ts';

describe('a moment on the command line', () => {
  it.each(['2026-12-01T06:00+01:00', '2026-12-01T05:00:00Z', '2026-12-01T05:00:00.123Z'])('is %s', (text) => {
    expect(typedMoment(text)).toBe(text);
  });

  it.each(['2026-12-01T06:00', '2026-12-01', 'tomorrow', '2026-13-01T06:00Z', ''])('is not %p', (text) => {
    expect(() => typedMoment(text)).toThrow('cli.usage');
  });
});
