import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '@belegfluss/sdk';
import { CheckContext } from '../check/check-context.ts';
import type { Path } from '../check/findings.ts';
import { fits } from '../check/shape/shape.ts';
import type { FlowFile } from '../language/flow-file.ts';
import { catalogOf } from '../pack/ground.ts';
import { flowFiles, type Pack } from '../pack/pack.ts';
import type { YamlSource } from '../source/source.ts';
import { readYamlFile } from '../source/yaml-file.ts';
import { checkGiven, checkTests } from './check-scenario.ts';
import { mergeMaps } from './merge-maps.ts';
import type { Scenario } from './scenario.ts';
import { ScenarioFile, type ScenarioGiven, type ScenarioTest } from './scenario-file.ts';

const FOLDER = 'tests';
const SUFFIX = '.test.yaml';

/** Test files of a pack's folder, by name. */
export function scenarioFiles(folder: string): string[] {
  const tests = join(folder, FOLDER);
  if (!existsSync(tests)) return [];
  return readdirSync(tests)
    .filter((name) => name.endsWith(SUFFIX))
    .sort()
    .map((name) => join(tests, name));
}

/** What tests are checked against. */
export type TestedPack = Pick<Pack, 'connections' | 'tables' | 'limits' | 'settings' | 'plans'>;

/** All tests of a checked pack: those in its flow files, and those in files of their own, which are checked here. */
export function loadScenarios(folder: string, pack: TestedPack): { scenarios: Scenario[]; diagnostics: Diagnostic[] } {
  const inside = flowFiles(folder).flatMap((file) => {
    const { source } = readYamlFile(file);
    if (!source) return [];
    const { flow, tests = [] } = source.value as FlowFile;
    return scenariosOf(source, flow, tests);
  });
  const beside = scenarioFiles(folder).map((file) => readScenarios(readYamlFile(file), pack));
  return {
    scenarios: [...inside, ...beside.flatMap(({ scenarios }) => scenarios)],
    diagnostics: beside.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The tests in a test file that was read, checked against a pack. */
export function readScenarios(
  { source, diagnostics }: { source?: YamlSource; diagnostics: Diagnostic[] },
  pack: TestedPack,
): { scenarios: Scenario[]; diagnostics: Diagnostic[] } {
  if (!source) return { scenarios: [], diagnostics };
  const context = new CheckContext(source, catalogOf(pack));
  if (!fits(context, ScenarioFile, source.value, [])) return { scenarios: [], diagnostics: context.diagnostics };
  const body = source.value as ScenarioFile;
  const plan = pack.plans.find(({ flow }) => flow === body.flow);
  if (!plan) {
    context.unknown(
      'scenario.unknown_flow',
      ['flow'],
      body.flow,
      pack.plans.map(({ flow }) => flow),
    );
    return { scenarios: [], diagnostics: context.diagnostics };
  }
  if (body.given) checkGiven(context, plan, undefined, body.given, ['given']);
  checkTests(context, plan, body.tests, ['tests'], body.given);
  const scenarios = context.diagnostics.length > 0 ? [] : scenariosOf(source, body.flow, body.tests, body.given);
  return { scenarios, diagnostics: context.diagnostics };
}

function scenariosOf(source: YamlSource, flow: string, tests: ScenarioTest[], all: ScenarioGiven = {}): Scenario[] {
  return tests.map(({ name, given = {}, expect }, index) => ({
    name,
    flow,
    given: mergeMaps(all, given),
    expect,
    file: source.file,
    index,
    at: (path: Path) => source.at(['tests', index, ...path]),
  }));
}
