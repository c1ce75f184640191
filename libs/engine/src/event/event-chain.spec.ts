import { describe, expect, it } from '@jest/globals';
import { newId } from '@belegfluss/store';
import { chainOf, eventOf } from './event-chain.ts';

describe('a chain of events', () => {
  const id = newId();
  const now = Date.now();

  it('goes on with the run that an event set off, and with no other', () => {
    const chain = { events: 7, flows: ['a'], origin: id };
    expect(chainOf({ id, input: { type: 'emitted', chain } }, now)).toEqual(chain);
    expect(chainOf({ id, input: { type: 'emitted', chain: 7 } }, now)).toEqual({ events: 7, flows: [] });
    for (const input of [{ type: 'schedule' }, { chain: 'many' }, { chain: { events: 1 } }])
      expect(chainOf({ id, input }, now)).toEqual({ events: 0, flows: [] });
  });

  it('begins anew behind a pause, so that a reminder of every day has no end', () => {
    const chain = { events: 7, flows: ['a'], origin: id };
    expect(chainOf({ id, input: { chain } }, now + 59_000).events).toBe(7);
    // A circle stays one, whatever rests it takes.
    expect(chainOf({ id, input: { chain } }, now + 61_000)).toEqual({ ...chain, events: 0 });
  });

  it('is nothing that expressions see', () => {
    expect(eventOf({ id, recordKey: 'a', input: { type: 'emitted', chain: 7 } })).toEqual({
      key: 'a',
      run: id,
      type: 'emitted',
    });
  });
});
