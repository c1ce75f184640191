import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROOT } from '../architecture/source-files.ts';
import { startLanguageServer, type LanguageServer, type Place } from './language-server.ts';

const PACK = join(ROOT, 'flows/sales-to-invoice');
const MODELINE = '# yaml-language-server: $schema=./flow.schema.json';
const HEAD = [
  MODELINE,
  'flow: probe',
  'title: { de: Probe, en: Probe }',
  'owner: sales',
  'on: { won: { entity: crm.deal } }',
  'steps:',
];
let server: LanguageServer;
let count = 0;

beforeAll(async () => {
  server = await startLanguageServer();
});
afterAll(() => server.stop());

/** Opens a flow with these lines below `steps:`; `‸` stands where the cursor is. */
function flowWith(lines: string[]): { uri: string; cursor: Place } {
  count += 1;
  const uri = pathToFileURL(join(PACK, `probe-${count}.flow.yaml`)).href;
  const all = [...HEAD, ...lines.map((line) => `  ${line}`)];
  const line = all.findIndex((text) => text.includes('‸'));
  server.open(uri, `${all.join('\n').replace('‸', '')}\n`);
  return { uri, cursor: { line, character: all[line]?.indexOf('‸') ?? 0 } };
}

async function completed(...lines: string[]): Promise<string[]> {
  const { uri, cursor } = flowWith(lines);
  return (await server.completion(uri, cursor)).map(({ label }) => label);
}

async function hovered(...lines: string[]): Promise<string> {
  const { uri, cursor } = flowWith(lines);
  return server.hover(uri, cursor);
}

describe('an editor completes', () => {
  it('the kinds of steps', async () => {
    const kinds = await completed('first:', '  ‸');
    expect(kinds).toEqual(expect.arrayContaining(['read', 'call', 'lookup', 'match', 'each', 'emit', 'stop']));
    expect(kinds).not.toContain('intent');
  });

  it('the keys of the kind that was begun, and of no other', async () => {
    const keys = await completed('first:', '  call: crm.deal.update', '  ‸');
    expect(keys).toEqual(expect.arrayContaining(['with', 'intent', 'when', 'retry', 'onError']));
    for (const foreign of ['collect', 'missing', 'read', 'accept']) expect(keys).not.toContain(foreign);
  });

  it('what the kind that was begun needs, all at once, and each by itself', async () => {
    const keys = await completed('first:', '  ask: finance', '  ‸');
    expect(keys).toEqual(expect.arrayContaining(['ask: title, options, within', 'title', 'options', 'within', 'late']));
    expect(await completed('first:', '  emit: paid', '  ‸')).toContain('emit: key');
  });

  it('the actions of the connections', async () => {
    const actions = await completed('first:', '  call: ‸');
    expect(actions).toEqual(expect.arrayContaining(['crm.deal.update', 'clm.contract.send', 'billing.invoice.issue']));
    expect(actions).not.toContain('crm.deal');
  });

  it('the entities that can be read, and the tables', async () => {
    expect(await completed('first:', '  read: ‸')).toEqual(expect.arrayContaining(['crm.deal', 'clm.contract']));
    expect(await completed('first:', '  lookup: ‸')).toEqual(
      expect.arrayContaining(['payment_term', 'product_account']),
    );
  });

  it('the input fields of the action that is called, however deep', async () => {
    const fields = await completed('first:', '  call: clm.contract.send', '  with:', '    ‸');
    expect(fields).toEqual(expect.arrayContaining(['id', 'subject', 'message', 'silent']));
    const inner = await completed('first:', '  call: billing.case.open', '  with:', '    deal:', '      ‸');
    expect(inner).toEqual(expect.arrayContaining(['connection', 'key', 'name', 'amount', 'currency']));
  });

  it('the one key by which a value is computed', async () => {
    expect(await completed('first:', '  read: crm.deal', '  key:', '    ‸')).toEqual(['expr']);
  });

  it.each([
    ['in a condition', ['first:', '  stop: done', '  reason: a', '  when: steps.lookup.am‸ount > 3']],
    [
      'with a rest that is half written',
      ['first:', '  stop: done', '  reason: a', '  when: steps.lookup.am‸ount && ('],
    ],
    ['in braces', ['first: { read: crm.deal, key: { expr: record.co‸mpany.name } }']],
    ['in quotes', ['first: { read: crm.deal, key: { expr: \'"a" + record.co‸mpany.name\' } }']],
    ['in an expression that has not begun', ['first:', '  read: crm.deal', '  key: { expr: ‸ }']],
  ])('nothing in the middle of an expression, so that nothing there is replaced: %s', async (_where, lines) => {
    expect(await completed(...lines)).toEqual([]);
  });

  it('steps inside of steps', async () => {
    const lines = ['all:', '  each: { expr: record.lines }', '  as: line', '  steps:', '    one:', '      ‸'];
    expect(await completed(...lines)).toEqual(expect.arrayContaining(['read', 'call', 'lookup']));
  });
});

describe('an editor explains in both languages', () => {
  it('the key of a step', async () => {
    const text = await hovered('first:', '  ca‸ll: crm.deal.update', '  with: {}');
    expect(text).toContain('Ruft eine Aktion eines Systems auf');
    expect(text).toContain('Calls an action of a system');
  });

  it('a key that all steps have', async () => {
    expect(await hovered('first:', '  stop: done', '  reason: a', '  wh‸en: "true"')).toContain('übersprungen');
  });

  it.each([
    ['of a loop', ['all:', '  each: { ex‸pr: record.lines }', '  as: line', '  steps: { a: { map: {} } }']],
    ['of a key', ['first:', '  read: crm.deal', '  key: { ex‸pr: event.key }']],
    ['of a field of a map', ['first:', '  map: { a: { ex‸pr: event.key } }']],
  ])('what an expression is: %s', async (_where, lines) => {
    expect(await hovered(...lines)).toContain('Ausdruck in CEL');
  });

  it('a field of an input', async () => {
    const text = await hovered('first:', '  call: clm.contract.send', '  with:', '    sub‸ject: Hi');
    expect(text).toContain('subject');
  });
});

describe('an editor underlines', () => {
  it.each([
    ['an unknown key', ['first:', '  stop: done', '  reason: a', '  retri: {}'], 9, 'retri'],
    ['an action that nothing offers', ['first:', '  call: crm.deal.updat', '  with: {}'], 7, 'crm.deal.update'],
    ['an unknown input', ['first:', '  call: clm.contract.send', '  with: { id: a, subjekt: b }'], 8, 'subjekt'],
    ['a kind of step that does not exist', ['first:', '  cal: crm.deal.update'], 7, 'cal'],
    [
      'a value of the wrong kind',
      ['first:', '  call: clm.contract.send', '  with:', '    id: a', '    silent: ja'],
      10,
      'boolean',
    ],
  ])('%s at its place', async (_name, lines, line, words) => {
    const problems = await server.problems(flowWith(lines).uri);
    expect(problems.map(({ range }) => range.start.line)).toEqual([line]);
    expect(problems[0]?.message).toContain(words);
  });

  it('nothing in a shipped flow, nor in one of the gallery', async () => {
    const files = globSync(['flows/sales-to-invoice/*.flow.yaml', 'flows/gallery/*/*.flow.yaml'], { cwd: ROOT });
    expect(files.length).toBeGreaterThan(10);
    for (const name of files) {
      const text = readFileSync(join(ROOT, name), 'utf8');
      // The first line of each names the schema beside it.
      const uri = pathToFileURL(join(PACK, `shown-${basename(name)}`)).href;
      server.open(uri, text.startsWith(MODELINE) ? text : `${MODELINE}\n${text}`);
      expect([name, await server.problems(uri)]).toEqual([name, []]);
    }
  });
});
