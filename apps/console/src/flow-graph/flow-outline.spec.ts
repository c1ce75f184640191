import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { allOutlined, outlineOf, outlinedAt, outlinedStep, type OutlineStep } from './flow-outline.ts';

const KINDS = {
  triggers: ['entity', 'schedule'],
  steps: ['read', 'call', 'lookup', 'each', 'choose', 'parallel', 'stop'],
};
const shipped = new URL('../../../../flows/sales-to-invoice/', import.meta.url);

const SOURCE = `flow: probe
on:
  won: { entity: crm.deal, when: record.won }
  nightly: { schedule: { cron: 0 2 * * * } }
steps:
  company: { read: crm.company, key: { expr: record.id } }
  lines:
    each: { expr: record.lines }
    as: line
    steps:
      account: { lookup: product_account }
  kind:
    when: record.amount > 0
    choose:
      large:
        when: record.amount > 1000
        steps:
          ask: { call: billing.large }
      small:
        when: "true"
        steps: { note: { call: billing.small } }
    otherwise:
      steps: { end: { stop: done } }
# Behind the last step.
`;

function outline(source: string) {
  const found = outlineOf(source, KINDS);
  if (!found) throw new Error('not readable');
  return found;
}
const told = (steps: OutlineStep[]) => allOutlined(steps).map(({ path, kind, use }) => `${path} ${kind} ${use}`);

describe('the outline of a flow', () => {
  it('names what begins it, and its steps in their order with those inside', () => {
    const { triggers, steps } = outline(SOURCE);
    expect(triggers.map(({ id, kind, use }) => `${id} ${kind} ${use}`)).toEqual([
      'won entity crm.deal',
      'nightly schedule ',
    ]);
    expect(told(steps)).toEqual([
      'company read crm.company',
      'lines each record.lines',
      'lines.account lookup product_account',
      'kind choose ',
      'kind.large.ask call billing.large',
      'kind.small.note call billing.small',
      'kind.otherwise.end stop done',
    ]);
    expect(steps.map(({ conditional }) => conditional)).toEqual([false, false, true]);
    expect(steps[2]?.ways.map(({ name }) => name)).toEqual(['large', 'small', 'otherwise']);
  });

  it('knows from where to where each stands', () => {
    const { steps } = outline(SOURCE);
    expect(steps[0]?.place).toEqual({ line: 6, column: 3, endLine: 6, endColumn: 59 });
    expect(steps[1]?.place).toMatchObject({ line: 7, column: 3, endLine: 11 });
    expect(steps[2]?.place).toMatchObject({ line: 12, endLine: 23 });
  });

  it('names what a loop goes through page by page', () => {
    const loop = 'steps: { open: { each: { changes: crm.deal }, as: deal, steps: { note: { call: crm.note } } } }';
    expect(told(outline(loop).steps)).toEqual(['open each crm.deal', 'open.note call crm.note']);
  });

  it('tells a loop whose turns go at the same time from steps that do', () => {
    const { steps } = outline(`steps:
  turns:
    parallel: 4
    each: { expr: record.turns }
    as: turn
    steps:
      both: { parallel: { left: { steps: { told: { call: crm.tell } } } } }
`);
    expect(told(steps)).toEqual([
      'turns each record.turns',
      'turns.both parallel ',
      'turns.both.left.told call crm.tell',
    ]);
  });

  it('finds the innermost step of a line', () => {
    const found = outline(SOURCE);
    expect([3, 6, 8, 11, 18, 20, 24, 1].map((line) => outlinedAt(found, line))).toEqual([
      'on.won',
      'company',
      'lines',
      'lines.account',
      'kind.large.ask',
      'kind',
      undefined,
      undefined,
    ]);
  });

  it('finds a step by its path in a run, however often it was repeated', () => {
    const found = outline(SOURCE);
    const lines = ['company', 'lines[0].account', 'lines[12].account', 'kind.small.note', 'account', 'gone'].map(
      (path) => outlinedStep(found, path)?.place.line,
    );
    expect(lines).toEqual([6, 11, 11, 21, undefined, undefined]);
  });

  it.each([
    'steps: [',
    'steps: a',
    'a: 1\na: 2',
    '',
    'on: { a: { entity: b } }',
    '- 1',
    'a: &b c\nsteps: *b',
    '['.repeat(50_000),
  ])('is none for %.40s', (source) => {
    expect(outlineOf(source, KINDS)).toBeUndefined();
  });

  it('ends at some depth, however deep a file goes', () => {
    const deep = `steps: ${'{ a: { each: { expr: b }, steps: '.repeat(60)}{ z: { stop: done } }${' } }'.repeat(60)}`;
    expect(allOutlined(outline(deep).steps).length).toBeLessThan(20);
  });

  it('reads every shipped flow', () => {
    const files = readdirSync(shipped).filter((name) => name.endsWith('.flow.yaml'));
    expect(files.length).toBeGreaterThan(8);
    for (const name of files) {
      const { triggers, steps } = outline(readFileSync(new URL(name, shipped), 'utf8'));
      expect([name, triggers.length > 0, steps.length > 0]).toEqual([name, true, true]);
    }
  });
});
