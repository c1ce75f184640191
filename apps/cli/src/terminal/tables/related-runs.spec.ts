import { describe, expect, it } from '@jest/globals';
import type { RelatedRun, RunRelations } from '../../rest/answers.ts';
import { relatedRuns } from './related-runs.ts';

const related = (id: string, step: string | null, called: boolean): RelatedRun => ({
  id,
  flow: `flow_${id}`,
  recordKey: 'k',
  state: 'done',
  step,
  called,
});
const run: RunRelations['run'] = {
  id: 'r0',
  flow: 'sale',
  flowTitle: { de: 'a', en: 'a' },
  version: 1,
  recordKey: 'k',
  state: 'done',
  reason: null,
  attempt: 1,
  createdAt: '',
  endedAt: null,
  replayOf: null,
};
const shown = (relations: Partial<RunRelations>, language: 'de' | 'en') =>
  relatedRuns({ say: (text) => text[language] }, { run, parent: null, children: [], replays: [], ...relations });

describe('the runs around one', () => {
  it('are not spoken of where there are none', () => {
    expect(shown({}, 'en')).toEqual([]);
  });

  it('are told by what they have to do with it', () => {
    const relations = {
      run: { ...run, replayOf: 'r9' },
      parent: related('r1', 'part', true),
      children: [related('r2', 'told', false), related('r3', 'sub', true)],
      replays: [related('r4', null, false)],
    };
    expect(shown(relations, 'en')).toEqual([
      [
        'Related               Run  Flow     Record  State',
        'replay of             r9',
        'called by             r1   flow_r1  k       done',
        'step "told" set off   r2   flow_r2  k       done',
        'step "sub" waits for  r3   flow_r3  k       done',
        'replayed by           r4   flow_r4  k       done',
      ].join('\n'),
    ]);
    const teller = shown({ parent: related('r1', null, false) }, 'de')[0] ?? '';
    expect(teller).toMatch(/^Verwandt +Lauf.*\nausgelöst durch +r1 /);
  });
});
