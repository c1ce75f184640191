import { checkTogether, compileFlow, type Catalog, type CompiledFlow, type Plan } from '@belegfluss/flow';
import { DiagnosticError, type Diagnostic } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';
import { leavesCaller } from './remarks.ts';
import type { LiveFlows } from './live-flows.ts';
import { readPlanned } from './planned.ts';
import { otherName } from './refusals.ts';
import { lastDeployment, readVersionText } from './version-rows.ts';

interface FitTools {
  live: LiveFlows;
  catalog: Catalog;
}

/** A flow in whose text nothing is wrong. */
export type SoundFlow = CompiledFlow & { plan: Plan };

/** What live flows find when a flow that they run is there no more, begins otherwise, or needs what they do not give. */
const MISSED: ReadonlySet<string> = new Set(['flow.unknown_flow', 'flow.not_called', 'flow.run_input']);

/** Checks a text on its own. Throws DiagnosticError with everything where there is an error, `deployment.other_name`. */
export function soundFlow(catalog: Catalog, flow: string, text: string): SoundFlow {
  const compiled = compileFlow(`${flow}.flow.yaml`, text, catalog);
  const { plan } = compiled;
  if (!plan) throw new DiagnosticError(compiled.diagnostics);
  const misnamed = otherNameOf({ ...compiled, plan }, flow);
  if (misnamed) throw new DiagnosticError(misnamed);
  return { ...compiled, plan };
}

/** What is wrong where a text is to go live as another flow than the one that it describes. */
export function otherNameOf({ plan, file, place }: SoundFlow, flow: string): Diagnostic | undefined {
  return plan.flow === flow ? undefined : { ...otherName(flow, plan.flow), file, ...place };
}

/** Of a checked text the flow, where nothing in it is wrong. */
export function soundFlows({ plan, ...compiled }: CompiledFlow): SoundFlow[] {
  return plan ? [{ ...compiled, plan }] : [];
}

/**
 * What the checker says to a flow beside those that are live, of which `coming` take the place before it; what others would
 * miss that run it is told, since they may follow at once, and must not hold up who goes back in need.
 */
export function findingsBeside(live: LiveFlows, flow: SoundFlow, coming: readonly SoundFlow[] = []): Diagnostic[] {
  const { file } = flow;
  const name = flow.plan.flow;
  // A circle is told by the first of its flows: this one, which closes it.
  const found = checkedByName([flow, ...coming, ...live.carried([flow, ...coming].map(({ plan }) => plan.flow))]);
  const own = found.flatMap((finding) => (finding.file === name ? [{ ...finding, file }] : []));
  return [...own, ...missedBy(found, name)];
}

/** What live flows would miss that run this one, were it taken out of service. */
export function missedWithout(live: LiveFlows, flow: string): Diagnostic[] {
  return missedBy(checkedByName(live.carried([flow])), flow);
}

/** Findings under the names of their flows, since files of several origins may be called alike. */
function checkedByName(flows: readonly CompiledFlow[]): Diagnostic[] {
  return checkTogether(flows.map((each) => ({ ...each, file: each.plan?.flow ?? each.file })));
}

function missedBy(found: readonly Diagnostic[], flow: string): Diagnostic[] {
  return found.flatMap((finding) => {
    const { code, facts, file: caller = '' } = finding;
    return MISSED.has(code) && facts?.['name'] === flow && caller !== flow ? [leavesCaller(flow, caller, finding)] : [];
  });
}

/**
 * Whether a flow can go live beside those that are live, or that will be by a later moment; gives back what there is to remark. The
 * caller holds the deployment lock, and nothing goes live until its end. Throws DiagnosticError with everything where there is an error.
 */
export async function demandFit(
  { live, catalog }: FitTools,
  tx: Sql,
  flow: SoundFlow,
  by?: Date,
): Promise<Diagnostic[]> {
  await live.follow(await lastDeployment(tx), tx);
  const coming = by ? await comingBy(tx, catalog, flow.plan.flow, by) : [];
  const diagnostics = [...flow.diagnostics, ...findingsBeside(live, flow, coming)];
  if (diagnostics.some(({ severity }) => severity === 'error')) throw new DiagnosticError(diagnostics);
  return diagnostics;
}

/** The other flows that are to go live until then. */
async function comingBy(sql: Sql, catalog: Catalog, own: string, by: Date): Promise<SoundFlow[]> {
  const planned = (await readPlanned(sql)).filter(({ flow, dueAt }) => flow !== own && dueAt <= by);
  const texts = await Promise.all(planned.map(({ flow, version }) => readVersionText(sql, flow, version)));
  return planned.flatMap(({ flow }, index) =>
    soundFlows(compileFlow(`${flow}.flow.yaml`, texts[index] ?? '', catalog)),
  );
}
