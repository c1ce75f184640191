import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT, textOf } from '../architecture/source-files.ts';
import { verbs } from './command.ts';
import { anchorsOf, codesIn, documents, linksOf, tableRows } from './markdown.ts';
import {
  billingSettings,
  commandVariables,
  flowShapes,
  metricNames,
  routes,
  serverVariables,
  systemShapes,
} from './source-lists.ts';

const SETTINGS = 'apps/docs/reference/settings.md';
const WATCHING = 'apps/docs/guides/watching.md';
const FLOWS = 'apps/docs/reference/flow-language.md';
const COMMANDS = 'apps/docs/reference/cli.md';

const firstCodes = (rows: string[][]) => rows.flatMap(([first = '']) => codesIn(first)).sort();
const keysBy = (rows: string[][], kind: string) =>
  rows
    .filter(([first]) => first === `\`${kind}\``)
    .flatMap(([, key = '']) => codesIn(key))
    .sort();

describe('the links between the documents', () => {
  it.each(documents)('of %s lead to something', (file) => {
    const broken = linksOf(file).filter((target) => {
      const [path = '', anchor] = target.split('#');
      const to = path === '' ? file : posix.join(posix.dirname(file), path);
      return !existsSync(join(ROOT, to)) || (anchor !== undefined && !anchorsOf(to).includes(anchor));
    });
    expect(broken).toEqual([]);
  });
});

describe('the index of the documents', () => {
  it('lists each decision once, under its number, and no other', () => {
    const listed = linksOf('apps/docs/README.md').filter((target) => target.startsWith('decisions/'));
    const written = documents.filter((file) => posix.dirname(file) === 'apps/docs/decisions');
    expect(listed.sort()).toEqual(written.map((file) => posix.relative('apps/docs', file)).sort());
    const numbered = [...textOf('apps/docs/README.md').matchAll(/^- (\d+): \[[^\]]+\]\(decisions\/(\d{4})-/gm)];
    expect(numbered.map(([, said, file]) => [Number(said), Number(file)])).toEqual(
      numbered.map(([, , file]) => [Number(file), Number(file)]),
    );
    expect(numbered).toHaveLength(written.length);
  });
});

describe('the reference of settings', () => {
  it('lists each setting of the server and no other', () => {
    expect(firstCodes(tableRows(SETTINGS, 'The server'))).toEqual(serverVariables().sort());
  });

  it('lists each billing setting', () => {
    expect(firstCodes(tableRows(SETTINGS, 'Billing'))).toEqual(billingSettings().sort());
  });
});

describe('the figures in the guide to watching', () => {
  it('are those that the server offers', () => {
    const listed = tableRows(WATCHING, 'Health and metrics')
      .flatMap(([first = '']) => codesIn(first))
      .filter((code) => code.startsWith('belegfluss_'));
    expect(listed.sort()).toEqual(metricNames().sort());
  });
});

describe('the reference of the flow language', () => {
  const shapes = flowShapes();

  it('lists the keys of a file', () => {
    expect(firstCodes(tableRows(FLOWS, 'File'))).toEqual(shapes.file.sort());
  });

  it('lists each kind of trigger with its keys', () => {
    const rows = tableRows(FLOWS, 'Triggers');
    expect([...new Set(firstCodes(rows))]).toEqual(Object.keys(shapes.triggers).sort());
    for (const [kind, keys] of Object.entries(shapes.triggers))
      expect([kind, ...keysBy(rows, kind)]).toEqual([kind, ...keys.sort()]);
  });

  it('lists each kind of step with its keys, and the keys of all steps', () => {
    const rows = tableRows(FLOWS, 'Steps');
    const ofKinds = rows.filter((cells) => cells.length === 4);
    expect(firstCodes(rows.filter((cells) => cells.length === 3))).toEqual(shapes.common.sort());
    expect([...new Set(firstCodes(ofKinds))]).toEqual(Object.keys(shapes.steps).sort());
    for (const [kind, keys] of Object.entries(shapes.steps))
      expect([kind, ...keysBy(ofKinds, kind)]).toEqual([kind, ...keys.sort()]);
  });
});

describe('the reference of declared systems', () => {
  it('lists the keys of each part', () => {
    const listed = new Set(tableRows('apps/docs/reference/systems.md').flatMap(([first = '']) => codesIn(first)));
    const shapes = systemShapes();
    expect(Object.values(shapes).flat().length).toBeGreaterThan(50);
    for (const [part, keys] of Object.entries(shapes)) {
      expect({ part, missing: keys.filter((key) => !listed.has(key)) }).toEqual({ part, missing: [] });
    }
    const known = new Set(Object.values(shapes).flat());
    expect([...listed].filter((key) => !known.has(key))).toEqual([]);
  });
});

describe('the reference of the REST interface', () => {
  it('lists each route and no other', () => {
    const listed = tableRows('apps/docs/reference/rest.md').map(
      ([method = '', path = '']) => `${method} ${codesIn(path)[0] ?? ''}`,
    );
    expect(listed.sort()).toEqual(routes().sort());
  });
});

describe('the reference of the command', () => {
  const rows = tableRows(COMMANDS);
  const calls = rows.flatMap(([first = '']) => codesIn(first)).filter((code) => /^[a-z]/.test(code));

  it('lists each verb with its options', async () => {
    const listed = calls.map((call) => [
      /^[a-z]+(?: [a-z]+)?/.exec(call)?.[0] ?? '',
      ...[...call.matchAll(/--[a-z-]+/g)].map(([option]) => option).sort(),
    ]);
    const known = (await verbs()).map(({ path, options }) => [path, ...options.sort()]);
    expect(listed.map(String).sort()).toEqual(known.map(String).sort());
  });

  it('lists each variable that the command reads', () => {
    const variables = rows.flatMap(([first = '']) => codesIn(first)).filter((code) => /^[A-Z]/.test(code));
    expect(variables.sort()).toEqual(commandVariables().sort());
  });
});
