// @ts-check
const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = process.getBuiltinModule('node:fs');
const { createRequire } = process.getBuiltinModule('node:module');
const { join } = process.getBuiltinModule('node:path');
const { Script, constants } = process.getBuiltinModule('node:vm');

/** The parts of the build, and beside them what has been compiled of them. */
const FOLDER = join(import.meta.dirname, '../../../dist');
/** Code is compiled for one Node with some settings: `--max-semi-space-size=64` is one, `--import=data:…` none that counts. */
const SETTINGS = [...process.execArgv, ...(process.env['NODE_OPTIONS'] ?? '').split(' ')].filter((word) =>
  /^--[a-z-]{1,40}(=\d{1,9})?$/.test(word),
);
const KEPT = `${FOLDER}/.compiled/${[process.version, process.arch, ...SETTINGS].join('-').slice(0, 200)}`;
const requirePackage = createRequire(`${FOLDER}/`);

/** @type {Map<string, { exports: any }>} */
const modules = new Map();
/** Parts that have been compiled in this process. @type {Map<string, Script>} */
const compiled = new Map();

/**
 * Loads an app by the name of its part, and keeps what was compiled of it for the next start: when the process ends, or when the app
 * says that it has `started`. What Node keeps by itself holds no function that is compiled when it is first called, which is nearly all.
 * @param {string} part
 */
export function loadApp(part) {
  process.on('exit', keepCompiled);
  const app = load(`./${part}`);
  void app.started?.then(keepCompiled);
  return app;
}

/** @param {string} id */
function load(id) {
  // An import would look at all that such a module offers, some of which is only loaded when looked at.
  if (!id.startsWith('./')) return process.getBuiltinModule(id) ?? requirePackage(id);
  const known = modules.get(id);
  if (known) return known.exports;
  const module = { exports: {} };
  modules.set(id, module);
  const filename = `${FOLDER}/${id.slice(2)}`;
  scriptOf(id.slice(2), filename).runInThisContext()(module.exports, load, module, filename);
  return module.exports;
}

/**
 * @param {string} part
 * @param {string} filename
 */
function scriptOf(part, filename) {
  const cachedData = readCompiled(part);
  const script = new Script(readFileSync(filename, 'latin1'), {
    filename,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData && { cachedData }),
  });
  if (!cachedData || script.cachedDataRejected) compiled.set(part, script);
  return script;
}

/** @param {string} part */
function readCompiled(part) {
  try {
    return readFileSync(`${KEPT}/${part}.code`);
  } catch {
    return undefined;
  }
}

/** Where nobody may write, each start compiles. */
function keepCompiled() {
  try {
    if (compiled.size > 0) mkdirSync(KEPT, { recursive: true });
    for (const [part, script] of compiled) writeWhole(`${KEPT}/${part}.code`, script.createCachedData());
  } catch {
    // The next start tries again.
  }
  compiled.clear();
}

/**
 * Writes a file that others may be reading, or writing as well.
 * @param {string} path
 * @param {string | Buffer} content
 */
export function writeWhole(path, content) {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, content);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
