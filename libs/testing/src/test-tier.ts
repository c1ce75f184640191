/**
 * How much the tests take the time for: `quick` is a sample on every change, `full` all of it (`npm run test:full`).
 * Read from `BELEGFLUSS_TEST_TIER`, here and nowhere else.
 */
export const testTier: 'quick' | 'full' = process.env['BELEGFLUSS_TEST_TIER'] === 'full' ? 'full' : 'quick';
