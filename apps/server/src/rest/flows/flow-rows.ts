import type { Deployed, Draft, FlowVersion, NextSlot, PlannedDeployment, ShelvedFlow } from '@belegfluss/engine';
import type { Text } from '@belegfluss/sdk';
import type { FlowDeployed, FlowDraft, FlowPlanned, FlowRow, FlowVersionRow } from './flow-shapes.ts';

/** A flow in the shape of the REST interface; `known` says what it is called and who owns it, `slots` when it is due. */
export function flowRow(
  { flow, live, drift, draft, next }: ShelvedFlow,
  known: { title: Text; owner: string; observe?: object } | undefined,
  broken: boolean,
  slots: readonly NextSlot[],
): FlowRow {
  return {
    flow,
    title: known?.title ?? { de: flow, en: flow },
    owner: known?.owner ?? null,
    live: live
      ? {
          version: live.version,
          revision: live.revision,
          origin: live.origin,
          since: live.liveFrom.toISOString(),
          deployer: live.deployer,
          broken,
          observed: known?.observe !== undefined,
        }
      : null,
    drift: drift ?? null,
    draft: draft ? { base: draft.base, savedAt: draft.savedAt.toISOString() } : null,
    next: next ? plannedRow(next) : null,
    schedules: slots.map(({ trigger, zone, at }) => ({ trigger, zone, next: at?.toISOString() ?? null })),
  };
}

/** One version of a flow. */
export function versionRow(found: FlowVersion): FlowVersionRow {
  const { version, revision, origin, author, note, restores, live } = found;
  return {
    version,
    revision,
    origin,
    author,
    note,
    restores,
    createdAt: found.createdAt.toISOString(),
    live,
    liveFrom: found.liveFrom?.toISOString() ?? null,
  };
}

/** A deployment meant for later. */
export function plannedRow({
  id,
  version,
  base,
  author,
  note,
  dueAt,
  state,
  diagnostics,
}: PlannedDeployment): FlowPlanned {
  return { id, version, base, author, note, at: dueAt.toISOString(), state, diagnostics };
}

/** A draft as REST tells of it. */
export function draftRow({ source, base, savedAt }: Draft): FlowDraft {
  return { source, base, savedAt: savedAt.toISOString() };
}

/** What a deployment came to. */
export function deployedRow({ state, version, at, diagnostics }: Deployed): FlowDeployed {
  return { state, version: versionRow(version), at: at.toISOString(), diagnostics };
}
