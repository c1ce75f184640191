import { expect, it } from '@jest/globals';
import { Type } from 'typebox';
import { judgeRecord } from './judge-record.ts';
import type { RecordJob } from './sync-job.ts';

it('a record that nests deeper than anything can be written is a fault of its own, not of its page', () => {
  let nested: unknown = 'x';
  for (let level = 0; level < 100_000; level += 1) nested = [nested];
  const job = {
    flow: 'copy',
    sync: {},
    steps: [],
    call: { id: 'put', with: { kind: 'expression', expression: { evaluate: () => ({ nested }) } } },
    action: { id: 'put', input: Type.Object({ nested: Type.Unknown() }) },
  } as unknown as RecordJob;
  const record = { key: 'a', changedAt: '2026-01-01T00:00:00Z', record: { nested } };
  expect(judgeRecord(job, new Map(), record, {})).toMatchObject({
    kind: 'fault',
    record,
    reason: { code: 'run.unstorable', facts: { refusal: 'RangeError' } },
  });
});
