import type { Diagnostic } from '@belegfluss/sdk';
import type { ServerApi } from '../rest/server-api.ts';
import type { Compared } from './compared.ts';
import type { LocalFlow } from './local-flows.ts';

/** What the server says to a flow, the flows that its steps run, and its events. */
export interface Checked {
  local: LocalFlow;
  runs: string[];
  emits: string[];
  hears: string[];
  diagnostics: Diagnostic[];
}

/** Has the server check flows that are to go live together, each beside those of them that it has to do with. */
export async function checkAll(api: ServerApi, locals: readonly LocalFlow[]): Promise<Checked[]> {
  const alone = await Promise.all(locals.map((local) => check(api, local, [])));
  return Promise.all(
    alone.map((each) => {
      const others = linkedTo(each, alone);
      return others.length === 0 ? each : check(api, each.local, others);
    }),
  );
}

async function check(api: ServerApi, local: LocalFlow, others: readonly Checked[]): Promise<Checked> {
  const beside = others.map((other) => other.local.text);
  const body = { file: local.file, source: local.text, ...(beside.length > 0 && { beside }) };
  return { ...(await api.post<Omit<Checked, 'local'>>('/flows/check', body)), local };
}

/** Those that run or start a flow or are run or started by it, and whatever has to do with these. */
function linkedTo(flow: Checked, all: readonly Checked[]): Checked[] {
  const linked = new Set([flow]);
  // Grows while it is gone through.
  for (const each of linked) for (const other of all) if (areLinked(each, other)) linked.add(other);
  return [...linked].filter((other) => other !== flow);
}

function areLinked(one: Checked, other: Checked): boolean {
  const leadsTo = (from: Checked, to: Checked) =>
    from.runs.includes(to.local.flow) || from.emits.some((event) => to.hears.includes(event));
  return leadsTo(one, other) || leadsTo(other, one);
}

/** In the order in which they can go live: a flow follows those that its steps run. */
export function calledFirst(found: readonly Compared[], checks: readonly Checked[]): Compared[] {
  const checkOf = new Map(checks.map((each) => [each.local, each]));
  const before = ({ local }: Compared) => {
    const own = checkOf.get(local);
    const called = own ? calledBy(own, checks) : [];
    return found.filter((other) => called.some((each) => each.local === other.local));
  };
  return [...new Set(found.flatMap((each) => [...before(each), each]))];
}

/** Those that a flow runs, and that these run, each behind the ones that it runs itself. */
function calledBy(flow: Checked, all: readonly Checked[], seen = new Set<Checked>()): Checked[] {
  const called: Checked[] = [];
  for (const other of all) {
    if (!flow.runs.includes(other.local.flow) || seen.has(other)) continue;
    seen.add(other);
    called.push(...calledBy(other, all, seen), other);
  }
  return called;
}
