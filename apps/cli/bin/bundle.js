// @ts-check
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { writeWhole } from './compiled-parts.js';
import { removeOldParts } from './old-parts.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TARGET = join(ROOT, 'dist');
/** What starts as a process of its own. */
const APPS = ['cli', 'server', 'sandbox'];
/** Modules of ours; packages bring JavaScript. */
const OWN = /\.ts$/;
const NOTHING = '\0nothing';
/** Stay packages: the one because whoever watches a process's statements looks for it by name, the other reads files of its own. */
const OUTSIDE = /^(pg|pdfkit)(\/|$)/;

/**
 * Packages of ours are read from their sources: what `tsc` writes of them is for others than these apps.
 * @type {import('rolldown').Plugin}
 */
const ownSources = {
  name: 'own-sources',
  resolveId: {
    filter: { id: /^@belegfluss\// },
    handler(id) {
      const name = id.slice('@belegfluss/'.length);
      return join(ROOT, name === 'connectors' ? 'connectors/index.ts' : `libs/${name}/src/index.ts`);
    },
  },
};

/**
 * Files lie beside a module in the sources; its text goes elsewhere, what it finds must not.
 * @type {import('rolldown').Plugin}
 */
const ownPlaces = {
  name: 'own-places',
  transform: {
    filter: { id: OWN, code: 'import.meta.url' },
    handler(code, id) {
      const place = JSON.stringify(`../${relative(ROOT, id)}`);
      return code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`);
    },
  },
};

/**
 * The reader of command lines would start programs for verbs; ours are none, and each start would load what starts programs.
 * @type {import('rolldown').Plugin}
 */
const noPrograms = {
  name: 'no-programs',
  resolveId: {
    filter: { id: /^node:child_process$/ },
    handler: (_id, importer) => (importer?.includes('/node_modules/commander/') ? NOTHING : undefined),
  },
  load: { filter: { id: /^\0nothing$/ }, handler: () => 'export {};' },
};

/**
 * Functions of modules that take a quarter of Node's own start to load. Our code calls them late or never, so they are looked up
 * when they are called.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const LATE = {
  'node:crypto': [
    'createCipheriv',
    'createDecipheriv',
    'createHash',
    'createHmac',
    'randomBytes',
    'randomInt',
    'randomUUID',
    'scrypt',
    'scryptSync',
    'timingSafeEqual',
  ],
  'node:tty': ['isatty'],
};

/** @type {import('rolldown').Plugin} */
const lateModules = {
  name: 'late-modules',
  resolveId: {
    filter: { id: /^node:(crypto|tty)$/ },
    handler: (id, importer) => (importer && OWN.test(importer) ? `\0late:${id}` : undefined),
  },
  load: {
    filter: { id: /^\0late:/ },
    handler: (id) => LATE[id.slice('\0late:'.length)]?.map((name) => lateFunction(id.slice(6), name)).join('\n'),
  },
};

/**
 * @param {string} module
 * @param {string} name
 */
function lateFunction(module, name) {
  return `export const ${name} = (...given) => process.getBuiltinModule('${module}').${name}(...given);`;
}

/**
 * Puts each app into one file, and what several of them or only some calls need into files beside it: a process then reads a
 * dozen files instead of thousands. Nothing is shortened, so that names and lines in a trace can be found again.
 */
const bundle = await rolldown({
  input: Object.fromEntries(APPS.map((app) => [app, join(ROOT, 'apps', app, 'src/main.ts')])),
  cwd: ROOT,
  platform: 'node',
  external: OUTSIDE,
  tsconfig: join(ROOT, 'tsconfig.json'),
  plugins: [ownSources, ownPlaces, noPrograms, lateModules],
  treeshake: { moduleSideEffects: [{ test: OWN, sideEffects: false }] },
  // Frameworks try to load parts that not everybody has installed.
  onLog(level, log, handle) {
    if (log.code !== 'UNRESOLVED_IMPORT' || !log.id?.includes('node_modules')) handle(level, log);
  },
});
const names = { entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' };
const { output } = await bundle.generate({ ...names, format: 'cjs' });
await bundle.close();

const parts = output.filter((part) => part.type === 'chunk');
mkdirSync(TARGET, { recursive: true });
for (const { fileName, code } of parts) writeWhole(join(TARGET, fileName), inAscii(asFunction(code)));
// Now that all its parts are there.
for (const { isEntry, name, fileName } of parts) {
  if (isEntry) writeWhole(join(TARGET, `${name}.js`), startOf(fileName));
}
removeOldParts(TARGET, new Set(parts.map(({ fileName }) => fileName)));
await tryOut();

/** @param {string} part */
function startOf(part) {
  return `import { loadApp } from '../apps/cli/bin/compiled-parts.js';\n\nexport const app = loadApp('${part}');\n`;
}

/**
 * What `apps/cli/bin/compiled-parts.js` calls. It stands around the code here, because putting it there would double each text in memory.
 * @param {string} code
 */
function asFunction(code) {
  return `(function (exports, require, module, __filename) {${code}\n})`;
}

/**
 * Letters beyond ASCII by their numbers: such a text need not be decoded, and takes a byte for each letter in memory instead of two.
 * @param {string} code
 */
function inAscii(code) {
  return code.replaceAll(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What most calls do is done once, so that it lies there compiled for all of them, whoever makes the first. */
async function tryOut() {
  const { app } = await import(join(TARGET, 'cli.js'));
  const silent = { out: () => undefined, err: () => undefined };
  await app.main(['check', join(ROOT, 'flows/sales-to-invoice/1-won-deal-to-contract.flow.yaml')], silent);
}
