export { Engine, type EngineOptions } from './engine.ts';
export type { CarriedOut } from './deployment/carry-out.ts';
export type { Deployed, Deployment } from './deployment/deploy.ts';
export { Deployments, type CheckedText } from './deployment/deployments.ts';
export type { Draft } from './deployment/drafts.ts';
export type { ShelvedFlow, TextName } from './deployment/flow-shelf.ts';
export { failedPlanned, type PlannedDeployment } from './deployment/planned.ts';
export { textOf as flowText, type FlowVersion, type LiveVersion, type Origin } from './deployment/version-rows.ts';
export type { DryRunRequest, JudgedDryRun } from './dry-run/dry-runs.ts';
export type { DryRunStart, GivenEvent } from './dry-run/dry-run-event.ts';
export { announce, type Announcement } from './event/announce.ts';
export {
  countRefused,
  refusedTrouble,
  readRefused,
  readRefusedBody,
  type RefusedDelivery,
  type RefusedFilter,
} from './event/refused-deliveries.ts';
export type { IntakeVerdict } from './event/intake.ts';
export type { SweepReceipt } from './event/sweep.ts';
export { readConnectionStates, type ConnectionState } from './gateway/connection-health.ts';
export type { AttemptVerdict, Observation } from './observation/observation.ts';
export { openQuestionsByCase } from './history/case-questions.ts';
export type { ClaimedRun } from './worker/claim-runs.ts';
export { isOutage } from './journal/database-error.ts';
export type { RunFilter } from './history/run-filter.ts';
export { listRuns, type ListedRun } from './history/run-list.ts';
export type { TurnCount } from './history/count-turns.ts';
export { listChildren, type RelatedRun } from './history/related-runs.ts';
export { readRun, type RunDetail } from './history/run-detail.ts';
export { listSteps, type ListedStep, type StepFilter } from './history/run-steps.ts';
export { keepWithinRetention, type RetentionReceipt } from './retention/retention.ts';
export { endRestore, markRestore, openRestore, type RestoreMark } from './restore/restore-mark.ts';
export type { RecordedTest } from './recording/recordings.ts';
export { rehearse, type RehearsedPack } from './rehearsal/rehearse.ts';
export type { PlannedRecord, SyncPlan } from './sync-plan/plan-rows.ts';
export type { ShownPlan } from './sync-plan/sync-plans.ts';
export { CHANGES_CHANNEL } from './journal/changes.ts';
export { ENDED_STATES, RUN_TRANSITIONS, type RunState } from './run/states.ts';
export { CAUSES, countCauses, readDeeds, type Cause, type DeedKind, type WrittenDeed } from './person/deed.ts';
export type { InputChange } from './person/input-diff.ts';
export type { ReplayPreview, ReplayWish } from './person/replay-plan.ts';
export type { Repetition } from './person/repeated-effects.ts';
export type { DeliveryDeeds, DeliveryDeed } from './person/delivery-deeds.ts';
export { unknownRun } from './person/refusals.ts';
export type { RunDeeds } from './person/run-deeds.ts';
export type { SelectionPreview, SelectionResult } from './person/run-selection.ts';
export { countWork, type WorkCount } from './history/work-count.ts';
export type { RunVerdict } from './run/verdict.ts';
export type { WorkerOptions } from './worker/worker.ts';
export type { TracedStep, WorkTraces } from './worker/work-traces.ts';
