import { describe, expect, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../bin/belegfluss.js', import.meta.url));
const SERVER = fileURLToPath(new URL('../../../dist/server.js', import.meta.url));
const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));
const FLOW = fileURLToPath(
  new URL('../../../flows/sales-to-invoice/1-won-deal-to-contract.flow.yaml', import.meta.url),
);
const SCHEMA = fileURLToPath(new URL('../../../flows/sales-to-invoice/flow.schema.json', import.meta.url));
/**
 * Says with its last breath how many files a process has loaded, code of which libraries stands in them, which parts of the
 * build were compiled anew, and which costly modules and tables of names of Node were needed.
 */
const WATCH_LOADING = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  import vm from 'node:vm';
  let files = 0;
  const libraries = new Set();
  const compiled = [];
  const look = (source) => {
    files += 1;
    const parts = String(source ?? '').matchAll(/^\\/\\/ (?:node_modules\\/)?((?:libs\\/|@[^\\/]+\\/)?[^\\/ ]+)\\/.*\\.(?:m?js|ts)$/gm);
    for (const [, library] of parts) libraries.add(library);
  };
  registerHooks({ load(url, context, next) {
    const loaded = next(url, context);
    if (url.startsWith('file:')) look(loaded.source);
    return loaded;
  } });
  const { Script } = vm;
  vm.Script = class extends Script {
    constructor(text, options) {
      super(text, options);
      look(text);
      if (!options.cachedData || this.cachedDataRejected) compiled.push(options.filename);
    }
  };
  const tables = [];
  for (const table of ['DateTimeFormat', 'DisplayNames', 'NumberFormat'])
    Intl[table] = new Proxy(Intl[table], { construct: (made, options) => (tables.push(table), new made(...options)) });
  process.on('exit', () => {
    const modules = ['crypto', 'net', 'tty'].filter((name) => process.moduleLoadList.includes('NativeModule ' + name));
    const costly = [...modules, ...tables];
    process._rawDebug('loaded: ' + JSON.stringify({ files, libraries: [...libraries], compiled, costly }));
  });
`)}`;
/** Takes a thousand bytes, and no more as long as it is asked at once. */
const BUSY_READER = `data:text/javascript,${encodeURIComponent(`
  import fs from 'node:fs';
  const { writeSync } = fs;
  let taken = 0;
  fs.writeSync = (descriptor, bytes, offset) => {
    if (taken > 0) throw Object.assign(new Error('busy'), { code: 'EAGAIN' });
    return (taken = writeSync(descriptor, bytes, offset, 1000));
  };
`)}`;
/** The first call may have to build. */
const WITH_BUILD_MS = 180_000;

function call(
  argv: string[],
  environment: Record<string, string> = {},
): { status: number | null; stdout: string; stderr: string } {
  const env = { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), ...environment };
  return spawnSync(process.execPath, [BIN, ...argv], { encoding: 'utf8', cwd: tmpdir(), env });
}

interface Loaded {
  files: number;
  libraries: string[];
  compiled: string[];
  costly: string[];
}

/** What Node loads for a call. */
function loadedFor(argv: string[]): Loaded {
  const { stderr } = spawnSync(process.execPath, ['--import', WATCH_LOADING, ...argv], { encoding: 'utf8', env: {} });
  return JSON.parse(/^loaded: (.*)$/m.exec(stderr)?.[1] ?? '');
}

describe('the installed command', () => {
  it(
    'starts from any folder and ends with the exit code of its verb',
    () => {
      expect(call(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: belegfluss') });
      expect(call(['brew'])).toMatchObject({ status: 2, stdout: '' });
      expect(call(['check'])).toMatchObject({ status: 0 });
      expect(call(['check', mkdtempSync(join(tmpdir(), 'belegfluss-empty-'))])).toMatchObject({ status: 1 });
    },
    WITH_BUILD_MS,
  );

  it(
    'is compiled once for all calls, with what has been called',
    () => {
      for (const settings of [[], ['--max-semi-space-size=32']]) {
        loadedFor([...settings, BIN, 'check', FLOW]);
        expect(loadedFor([...settings, BIN, 'check', FLOW]).compiled).toEqual([]);
      }
      const [kept = ''] = globSync('.compiled/*/cli-*.js.code', { cwd: DIST });
      // Stands in a function that nobody calls while the part is loaded.
      expect(readFileSync(join(DIST, kept)).includes('--lang=')).toBe(true);
    },
    WITH_BUILD_MS,
  );

  it.each([[['--version']], [['completion', 'zsh']], [['schema']], [['check', FLOW]]])(
    '%j needs nothing of Node that costs as much as a part of its start',
    (argv) => {
      expect(loadedFor([BIN, ...argv]).costly).toEqual([]);
    },
    WITH_BUILD_MS,
  );

  it('says everything to a reader that takes its time', () => {
    const { status, stdout } = spawnSync(process.execPath, ['--import', BUSY_READER, BIN, 'schema'], {
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout).toBe(readFileSync(SCHEMA, 'utf8'));
  });

  it('does not mind a reader who leaves early', async () => {
    const child = spawn(process.execPath, [BIN, 'schema'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((done) => child.once('close', done));
    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
  });

  it.each<[string, (kept: string) => void]>([
    ['is not there', (kept) => rmSync(kept, { recursive: true })],
    ['cannot be there', (kept) => (rmSync(kept, { recursive: true }), writeFileSync(kept, ''))],
    ['is broken', (kept) => globSync(`${kept}/*/*`).forEach((file) => writeFileSync(file, 'x'.repeat(4096)))],
  ])('starts as well where what is compiled %s', (_name, spoil) => {
    const folder = mkdtempSync(join(tmpdir(), 'belegfluss-compiled-'));
    cpSync(DIST, join(folder, 'dist'), { recursive: true });
    cpSync(join(BIN, '..'), join(folder, 'apps/cli/bin'), { recursive: true });
    spoil(join(folder, 'dist/.compiled'));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(folder, 'apps/cli/bin/belegfluss.js'), '--version'],
      { encoding: 'utf8' },
    );
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' });
  });
});

describe('a process of ours', () => {
  const shapes = ['apps', 'libs/sdk', 'typebox'];
  it.each([
    ['that only says words', [BIN, '--version'], 11, ['apps', 'commander'], ['libs/sdk', 'typebox', 'yaml']],
    ['that writes the schema', [BIN, 'schema'], 26, [...shapes, 'yaml'], ['ajv', 'luxon', '@marcbachmann/cel-js']],
    ['that checks a flow', [BIN, 'check', FLOW], 30, [...shapes, '@marcbachmann/cel-js'], ['ajv', 'pdfkit', 're2js']],
    ['that serves', [SERVER], 100, [...shapes, 'ajv'], []],
  ])(
    '%s loads few files before it works, and no libraries that it does without',
    (_name, argv, most, needed, idle) => {
      const { files, libraries } = loadedFor(argv);
      expect(files).toBeGreaterThan(2);
      expect(files).toBeLessThanOrEqual(most);
      expect(libraries).toEqual(expect.arrayContaining(needed));
      expect(libraries.filter((library) => idle.includes(library))).toEqual([]);
    },
    WITH_BUILD_MS,
  );
});
