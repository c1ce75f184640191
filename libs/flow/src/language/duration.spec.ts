import { describe, expect, it } from '@jest/globals';
import { Duration } from 'luxon';
import { seconds } from './duration.ts';

describe('seconds of a duration', () => {
  it.each(['PT15M', 'P30D', 'P1DT2H3M4S', 'P100Y', 'P2M', 'P3W', 'PT0.5S', 'P1Y2M3W4DT5H6M7S', 'PT0S', 'P0D'])(
    'of %s are those of a library of times',
    (text) => expect(seconds(text)).toBe(Duration.fromISO(text).as('seconds')),
  );

  it.each(['', 'P', 'PT', 'P1', '1D', 'P1H', 'PT1D', 'P1D ', 'P1M1Y', 'P-1D'])('of "%s" there are none', (text) =>
    expect(seconds(text)).toBeNaN(),
  );
});
