import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveConsole } from './console-pages.ts';

const CONSOLE_TEST = new URL('../../../console/test/fixture-server.ts', import.meta.url);

describe('the pages of the console', () => {
  const fastify = Fastify();
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'belegfluss-console-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<title>Belegfluss</title>');
    await writeFile(join(folder, 'assets/index-1.js'), 'export {}');
    await serveConsole(fastify, folder);
    await fastify.ready();
  });

  afterAll(async () => {
    await fastify.close();
    await rm(folder, { recursive: true });
  });

  const get = (url: string) => fastify.inject({ method: 'GET', url });

  it('are one page for every room', async () => {
    for (const url of ['/', '/cases/4711', '/questions?x=1', '/apiary']) {
      const { statusCode, body } = await get(url);
      expect([url, statusCode, body]).toEqual([url, 200, '<title>Belegfluss</title>']);
    }
  });

  it('never stand in for the interface, for hooks, or for a lost part', async () => {
    for (const url of ['/api', '/api/v1/nothing', '/hooks/x', '/oauth/x', '/metrics/x', '/assets/lost.js']) {
      expect([url, (await get(url)).statusCode]).toEqual([url, 404]);
    }
    expect((await get('/..%2f..%2fetc%2fpasswd')).body).not.toContain('root:');
  });

  it('run under the policy under which the console is tested', async () => {
    const source = await readFile(CONSOLE_TEST, 'utf8');
    const declaration = source.slice(source.indexOf('contentSecurityPolicy ='), source.indexOf('const mediaTypes'));
    const tested = [...declaration.matchAll(/"([^"]+)"/g)].map(([, part]) => part).join('');
    expect(tested).toContain("default-src 'none'; script-src 'self';");
    expect((await get('/')).headers['content-security-policy']).toBe(tested);
  });

  it('and their parts are those of the last build, though the server began before it', async () => {
    await writeFile(join(folder, 'index.html'), '<title>Renewed</title>');
    await writeFile(join(folder, 'assets/index-2.js'), 'export {}');
    const [page, part] = await Promise.all([get('/flows'), get('/assets/index-2.js')]);
    expect([page.body, part.statusCode, part.body]).toEqual(['<title>Renewed</title>', 200, 'export {}']);
    expect(part.headers['content-security-policy']).toContain("script-src 'self'");
  });

  it('are asked for anew each time, their parts once', async () => {
    expect((await get('/')).headers['cache-control']).toBe('no-cache');
    expect((await get('/assets/index-1.js')).headers['cache-control']).toContain('immutable');
  });
});
