import { describe, expect, it } from '@jest/globals';
import type { ServerFlow, VersionRow } from '../../flows/server-flows.ts';
import { ownTime } from '../words/zoned-time.ts';
import { flowHead, flowTable, versionTable } from './flow-table.ts';

const en = { say: (text: { en: string }) => text.en };
const LIVE = {
  version: 3,
  origin: 'cli',
  since: '2026-11-20T08:00:00.000Z',
  deployer: 'Ines',
  broken: false,
  observed: true,
};
const FLOW: ServerFlow = {
  flow: 'night',
  title: { de: 'Nachts', en: 'At night' },
  owner: 'finance',
  live: LIVE,
  drift: 'changed',
  next: null,
  schedules: [
    { trigger: 'late', zone: 'Europe/Zurich', next: '2026-12-01T05:00:00.000Z' },
    { trigger: 'early', zone: 'Asia/Tokyo', next: '2026-11-30T20:00:00.000Z' },
    { trigger: 'never', zone: 'Europe/Berlin', next: null },
  ],
};

const versionRow = (version: number) =>
  ({
    version,
    live: version === 12,
    createdAt: '2026-11-20T08:00:00.000Z',
    author: 'Ines',
    origin: 'cli',
    note: '',
  }) as VersionRow;

describe('flows on the command line', () => {
  it('say when the first of their schedules is due, as the clock of its zone shows it', () => {
    const [, row = ''] = flowTable(en, [FLOW]).split('\n');
    expect(row.split(/ {2,}/)).toEqual([
      'night',
      'v3, is observed',
      ownTime('2026-11-20T08:00:00.000Z'),
      '2026-12-01 05:00 Asia/Tokyo',
      'differs from its file',
    ]);
    expect(flowTable(en, [])).toBe('There are no flows.');
  });

  it('say of each schedule when it is due, and who brought what is live', () => {
    expect(flowHead(en, FLOW).split('\n')).toEqual([
      'night  At night  finance',
      `live: version 3 since ${ownTime('2026-11-20T08:00:00.000Z')}, by Ines, is observed`,
      'differs from its file',
      'late: next due 2026-12-01 06:00 (Europe/Zurich)',
      'early: next due 2026-12-01 05:00 (Asia/Tokyo)',
      'never: not due in the next eight years',
    ]);
  });

  it('list the newest versions, and say how many there are besides', () => {
    const lines = versionTable(
      en,
      Array.from({ length: 12 }, (_, index) => versionRow(12 - index)),
    ).split('\n');
    expect(lines[1]).toMatch(/^v12 \*/);
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)).toBe('… and 2 older ones');
  });
});
