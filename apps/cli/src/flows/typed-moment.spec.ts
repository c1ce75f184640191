import { describe, expect, it } from '@jest/globals';
import { comingMoment, typedMoment } from './typed-moment.ts';

describe('a moment on the command line', () => {
  it.each(['2026-12-01T06:00+01:00', '2026-12-01T05:00:00Z', '2026-12-01T05:00:00.123Z'])('is %s', (text) => {
    expect(typedMoment(text)).toBe(text);
  });

  it.each(['2026-12-01T06:00', '2026-12-01', 'tomorrow', '2026-13-01T06:00Z', ''])('is not %p', (text) => {
    expect(() => typedMoment(text)).toThrow('cli.usage');
  });

  it('lies ahead where something is meant for later', () => {
    const now = new Date('2026-12-01T05:00:00Z');
    expect(comingMoment('2026-12-01T06:01+01:00', now)).toBe('2026-12-01T06:01+01:00');
    expect(() => comingMoment('2026-12-01T06:00+01:00', now)).toThrow('cli.usage');
    expect(() => comingMoment('2025-12-31T06:00+01:00', now)).toThrow('cli.usage');
  });
});
