import type { Condition, ConditionTools, Rule } from './conditions.ts';
import type { ProcessRow } from './process-book.ts';

const HOUR = 3_600_000;
const megabytes = (bytes: number) => Math.round(bytes / 1_048_576);

/** What a process says of itself. */
export function troublesOf({ host, facts }: ProcessRow, { patience, now }: ConditionTools): Condition[] {
  const found: Condition[] = [];
  const skewMs = Math.abs(facts.clockAheadMs ?? 0);
  if (skewMs > patience.clockSkew) {
    const told = { host, seconds: Math.round(skewMs / 1_000), ahead: (facts.clockAheadMs ?? 0) > 0 ? 1 : 0 };
    found.push({ key: `clock_skew/${host}`, rule: 'clock_skew', facts: told, patienceMs: 0 });
  }
  const { count = 0, at = '' } = facts.lostJobs ?? {};
  // It is mended already, and stands for a day, or until its process ends, so that somebody is told.
  if (now.getTime() - Date.parse(at) < 24 * HOUR) {
    const latestAt = new Date(at);
    found.push({ key: `jobs_lost/${host}`, rule: 'jobs_lost', facts: { host, count }, patienceMs: 0, latestAt });
  }
  const { standstill } = facts;
  // It goes on already, and stands for an hour so that somebody is told.
  if (standstill && now.getTime() - Date.parse(standstill.at) < HOUR) {
    const latestAt = new Date(standstill.at);
    const told = { host, seconds: standstill.seconds, uses: standstill.uses.join(', ') };
    const rule = 'process_stood_still';
    found.push({ key: `${rule}/${host}`, rule, facts: told, patienceMs: 0, latestAt });
  }
  if (facts.disk) {
    const { folder, freeBytes, low, closesBelowBytes = 0 } = facts.disk;
    const disk = {
      host,
      folder,
      freeMegabytes: megabytes(freeBytes),
      closesBelowMegabytes: megabytes(closesBelowBytes),
    };
    const add = (rule: Rule) => found.push({ key: `${rule}/${host}/${folder}`, rule, facts: disk, patienceMs: 0 });
    if (low) add('disk_low');
    if (!facts.intakeOpen) add('intake_stopped');
  }
  return found;
}

/**
 * Flows that went live under another version of the product, or of a connector, that let them pass. Which process looks plays no part: where only
 * some of them cannot carry a flow out, those differ from the others.
 */
export function brokenFlows(processes: ProcessRow[]): Condition[] {
  const flows = new Map<string, { code: string; hosts: Set<string>; processes: number }>();
  for (const { host, facts } of processes)
    for (const [flow, code] of Object.entries(facts.brokenFlows ?? {})) {
      const known = flows.get(flow) ?? { code, hosts: new Set(), processes: 0 };
      flows.set(flow, { ...known, hosts: known.hosts.add(host), processes: known.processes + 1 });
    }
  return [...flows].map(([flow, { code, hosts, processes: count }]) => ({
    key: `flow_broken/${flow}`,
    rule: 'flow_broken',
    facts: { flow, code, hosts: count < processes.length ? [...hosts].sort().join(', ') : '' },
    patienceMs: 0,
  }));
}
