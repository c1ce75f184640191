import { describe, expect, it } from '@jest/globals';
import { newId } from '@belegfluss/store';
import { chainOf, eventOf } from './event-chain.ts';

describe('a chain of events', () => {
  const id = newId();
  const now = Date.now();

  it('goes on with the run that an event set off, and with no other', () => {
    expect(chainOf({ id, input: { type: 'emitted', chain: 7 } }, now)).toBe(7);
    expect(chainOf({ id, input: { type: 'schedule' } }, now)).toBe(0);
    expect(chainOf({ id, input: { chain: 'many' } }, now)).toBe(0);
  });

  it('begins anew behind a pause, so that a reminder of every day has no end', () => {
    expect(chainOf({ id, input: { chain: 7 } }, now + 59_000)).toBe(7);
    expect(chainOf({ id, input: { chain: 7 } }, now + 61_000)).toBe(0);
  });

  it('is nothing that expressions see', () => {
    expect(eventOf({ id, recordKey: 'a', input: { type: 'emitted', chain: 7 } })).toEqual({
      key: 'a',
      run: id,
      type: 'emitted',
    });
  });
});
