import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { flowWith } from '../../test/checked-shop.ts';
import { checkFlows } from './check-flows.ts';
import { loadPack } from './pack.ts';

const CALLED = 'asked: { called: { needs: [order] } }';
const END = 'done: { stop: done, reason: ok }';
const flow = (name: string, steps: string, on = CALLED) => flowWith(steps, on).replace('probe', name);
const run = (name: string, given = '{ order: x }') => `a: { run: ${name}, key: x, with: ${given}, within: P1D }`;
const emit = (name: string) => `a: { emit: ${name}, key: x }`;
const look = (table: string) => flow('one', `a: { lookup: ${table}, key: [x] }`);
const heard = (name: string) => `heard: { emitted: ${name} }`;
const OPTIONS = { connectors: [], environment: 'production' };
const TABLE = `table: rates
title: { de: Kurse, en: Rates }
owner: sales
key: { land: { label: { de: Land, en: Country } } }
values: { rate: { label: { de: Kurs, en: Rate }, type: decimal } }
`;

function packOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-flows-'));
  mkdirSync(join(folder, 'tables'));
  const pack = 'pack: small\ntitle: { de: Klein, en: Small }\nconnections: {}\n';
  for (const [name, text] of Object.entries({ 'pack.yaml': pack, ...files })) writeFileSync(join(folder, name), text);
  return folder;
}

/** Findings of one file: those of the whole pack, and those of a look at that file alone. */
function bothWays(files: Record<string, string>, name: string) {
  const folder = packOf(files);
  const path = join(folder, name);
  const ofFile = ({ file }: { file?: string }) => file !== undefined && resolve(file) === path;
  return {
    whole: loadPack(folder, OPTIONS).diagnostics.filter(ofFile),
    alone: checkFlows(folder, OPTIONS, [path]).diagnostics.filter(ofFile),
  };
}

describe('a flow that is checked alone', () => {
  it.each([
    ['runs a flow that wants more', { one: flow('one', run('two', '{}')), two: flow('two', END) }, 'flow.run_input'],
    ['runs in a circle', { one: flow('one', run('two')), two: flow('two', run('one')) }, 'flow.run_circle'],
    ['has a name twice', { a: flow('one', END), one: flow('one', END) }, 'flow.duplicate_flow'],
    [
      'has a name that is written otherwise',
      { a: flow('"\\x6fne"', END), one: flow('one', END) },
      'flow.duplicate_flow',
    ],
    [
      'emits in a circle of three',
      {
        one: flow('one', emit('first'), heard('third')),
        p: flow('p', emit('second'), heard('first')),
        q: flow('q', emit('third'), heard('second')),
      },
      'flow.event_cycle',
    ],
    [
      'emits what nobody hears',
      { one: flow('one', emit('pong')), b: flow('b', END, heard('ping')) },
      'flow.unheard_event',
    ],
    ['runs what is named otherwise', { one: flow('one', run('tow')), two: flow('two', END) }, 'flow.unknown_flow'],
  ])('%s: what is found is what is found in the whole pack', (_what, flows, code) => {
    const files = Object.fromEntries(Object.entries(flows).map(([name, text]) => [`${name}.flow.yaml`, text]));
    const { whole, alone } = bothWays(files, 'one.flow.yaml');
    expect(whole.map((found) => found.code)).toContain(code);
    expect(alone).toEqual(whole);
  });

  it('is not held up by what is wrong in flows that have nothing to do with it', () => {
    const folder = packOf({
      'broken.flow.yaml': flow('broken', 'a: {'),
      'one.flow.yaml': flow('one', run('two', '{}')),
      'two.flow.yaml': flow('two', END),
    });
    const found = checkFlows(folder, OPTIONS, [join(folder, 'one.flow.yaml')]).diagnostics;
    expect(found.map(({ code }) => code)).toEqual(['flow.run_input']);
  });

  it('is seen with who hears it and with who starts it', () => {
    const folder = packOf({
      'broken.flow.yaml': flow('broken', 'a: {'),
      'sender.flow.yaml': flow('sender', emit('ping'), heard('pong')),
      'two.flow.yaml': flow('two', END, heard('ping')),
      'six.flow.yaml': flow('six', emit('pong')),
    });
    expect(checkFlows(folder, OPTIONS, [join(folder, 'sender.flow.yaml')]).diagnostics).toEqual([]);
  });

  it('is not told that a flow does not exist which only is broken', () => {
    const folder = packOf({ 'one.flow.yaml': flow('one', run('two')), 'two.flow.yaml': flow('two', 'a: {') });
    expect(checkFlows(folder, OPTIONS, [join(folder, 'one.flow.yaml')]).diagnostics).toEqual([]);
  });

  it('is told the same as the whole pack, whatever starts and runs what', () => {
    const names = ['f0', 'f1', 'f2', 'f3'];
    const event = fc.constantFrom('ping', 'pong', 'pang');
    const start = fc.oneof(
      event.map(heard),
      fc.constant(CALLED),
      fc.constant("won: { schedule: { cron: '0 9 * * *', zone: Europe/Berlin } }"),
    );
    const step = fc.oneof(
      event.map(emit),
      fc.constantFrom(...names, 'f4').map((name) => run(name)),
      fc.constant(END),
    );
    const flows = fc.array(fc.tuple(start, step, fc.constantFrom(...names)), { minLength: 2, maxLength: 4 });
    let told = 0;
    fc.assert(
      fc.property(flows, (pack) => {
        const files = pack.map(([on, steps, name], index): [string, string] => [
          `${index}.flow.yaml`,
          flow(name, steps, on),
        ]);
        const { whole, alone } = bothWays(Object.fromEntries(files), '0.flow.yaml');
        told += whole.length;
        expect(alone).toEqual(whole);
      }),
      { numRuns: 80, seed: 3 },
    );
    expect(told).toBeGreaterThan(50);
  });

  it('is judged but for its YAML where the pack cannot be read', () => {
    const folder = packOf({ 'one.flow.yaml': flow('one', run('nobody')), 'two.flow.yaml': 'flow: [' });
    writeFileSync(join(folder, 'pack.yaml'), 'pack: [');
    const both = ['one', 'two'].map((name) => join(folder, `${name}.flow.yaml`));
    const { isJudged, diagnostics } = checkFlows(folder, OPTIONS, both);
    expect(isJudged).toBe(false);
    expect(diagnostics.map(({ code, file = '' }) => [code, basename(file)])).toEqual([
      ['flow.yaml_syntax', 'pack.yaml'],
      ['flow.yaml_syntax', 'two.flow.yaml'],
    ]);
  });

  it('has only the tables read that it looks into, and names the others where one is meant', () => {
    const files = { 'tables/rates.table.yaml': TABLE, 'tables/broken.table.yaml': 'table: [' };
    const good = { ...files, 'tables/rates.csv': 'land;rate\nDE;1.5\n' };
    expect(bothWays({ ...good, 'one.flow.yaml': look('rates') }, 'one.flow.yaml').alone).toEqual([]);
    const { alone } = bothWays({ ...good, 'one.flow.yaml': look('rate') }, 'one.flow.yaml');
    expect(alone).toMatchObject([{ code: 'flow.unknown_table', facts: { nearest: 'rates' } }]);

    const folder = packOf({ ...files, 'one.flow.yaml': look('rates') });
    const found = checkFlows(folder, OPTIONS, [join(folder, 'one.flow.yaml')]).diagnostics;
    expect(found.map(({ code }) => code)).toEqual(['mapping.missing_file', 'flow.unknown_table']);
  });
});
