import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { cursorContext, scalarAt } from './cursor-context.ts';
import { keysAt, kindsOf, meaningAt, spoken, titleOfUse, valuesAt, type JsonSchema } from './flow-schema.ts';

const schemaPlace = new URL('../../../../flows/sales-to-invoice/flow.schema.json', import.meta.url);
const schema = JSON.parse(readFileSync(schemaPlace, 'utf8')) as JsonSchema;
const HEAD = [
  'flow: probe',
  'title: { de: Probe, en: Probe }',
  'owner: sales',
  'on: { won: { entity: crm.deal } }',
  'steps:',
];

/** What is offered at `‸` in a flow with these lines below `steps:`. */
function offered(...lines: string[]): { keys: string[]; values: string[]; word: string } {
  const marked = [...HEAD, ...lines.map((line) => `  ${line}`)].join('\n');
  const source = marked.replace('‸', '');
  const context = cursorContext(source, marked.indexOf('‸'));
  if (!context) return { keys: [], values: [], word: '' };
  const { path, value, role, taken, from, to } = context;
  const keys = role === 'key' ? keysAt(schema, value, path).map(({ name }) => name) : [];
  const values = role === 'value' ? valuesAt(schema, value, path).map(({ name }) => name) : [];
  return { keys: keys.filter((name) => !taken.includes(name)), values, word: source.slice(from, to) };
}

function explained(...lines: string[]): string {
  const marked = [...HEAD, ...lines.map((line) => `  ${line}`)].join('\n');
  const key = scalarAt(marked.replace('‸', ''), marked.indexOf('‸'));
  return key?.role === 'key' ? meaningAt(schema, key.value, key.path) : '';
}

describe('what the flow schema offers', () => {
  it('are the kinds of steps in an empty step, and nothing that belongs to a kind', () => {
    const { keys } = offered('first:', '  ‸');
    expect(keys).toEqual(kindsOf(schema, 'step'));
    expect(keys).toEqual(expect.arrayContaining(['read', 'call', 'choose', 'each', 'stop']));
  });

  it('are the keys of the kind that was begun, without those that are there', () => {
    const { keys, word } = offered('first:', '  call: crm.deal.update', '  in‸', '  when: "true"');
    expect(keys).toEqual(expect.arrayContaining(['with', 'intent', 'retry', 'onError']));
    for (const foreign of ['call', 'when', 'collect', 'accept', 'read']) expect(keys).not.toContain(foreign);
    expect(word).toBe('in');
  });

  it('are first the keys that the kind needs and that are not there yet', () => {
    expect(offered('first:', '  ask: finance', '  ‸').keys.slice(0, 4)).toEqual([
      'title',
      'options',
      'within',
      'evidence',
    ]);
    expect(offered('first: { ask: finance, title: {}, ‸ }').keys.slice(0, 2)).toEqual(['options', 'within']);
    expect(offered('first: { stop: done, ‸ }').keys[0]).toBe('reason');
  });

  it('are keys and names inside of braces too', () => {
    expect(offered('first: { call: crm.deal.update, ‸ }').keys).toContain('intent');
    expect(offered('first: { ‸ }').keys).toContain('lookup');
    expect(offered('first: { lookup: ‸ }').values).toContain('payment_term');
  });

  it('are the actions, entities and tables of the pack', () => {
    const actions = offered('first:', '  call: crm.d‸eal');
    expect(actions.values).toEqual(expect.arrayContaining(['crm.deal.update', 'billing.invoice.issue']));
    expect(actions.word).toBe('crm.deal');
    expect(offered('first:', '  read: ‸').values).toEqual(expect.arrayContaining(['crm.deal', 'clm.contract']));
    expect(offered('first:', '  stop: ‸').values).toEqual(['done', 'skipped', 'unchanged']);
  });

  it('are the inputs of the action that is called, however deep', () => {
    expect(offered('first:', '  call: clm.contract.send', '  with:', '    ‸').keys).toEqual(
      expect.arrayContaining(['subject', 'message', 'silent']),
    );
    expect(offered('first:', '  call: billing.case.open', '  with:', '    deal:', '      ‸').keys).toEqual(
      expect.arrayContaining(['connection', 'amount', 'currency']),
    );
  });

  it('are steps inside of steps, and the keys of the file itself', () => {
    const loop = ['all:', '  each: { expr: record.lines }', '  as: line', '  steps:', '    one:', '      ‸'];
    expect(offered(...loop).keys).toContain('lookup');
    const context = cursorContext('flow: a\n', 8);
    expect(context && keysAt(schema, context.value, context.path).map(({ name }) => name)).toContain('concurrency');
  });

  it('is nothing in a comment and nothing where nobody can know', () => {
    expect(offered('first:', '  # ca‸').keys).toEqual([]);
    expect(offered('first: [[[', '  ‸').keys).not.toContain('read');
  });
});

describe('what the flow schema explains', () => {
  it('is the key under the cursor, in both languages', () => {
    const text = explained('first:', '  ca‸ll: crm.deal.update', '  with: {}');
    expect(text).toContain('Ruft eine Aktion eines Systems auf');
    expect(text).toContain('Calls an action of a system');
  });

  it('is a field of an input, and a key inside of braces', () => {
    expect(explained('first:', '  call: clm.contract.send', '  with:', '    sub‸ject: Hi')).toContain('subject');
    expect(explained('first: { stop: done, rea‸son: a }')).not.toBe('');
  });

  it('is what the system calls an action or an entity', () => {
    const send = titleOfUse(schema, 'call', 'clm.contract.send');
    expect([spoken(send, 'de'), spoken(send, 'en')]).toEqual(['Vertrag versenden', 'Send contract']);
    expect(spoken(titleOfUse(schema, 'match', 'billing.customer'), 'en')).toBe('Customer');
    expect(titleOfUse(schema, 'call', 'crm.unknown')).toBe('');
  });

  it('is nothing for a name of the author', () => {
    expect(explained('fir‸st:', '  stop: done')).toBe('');
  });
});
