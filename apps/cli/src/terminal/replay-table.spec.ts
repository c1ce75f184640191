import { describe, expect, it } from '@jest/globals';
import { replayTable } from './replay-table.ts';

const say = ({ en }: { en: string }) => en;

describe('what a replay would do once more', () => {
  it('is told to be nothing, not shown as an empty table', () => {
    expect(replayTable({ say }, { repeats: [] })).toBe('Nothing would be repeated.');
  });

  it('stands with the key of each write', () => {
    const repeats = [{ path: 'booked', use: 'ledger.book', key: 'book/booked/1/once', becomes: 'sent' }];
    expect(replayTable({ say }, { repeats })).toMatch(
      /^Step +Target[^]*\nbooked +ledger.book +book\/booked\/1\/once +sent$/,
    );
  });
});
