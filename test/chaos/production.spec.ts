import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { POINTS } from './crash-points.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TRACES = /CHAOS_|crash-hook|abort-hook|crashPoint|fault\(['"`]P\d/;

it('what is built for production holds no fault point', () => {
  const files = globSync('dist/*.js', { cwd: ROOT });
  expect(files).toEqual(expect.arrayContaining(['dist/cli.js', 'dist/sandbox.js', 'dist/server.js']));
  const names = new RegExp(`['"\`](${POINTS.map(({ id }) => id).join('|')})['"\`]`);
  const traced = files.filter((file) => {
    const source = readFileSync(`${ROOT}${file}`, 'utf8');
    return TRACES.test(source) || names.test(source);
  });
  expect(traced).toEqual([]);
});
