import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rehearse } from '@belegfluss/engine';
import { compare, loadPack, loadScenarios, type Pack, type Plan, type Scenario } from '@belegfluss/flow';
import { DiagnosticError, type Diagnostic } from '@belegfluss/sdk';
import { installed } from '../check/installed.ts';
import { FLOW_SUFFIX, packPlaces } from '../check/pack-places.ts';
import { CommandError } from '../command-error.ts';
import { shownPath } from '../terminal/words/diagnostic-text.ts';

/** One test that was run, and what came out otherwise than expected. */
export interface TestedScenario {
  name: string;
  flow: string;
  file: string;
  line: number;
  ok: boolean;
  diagnostics: Diagnostic[];
}

/** A test with the flow that it is for, in the pack where they stand. */
export interface WantedTest {
  pack: Pack;
  plan: Plan;
  scenario: Scenario;
}

/**
 * Runs the tests of packs, of single flows or of single test files, without a server or a database; of these, `only` some.
 * Throws CommandError with what is wrong in the packs, `cli.usage` for a path that does not exist.
 */
export async function runTests(
  paths: readonly string[],
  environment: string,
  only: (test: WantedTest) => boolean = () => true,
): Promise<TestedScenario[]> {
  const tested: TestedScenario[] = [];
  for (const each of wantedTests(paths, environment).filter(only)) tested.push(await test(each));
  return tested;
}

/** The tests that paths mean. Throws as `runTests`. */
export function wantedTests(paths: readonly string[], environment: string): WantedTest[] {
  const places = packPlaces(paths);
  return [...new Set(places.map(({ pack }) => pack))].flatMap((folder) => {
    const { pack, scenarios } = checkedPack(folder, environment);
    const wanted = places.filter((place) => place.pack === folder).map(({ file }) => file);
    return scenarios.flatMap((scenario) => {
      const plan = pack.plans.find(({ flow }) => flow === scenario.flow);
      const found = plan && { pack, plan, scenario };
      return found && wanted.some((path) => path === undefined || isOf(found, path)) ? [found] : [];
    });
  });
}

/** Whether a test stands in a file, or is for the flow that does. A file that carries all flows has none of its own. */
export function isOf({ plan, scenario }: WantedTest, path: string): boolean {
  if (path === resolve(scenario.file)) return true;
  return path.endsWith(FLOW_SUFFIX) && readFileSync(path, 'utf8').startsWith(plan.source);
}

function checkedPack(folder: string, environment: string): { pack: Pack; scenarios: Scenario[] } {
  const { pack, diagnostics } = loadPack(folder, installed(environment));
  if (!pack) throw new CommandError(1, diagnostics);
  const { scenarios, diagnostics: wrong } = loadScenarios(folder, pack);
  if (wrong.length > 0) throw new CommandError(1, wrong);
  return { pack, scenarios };
}

async function test(wanted: WantedTest): Promise<TestedScenario> {
  const { name, flow, file, at } = wanted.scenario;
  const found = await findings(wanted);
  const diagnostics = found.map((each) => ({ ...each, file: shownPath(resolve(file)) }));
  const { line = 1 } = at([]);
  return { name, flow, file: shownPath(resolve(file)), line, ok: found.length === 0, diagnostics };
}

async function findings({ pack, plan, scenario }: WantedTest): Promise<Diagnostic[]> {
  try {
    return compare(scenario, await rehearse(pack, plan, scenario.given));
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    // A row that a test puts into a table does not fit it.
    return error.diagnostics.map((each) => ({ ...each, ...scenario.at(['given', 'tables']) }));
  }
}
