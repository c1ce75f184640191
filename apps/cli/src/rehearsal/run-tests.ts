import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rehearse, type RehearsedPack } from '@belegfluss/engine';
import { compare, loadPack, loadScenarios, type Pack, type Plan, type Scenario } from '@belegfluss/flow';
import { DiagnosticError, type Diagnostic } from '@belegfluss/sdk';
import { installed } from '../check/installed.ts';
import { FLOW_SUFFIX, packPlaces } from '../check/pack-places.ts';
import { CommandError } from '../command-error.ts';
import { shownPath } from '../terminal/diagnostic-text.ts';

/** One test that was run, and what came out otherwise than expected. */
export interface TestedScenario {
  name: string;
  flow: string;
  file: string;
  line: number;
  ok: boolean;
  diagnostics: Diagnostic[];
}

/**
 * Runs the tests of packs, of single flows or of single test files, without a server or a database. Throws
 * CommandError with what is wrong in the packs, `cli.usage` for a path that does not exist.
 */
export async function runTests(paths: readonly string[], environment: string): Promise<TestedScenario[]> {
  const places = packPlaces(paths);
  const tested: TestedScenario[] = [];
  for (const folder of new Set(places.map(({ pack }) => pack))) {
    const { pack, scenarios } = checkedPack(folder, environment);
    const wanted = places.filter((place) => place.pack === folder).map(({ file }) => file);
    for (const scenario of scenarios.filter((each) => isWanted(wanted, pack, each)))
      tested.push(await test(pack, scenario));
  }
  return tested;
}

function checkedPack(folder: string, environment: string): { pack: Pack; scenarios: Scenario[] } {
  const { pack, diagnostics } = loadPack(folder, installed(environment));
  if (!pack) throw new CommandError(1, diagnostics);
  const { scenarios, diagnostics: wrong } = loadScenarios(folder, pack);
  if (wrong.length > 0) throw new CommandError(1, wrong);
  return { pack, scenarios };
}

/** A folder or a file that carries all flows means all tests; a flow means its own, wherever they stand. */
function isWanted(wanted: (string | undefined)[], { plans }: Pack, { file, flow }: Scenario): boolean {
  return wanted.some((path) => {
    if (path === undefined || path === resolve(file)) return true;
    if (!path.endsWith(FLOW_SUFFIX)) return false;
    const text = readFileSync(path, 'utf8');
    return plans.some((plan) => plan.flow === flow && text.startsWith(plan.source));
  });
}

async function test(pack: RehearsedPack & Pick<Pack, 'plans'>, scenario: Scenario): Promise<TestedScenario> {
  const { name, flow, file } = scenario;
  const plan = pack.plans.find((each) => each.flow === flow);
  const found = plan ? await differences(pack, plan, scenario) : [];
  const diagnostics = found.map((each) => ({ ...each, file: shownPath(resolve(file)) }));
  const { line = 1 } = scenario.at([]);
  return { name, flow, file: shownPath(resolve(file)), line, ok: found.length === 0, diagnostics };
}

async function differences(pack: RehearsedPack, plan: Plan, scenario: Scenario): Promise<Diagnostic[]> {
  try {
    return compare(scenario, await rehearse(pack, plan, scenario.given));
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    // A row that a test puts into a table does not fit it.
    return error.diagnostics.map((each) => ({ ...each, ...scenario.at(['given', 'tables']) }));
  }
}
