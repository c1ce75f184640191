import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shared, testDatabase, type TestDatabase } from '@belegfluss/testing';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
 * build were compiled anew, and which costly modules of Node were needed.
 */
const WATCH_LOADING = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  import vm from 'node:vm';
  let files = 0;
  const libraries = new Set();
  const compiled = [];
  const look = (source) => {
    files += 1;
    const parts = String(source ?? '').matchAll(/^\\/\\/ (?:node_modules\\/)?((?:libs\\/|@[^\\/]+\\/)?[^\\/ ]+)\\/.*\\.m?js$/gm);
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
  process.on('exit', () => {
    const costly = ['crypto', 'net', 'tty'].filter((name) => process.moduleLoadList.includes('NativeModule ' + name));
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
const SAMPLES = 'accounting/data/bank/camt/genkgo';
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

interface ImportDocument {
  ok: boolean;
  files: {
    state: string;
    entries: number;
    added: number;
    duplicates: number;
    pending: number;
    gaps: { questionId: string }[];
  }[];
  diagnostics: { code: string; file: string; line: number; column: number }[];
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

describe('bank import', () => {
  let database: TestDatabase;
  const importFiles = (files: string[], environment: Record<string, string> = {}) => {
    const settings = { DATABASE_URL: database.url, ...environment };
    const { status, stdout } = call(['bank', 'import', ...files, '--json'], settings);
    return { status, document: JSON.parse(stdout) as ImportDocument };
  };
  const transactions = async () =>
    (await database.db.query<{ count: number }>('select count(*)::int as count from bank_transaction'))[0]?.count;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  it(
    'reads each sample once, and asks about balances that do not join',
    async () => {
      const folder = shared(SAMPLES);
      if (!folder) return;
      const files = readdirSync(folder)
        .filter((name) => name.endsWith('.xml'))
        .map((name) => join(folder, name));
      const first = importFiles(files);
      expect(first).toMatchObject({ status: 0, document: { ok: true, diagnostics: [] } });
      expect(first.document.files).toHaveLength(files.length);
      const added = first.document.files.reduce((sum, file) => sum + file.added, 0);
      expect(added).toBeGreaterThan(0);
      expect(await transactions()).toBe(added);
      for (const file of first.document.files)
        expect(file.added + file.duplicates + file.pending).toBeGreaterThanOrEqual(file.entries);

      const asked = first.document.files.flatMap(({ gaps }) => gaps.map(({ questionId }) => questionId));
      const open = await database.db.query<{ id: string; kind: string }>(
        "select id, kind from question where state = 'open'",
      );
      expect(asked.length).toBeGreaterThan(0);
      expect(open.map(({ id }) => id).sort()).toEqual([...asked].sort());
      expect(new Set(open.map(({ kind }) => kind))).toEqual(new Set(['bank.balance_gap']));

      const second = importFiles(files);
      expect(second.document.files.reduce((sum, file) => sum + file.added, 0)).toBe(0);
      expect(await transactions()).toBe(added);
    },
    WITH_BUILD_MS,
  );

  it(
    'refuses a truncated file with its position, keeps nothing of it, and imports the others',
    async () => {
      const whole = shared(`${SAMPLES}/camt053.v4.xml`);
      if (!whole) return;
      const bytes = readFileSync(whole);
      const cut = join(mkdtempSync(join(tmpdir(), 'belegfluss-bank-')), 'cut.xml');
      writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length / 2)));
      const before = await transactions();
      const { status, document } = importFiles([cut, whole]);
      expect(status).toBe(1);
      expect(document.files.map(({ state }) => state)).toEqual(['refused', 'imported']);
      const lastLine = readFileSync(cut, 'utf8').split('\n').length;
      expect(document.diagnostics).toMatchObject([
        { code: 'bank.camt_truncated', file: expect.stringContaining('cut.xml'), line: lastLine },
      ]);
      expect(await transactions()).toBe(before);
      expect(
        await database.db.query('select 1 from file where octet_length(bytes) = $1', [Math.floor(bytes.length / 2)]),
      ).toEqual([]);
    },
    WITH_BUILD_MS,
  );

  it(
    'reads the list of a bank that a connection of the pack describes',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'belegfluss-bank-'));
      const pack = join(folder, 'pack');
      cpSync(fileURLToPath(new URL('../../../flows/sales-to-invoice', import.meta.url)), pack, { recursive: true });
      const list = join(folder, 'list.csv');
      writeFileSync(list, 'Day;Sum;Who;Account\n2026-03-02;12.50;Muster GmbH;DE89370400440532013000\n');
      expect(importFiles([list])).toMatchObject({ status: 1, document: { files: [{ state: 'refused' }] } });
      const settings = readFileSync(join(pack, 'pack.yaml'), 'utf8');
      const profile =
        '{ id: house, name: House, source: test, delimiter: ";", dates: ymd, decimal: ".", currency: EUR, ' +
        'header: [Day, Sum], columns: { bookingDate: Day, amount: Sum, remittance: Who, name: Who, ownIban: Account } }';
      const config = '{ baseUrl: https://bank.example/api }';
      const described = `{ baseUrl: https://bank.example/api, csvProfiles: [${profile}] }`;
      writeFileSync(join(pack, 'pack.yaml'), settings.replace(config, described));
      const { status, document } = importFiles([list], { BELEGFLUSS_FLOWS: pack });
      expect(document.diagnostics).toEqual([]);
      expect({ status, added: document.files[0]?.added }).toEqual({ status: 0, added: 1 });
    },
    WITH_BUILD_MS,
  );
});
