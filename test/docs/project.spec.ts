import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROOT } from '../architecture/source-files.ts';
import { call, words } from './command.ts';
import { blocksWith, codesIn, tableRows } from './markdown.ts';

const GUIDE = 'apps/docs/guides/own-project.md';
const commands = blocksWith('sh', 'project').flatMap(({ text }) => text.trim().split('\n'));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'belegfluss-docs-'));
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(ROOT);
  rmSync(folder, { recursive: true });
});

describe('the guide to a project of your own', () => {
  it.each(commands)('shows a command that works after those before it: %s', async (line) => {
    const [program, ...argv] = words(line);
    expect(program).toBe('belegfluss');
    // Starting a whole installation is left to the end-to-end tests.
    const { exitCode, err } = await call(argv[0] === 'serve' ? [...argv, '--help'] : argv);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  });

  it('takes the project of the working folder where none is named', async () => {
    process.chdir(join(folder, 'my-company'));
    expect(await call(['test'])).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^\d+ tests, 0 failed\n$/) });
    process.chdir(folder);
  });

  it('lists each template as the command does', async () => {
    const { out } = await call(['--json', 'init', '--list']);
    const { goals } = JSON.parse(out) as {
      goals: { title: Text; templates: { id: string; about: Text; connections: { name: string }[] }[] }[];
    };
    const known = goals.flatMap(({ title, templates }) =>
      templates.map(({ id, about, connections }) => [title.en, id, about.en, connections.map(({ name }) => name)]),
    );
    const listed = tableRows(GUIDE, 'Templates').map(([goal = '', id = '', about = '', connections = '']) => [
      goal,
      codesIn(id)[0],
      about,
      codesIn(connections),
    ]);
    expect(listed).toEqual(known);
  });
});

interface Text {
  de: string;
  en: string;
}
