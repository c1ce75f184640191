export type { Catalog } from './check/catalog.ts';
export { checkTogether, compileFlow, compileKept, type CompiledFlow } from './check/compile/compile-flow.ts';
export { momentOf } from './expression/moment.ts';
export { EACH_KEY, evaluate, keyText, THE_KEY } from './expression/evaluate.ts';
export { CEL_FUNCTIONS, LISTED_FUNCTIONS } from './expression/functions/listed-functions.ts';
export { ExpressionError } from './expression/expression-error.ts';
export { parseExpression, type Expression } from './expression/expression.ts';
export { loadGallery, type Gallery, type Goal, type Template } from './gallery/gallery.ts';
export { packName, projectFiles } from './gallery/project.ts';
export { seconds } from './language/duration.ts';
export type { StepKind } from './language/step-shapes.ts';
export {
  allSteps,
  connectionsOf,
  EMITTED,
  stepsByPath,
  tablesOf,
  undoStep,
  withoutTurns,
  type AwaitedEvent,
  type FlowStart,
  type Plan,
  type PlannedBranch,
  type PlannedCall,
  type ListLoop,
  type PageLoop,
  type PlannedStep,
  type PlannedSync,
  type PlannedTrigger,
  type RetryPolicy,
  type StepOf,
  type Target,
  type TriggerOf,
  type Value,
} from './language/plan.ts';
export { expressionOffers, type ExpressionOffers } from './offers/expression-offers.ts';
export { checkFlowBytes, checkFlows } from './pack/check-flows.ts';
export { catalogOf, loadCatalog, type ConfiguredConnection, type PackOptions } from './pack/ground.ts';
export { flowFiles, isInFiles, loadPack, type Pack } from './pack/pack.ts';
export type { AlertLimits, RetentionLimits } from './pack/pack-watch.ts';
export { nearestName } from './report/nearest-name.ts';
export { meant } from './report/words.ts';
export { adopt } from './scenario/adopt.ts';
export { compare, differences } from './scenario/compare.ts';
export { loadScenarios, readScenarios } from './scenario/load-scenarios.ts';
export { mergeMaps } from './scenario/merge-maps.ts';
export type { Rehearsed, Scenario } from './scenario/scenario.ts';
export {
  RECORD_OUTCOMES,
  type RecordOutcome,
  type ScenarioAnswer,
  type ScenarioExpectation,
  type ScenarioGiven,
} from './scenario/scenario-file.ts';
export { scenarioText } from './scenario/scenario-text.ts';
export { flowSchema } from './schema/flow-schema.ts';
export type { JsonSchema } from './schema/json-schema.ts';
export { flowHead, type FlowHead } from './source/flow-head.ts';
export { readYaml } from './source/source.ts';
export { catchUp, type Dues } from './time/catch-up.ts';
export { readCron } from './time/cron-fields.ts';
export { nextSlot } from './time/next-slot.ts';
export { slotsBetween } from './time/slots.ts';
export { lineDiff, unifiedText, type LineDiff } from './version/line-diff.ts';
export { driftOf, startStep, type Drift } from './version/start-with-files.ts';
export { standing, type Standing } from './version/three-way.ts';
