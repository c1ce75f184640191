import { describe, expect, it } from '@jest/globals';
import type { FlowVersionRow } from '../api/schema.ts';
import { lastLive } from './last-live.ts';

const row = (version: number, liveFrom: string | null) => ({ version, liveFrom }) as FlowVersionRow;

describe('the version that was live last', () => {
  it('is not always the newest: a later one may never have gone live', () => {
    const rows = [row(3, null), row(2, '2026-10-12T07:00:00Z'), row(1, '2026-10-11T07:00:00Z')];
    expect(lastLive(rows)?.version).toBe(2);
    expect(lastLive([row(2, '2026-10-11T07:00:00Z'), row(1, '2026-10-12T07:00:00Z')])?.version).toBe(1);
  });

  it('is none where nothing ever was', () => {
    expect(lastLive([row(1, null)])).toBeUndefined();
  });
});
