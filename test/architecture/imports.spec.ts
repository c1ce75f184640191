import { describe, expect, it } from '@jest/globals';
import { named, readImports, type Import } from './imports.ts';
import { rootDevDependencies, workspaces } from './workspaces.ts';

/** A library may import those on its right, never one on its left. */
const ORDER = [
  'engine',
  'flow',
  'records',
  'tables',
  'billing',
  'compliance',
  'access',
  'documents',
  'vault',
  'http',
  'store',
  'yaml',
  'calendar',
  'sdk',
];
/** These know nothing of ours: pure formats, the simulated vendors, and a client of the REST interface. */
const ALONE = new Set(['libs/documents', 'apps/sandbox', 'apps/console']);
const TESTING = 'libs/testing';

const imports = readImports();
const between = imports.filter(({ from, to }) => from && to && from !== to);
const broken = (rule: (each: Import) => boolean, among = imports) => among.filter(rule).map(named);

function mayEnter(from: string, to: string): boolean {
  if (ALONE.has(from)) return false;
  const [room, name = ''] = from.split('/');
  if (room === 'connectors') return to === 'libs/sdk';
  if (room === 'apps') return to.startsWith('libs/') || to === 'connectors' || (name === 'cli' && to === 'apps/server');
  if (from === TESTING) return ['libs/store', 'libs/sdk'].includes(to);
  const [here, there] = [ORDER.indexOf(name), ORDER.indexOf(to.replace('libs/', ''))];
  return to.startsWith('libs/') && here >= 0 && there > here;
}

const isTestTool = ({ to, inTest }: Import) => inTest && to?.folder === TESTING;

function goesWrongWay(each: Import): boolean {
  return !mayEnter(each.from?.folder ?? '', each.to?.folder ?? '') && !isTestTool(each);
}

/** Suites under test/ bring several workspaces together; that is what they are for. */
function leavesWorkspace({ from, file, target }: Import): boolean {
  return (
    !file.startsWith('test/') && target !== undefined && !target.startsWith(`${from?.folder ?? file.split('/')[0]}/`)
  );
}

/** A folder without an index of its own is no connector but a format that several vendors share. */
const connectors = new Set(imports.flatMap(({ file }) => /^connectors\/([^/]+)\/index\.ts$/.exec(file)?.[1] ?? []));
const vendorOf = (path = '') => /^connectors\/([^/]+)\//.exec(path)?.[1];

function looksIntoOtherConnector({ file, target }: Import): boolean {
  const [here, there] = [vendorOf(file), vendorOf(target)];
  return here !== undefined && there !== undefined && here !== there && connectors.has(there);
}

function isUndeclaredNeighbour(each: Import): boolean {
  const { from, to } = each;
  if (!from || !to || isTestTool(each)) return false;
  return !from.dependencies.includes(to.name) || !from.references.includes(to.folder);
}

const forTests = rootDevDependencies();
const anywhere = workspaces().flatMap(({ dependencies }) => dependencies);

/** The repository's own `test` belongs to no workspace and builds on what they declare. */
function isUndeclaredPackage({ from, package: name, inTest }: Import): boolean {
  if (name === undefined || (inTest && forTests.includes(name))) return false;
  return !(from?.dependencies ?? anywhere).includes(name);
}

describe('imports', () => {
  it('are found by this test', () => {
    const seen = imports.map(named);
    expect(seen).toContain('libs/tables/src/lookup.ts imports @belegfluss/store');
    expect(seen).toContain('libs/tables/src/index.ts imports ./lookup.ts');
    expect(between.length).toBeGreaterThan(20);
  });

  it('between workspaces go in the agreed direction only', () => {
    expect(broken(goesWrongWay, between)).toEqual([]);
  });

  it('of test tools happen in tests only', () => {
    expect(broken(({ to, inTest }) => to?.folder === TESTING && !inTest)).toEqual([]);
  });

  it('enter a package by its index', () => {
    expect(broken(({ to, specifier }) => to !== undefined && specifier !== to.name)).toEqual([]);
  });

  it('with a relative path stay in their workspace', () => {
    expect(broken(leavesWorkspace)).toEqual([]);
  });

  it('of a connector stay out of other connectors', () => {
    expect(broken(looksIntoOtherConnector)).toEqual([]);
  });

  it('between workspaces are declared in package.json and in the references of tsconfig.json', () => {
    expect(broken(isUndeclaredNeighbour, between)).toEqual([]);
  });

  it('of packages of others are declared where they are used', () => {
    expect(broken(isUndeclaredPackage)).toEqual([]);
  });
});
