import { describe, expect, it } from '@jest/globals';
import { replayText } from './replay-table.ts';

const say = ({ en }: { en: string }) => en;
const NOTHING = { from: 'booked', reused: [], repeats: [], changes: [] };

describe('what a replay would be', () => {
  it('is told to repeat nothing, not shown as an empty table', () => {
    expect(replayText({ say }, NOTHING)).toBe('The new run begins with booked.\n\nNothing would be repeated.');
  });

  it('names the key of each write and what becomes of it, in words', () => {
    const repeats = [{ path: 'booked', use: 'ledger.book', key: 'book/booked/1/once', becomes: 'sent' }];
    const preview = { ...NOTHING, reused: ['read', 'sum'], repeats };
    expect(replayText({ say }, preview)).toMatch(
      /; taken over: read, sum\.\n\nStep +Target[^]*\nbooked +ledger.book +book\/booked\/1\/once +was refused, is sent again$/,
    );
    expect(replayText({ say: ({ de }) => de }, preview)).toMatch(/wurde abgelehnt, wird neu gesendet$/);
    const undone = { ...preview, repeats: repeats.map((each) => ({ ...each, becomes: 'sent_anew' })) };
    expect(replayText({ say }, undone)).toMatch(/ was undone, is sent anew$/);
  });

  it('shows what is changed in the record', () => {
    const changes = [
      { path: 'name', before: 'pen', after: 'ink' },
      { path: 'note', after: 1 },
    ];
    expect(replayText({ say }, { ...NOTHING, changes })).toContain(
      'Other in the record:\n  name: "pen" → "ink"\n  note: – → 1\n',
    );
  });
});
