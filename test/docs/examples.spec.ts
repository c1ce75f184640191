import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../architecture/source-files.ts';
import { call, words } from './command.ts';
import {
  checkFlow,
  checkPack,
  checkSystem,
  checkTable,
  flowOfSteps,
  flowOfTriggers,
  withFlows,
} from './example-pack.ts';
import { blocks, blocksWith, type Block } from './markdown.ts';

/** What a block may be; anything else would be an example that nobody runs. */
const KINDS =
  /^(yaml (flow|steps|trigger|pack|part|system|table \w+|refused [\w.]+)( with \w+)?|csv \w+( refused [\w.]+)?|ts run \S+|shell|sh|sh project|ini|dockerfile|text)$/;
/** Verbs that start whole installations; the end-to-end tests run them. */
const LARGE = new Set(['serve', 'demo']);
const NOBODY = 'http://127.0.0.1:9';

const codes = (findings: { code: string }[]) => findings.map(({ code }) => code);
const definitionFor = ({ file, info }: Block) =>
  blocksWith('yaml', 'table').find((block) => block.file === file && block.info[2] === info[1])?.text ?? '';
/** The flows that a flow needs beside itself. */
const beside = ({ info }: Block) =>
  blocksWith('yaml', 'flow')
    .filter(({ text }) => text.startsWith(`flow: ${info[3] ?? ' '}\n`))
    .map(({ text }) => text);
const placed = (found: Block[]) => found.map((block) => ({ ...block, title: block.info.join(' ') }));

describe('each block of the documents', () => {
  it('is of a kind that is run, or is plain text', () => {
    expect(
      blocks.filter(({ info }) => !KINDS.test(info.join(' '))).map(({ place, info }) => `${place} ${info.join(' ')}`),
    ).toEqual([]);
  });
});

describe('a flow in the documents', () => {
  it.each(blocksWith('yaml', 'flow'))('passes the checker: $place', (block) => {
    expect(checkFlow(block.text, [], beside(block))).toEqual([]);
  });

  it.each(blocksWith('yaml', 'flow').filter(({ text }) => text.includes('\ntests:')))(
    'passes its own tests: $place',
    async (block) => {
      const { exitCode, out } = await withFlows([block.text, ...beside(block)], (folder) => call(['test', folder]));
      expect({ exitCode, out }).toEqual({ exitCode: 0, out: expect.stringMatching(/^[1-9]\d* tests?, 0 failed\n$/) });
    },
  );

  it.each(blocksWith('yaml', 'steps').filter(({ info }) => info.length === 2))(
    'shows steps that pass the checker: $place',
    ({ text }) => {
      expect(checkFlow(flowOfSteps(text))).toEqual([]);
    },
  );

  it.each(blocksWith('yaml', 'trigger'))('shows triggers that pass the checker: $place', ({ text }) => {
    expect(checkFlow(flowOfTriggers(text))).toEqual([]);
  });

  it.each(blocksWith('yaml', 'system'))('may use a system that passes the checker: $place', ({ text }) => {
    expect(checkSystem(text)).toEqual([]);
  });

  it.each(blocksWith('yaml', 'pack'))('lies in a pack that passes the checker: $place', ({ text }) => {
    expect(checkPack(text)).toEqual([]);
  });

  it.each(blocksWith('yaml', 'part'))('may have these settings in its pack: $place', ({ text }) => {
    expect(checkPack(textOf('flows/sales-to-invoice/pack.yaml') + text)).toEqual([]);
  });

  it.each(blocksWith('yaml', 'refused'))('is refused for the reason that the text gives: $place', ({ text, info }) => {
    expect(codes(checkFlow(text))).toEqual([info[2]]);
  });
});

describe('a mapping table in the documents', () => {
  it.each(placed(blocksWith('csv')))('is read, or refused as the text says: $place $title', (block) => {
    const [, name = '', , code] = block.info;
    expect(codes(checkTable(name, definitionFor(block), block.text))).toEqual(code === undefined ? [] : [code]);
  });
});

describe('a unit or container file in the documents', () => {
  it.each([...blocksWith('ini'), ...blocksWith('dockerfile')])('starts what is there: $place', ({ text }) => {
    const started = [...text.matchAll(/\bdist\/(\w+)\.js\b/g)];
    expect(started).not.toEqual([]);
    for (const [, app] of started) expect(textOf(`apps/${app}/src/main.ts`)).not.toBe('');
    const settings = textOf('apps/server/src/config.ts');
    for (const [, name = ''] of text.matchAll(/^(?:ENV |Environment=)(\w+)=/gm))
      expect(settings).toContain(`'${name}'`);
  });
});

/** What a command writes for a look goes to a folder of this test: somebody else's may lie under that name. */
const temporary = mkdtempSync(join(tmpdir(), 'belegfluss-examples-'));
const elsewhere = (word: string) => word.replace(/^\/tmp\//, `${temporary}/`);
afterAll(() => rmSync(temporary, { recursive: true }));

describe('a command in the documents', () => {
  const lines = [...blocksWith('shell'), ...blocksWith('sh').filter(({ info }) => info.length === 1)].flatMap(
    ({ place, text }) =>
      text
        .split('\n')
        .map((line) => line.replace(/\s+#.*$/, '').replace(/^npx /, ''))
        .filter((line) => line.startsWith('belegfluss '))
        .map((line) => ({ place, line, argv: words(line).slice(1).map(elsewhere) })),
  );
  beforeAll(() => {
    process.env['BELEGFLUSS_URL'] = NOBODY;
  });

  it('is found by this test', () => {
    expect(lines.length).toBeGreaterThan(15);
  });

  it.each(lines)('is understood: $line ($place)', async ({ argv }) => {
    const isLarge = argv.some((word) => LARGE.has(word));
    const { exitCode, err } = await call(isLarge ? [...argv, '--help'] : argv);
    // Online verbs find no server here, which is as far as they can come; wrong use would end with 2.
    if (exitCode !== 0) expect([exitCode, err]).toEqual([1, expect.stringContaining(NOBODY)]);
  });

  it.each(lines.filter(({ argv }) => argv.some((word) => LARGE.has(word))))(
    'names options that exist: $line',
    async ({ argv }) => {
      const { out } = await call([...argv.slice(0, 1), '--help']);
      for (const option of argv.filter((word) => word.startsWith('--'))) expect(out).toContain(option);
    },
  );

  it('of npm is a script of package.json', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = blocksWith('sh').flatMap(({ text }) =>
      [...text.matchAll(/npm run (?:-s )?(\w+)|npm (start|test)\b/g)].map((match) => match[1] ?? match[2] ?? ''),
    );
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});
