import { describe, expect, it } from '@jest/globals';
import type { RunRow } from '../../rest/answers.ts';
import { ownTime } from '../words/zoned-time.ts';
import { runHead, runTable } from './run-table.ts';

const say = ({ en }: { en: string }) => en;
const RUN = {
  id: 'r',
  flow: 'night',
  version: null,
  recordKey: 'night',
  state: 'dead',
  reason: 'plan.base_moved',
} as RunRow;

describe('runs on the command line', () => {
  it('are told to be none, not shown as an empty table', () => {
    expect(runTable({ say }, [])).toBe('No run fits.');
  });

  it('say since when by the clock of this machine', () => {
    const moment = '2026-11-20T08:00:00.000Z';
    const shown = (row: Partial<RunRow>) => runTable({ say }, [{ ...RUN, createdAt: moment, endedAt: null, ...row }]);
    expect(shown({})).toContain(` ${ownTime(moment)} `);
    expect(shown({ createdAt: '2026-11-19T08:00:00.000Z', endedAt: moment })).toContain(` ${ownTime(moment)} `);
  });

  it('say why they ended as they did', () => {
    const why = { de: '501 hat sich geändert', en: '501 has changed' };
    expect(runHead({ say }, RUN, why)).toBe('night  night  dead  plan.base_moved\n501 has changed');
    expect(runHead({ say: ({ de }) => de }, RUN, why)).toMatch(/501 hat sich geändert$/);
    expect(runHead({ say }, { ...RUN, state: 'done', reason: null }, null)).toBe('night  night  done');
    expect(runHead({ say }, { ...RUN, version: 3, state: 'done', reason: null }, null)).toBe('night v3  night  done');
  });
});
