import type {
  CaseRow,
  Observation,
  RelatedRun,
  ReplayPreview,
  ReplayWishBody,
  RunDetail,
  RunList,
  RunRow,
  RunTest,
  SelectionBody,
  SelectionPreview,
  StepRow,
} from '../src/api/schema.ts';

const flows = [
  ['deal-won', 'Auftrag gewonnen', 'Deal won'],
  ['contract-signing', 'Vertrag unterschreiben', 'Sign the contract'],
  ['invoice-issue', 'Rechnung schreiben', 'Issue the invoice'],
  ['datev-export', 'An DATEV übergeben', 'Hand over to DATEV'],
  ['payment-report', 'Zahlung zurückmelden', 'Report the payment'],
] as const;

/** The runs of a case; the one whose stage was not reached waits for a person. */
export function fixtureRuns(row: CaseRow): RunRow[] {
  const times = [row.stages.won, row.stages.signed, row.stages.invoiced, row.stages.booked, row.stages.paid];
  const reached = times.filter((time) => time !== null).length;
  return flows.slice(0, Math.min(flows.length, reached + 1)).map(([flow, de, en], index) => {
    const at = times[index] ?? '2026-10-12T07:00:00Z';
    const waits = times[index] === null || times[index] === undefined;
    return {
      id: `${row.id}-run-${index + 1}`,
      flow,
      flowTitle: { de, en },
      revision: 'c0ffee12'.repeat(8),
      version: index === 0 ? 2 : 1,
      recordKey: row.deal.key,
      state:
        row.id === 'case-9' && index === 0
          ? 'observed'
          : row.id === 'case-9' && index === 1
            ? 'queued'
            : waits
              ? row.openQuestions > 0
                ? 'question'
                : row.id === 'case-12'
                  ? 'dead'
                  : 'waiting'
              : 'done',
      reason: !waits
        ? null
        : row.id === 'case-12'
          ? 'connector.rate_limited'
          : row.openQuestions > 0
            ? null
            : 'run.waiting_for_event',
      attempt: index === 3 ? 2 : 1,
      caseIds: [row.id],
      replayOf: null,
      nextTryAt: null,
      startedAt: at,
      endedAt: waits ? null : new Date(Date.parse(at) + 4120 * (index + 1)).toISOString(),
      createdAt: at,
    };
  });
}

/** What a run that was only observed would have done. */
const observation: Observation = {
  state: 'question',
  reason: null,
  at: 'wait-for-signature',
  effects: [
    { step: 'send-contract', use: 'clm.contract.send', key: 'deal_won/send-contract/1/once', with: { id: '1' } },
  ],
  questions: [],
  emitted: [{ step: 'told', event: 'contract_sent', key: '1', with: {} }],
  assumed: [{ step: 'send-contract', use: 'clm.contract.send' }],
  standing: [],
};

/** One run with a read, a failed and repeated write, and a wait; the last of a case waits for the first one. */
export function fixtureRunDetail(run: RunRow, runs: RunRow[]): RunDetail {
  const [first, last] = [runs[0], runs.at(-1)];
  const begin = Date.parse(run.startedAt ?? run.createdAt);
  const step = (
    path: string,
    use: string | null,
    state: StepRow['state'],
    from: number,
    to: number | null,
  ): StepRow => ({
    path,
    kind: use ? 'action' : 'wait',
    use,
    state,
    attempts: 1,
    startedAt: new Date(begin + from).toISOString(),
    endedAt: to === null ? null : new Date(begin + to).toISOString(),
    spans: [{ begunAt: new Date(begin + from).toISOString(), milliseconds: (to ?? from) - from }],
    workedMs: (to ?? from) - from,
    waitedMs: 0,
    nextTryAt: null,
    input: { deal: run.recordKey, contact: { email: '•••', name: '•••' }, lines: [{ sku: 'TT-100', quantity: '3' }] },
    output: { ok: true, amount: '18742.50' },
    error: null,
    effects: [],
    questions: [],
    turns: null,
  });
  const failed = step('send-contract', 'clm.contract.send', run.state === 'done' ? 'done' : 'failed', 900, 2600);
  return {
    run,
    trigger: 'deal_won',
    message: null,
    holdUp:
      run.state === 'queued' && first
        ? { kind: 'run', id: first.id, recordKey: first.recordKey, state: first.state }
        : null,
    queuedMs: 120,
    input: { key: run.recordKey, type: 'changed' },
    parent: run === first && last ? related(last) : null,
    children: run === last && first ? [{ ...related(first), state: 'waiting' }] : [],
    childCount: run === last && first ? 1 : 0,
    nextChild: null,
    stepCount: 4,
    nextStep: null,
    replays: [],
    deeds: [],
    compensation: null,
    observed: run.state === 'observed' ? observation : null,
    steps: [
      step('read-deal', 'crm.deal.get', 'done', 0, 340),
      step('match-customer', 'parties.match', 'done', 340, 820),
      {
        ...failed,
        attempts: 3,
        error:
          failed.state === 'failed'
            ? {
                code: 'connector.rate_limited',
                message: { de: 'orders.list: Antwort 429', en: 'orders.list: answered 429' },
              }
            : null,
      },
      step(
        'wait-for-signature',
        null,
        run.state === 'done' ? 'done' : 'waiting',
        2600,
        run.state === 'done' ? 4100 : null,
      ),
    ],
  };
}

function related({ id, flow, recordKey, state }: RunRow): RelatedRun {
  return { id, flow, recordKey, state, step: 'wait-for-signature', called: true };
}

/** The runs of all cases, narrowed by state and the beginning of the key. */
export function runList(cases: CaseRow[], query: URLSearchParams): RunList {
  const [state, search] = [query.get('state') ?? '', query.get('search') ?? ''];
  const runs = cases.flatMap(fixtureRuns).filter((run) => run.recordKey.startsWith(search));
  const [flow, version] = [query.get('flow') ?? '', query.get('version') ?? ''];
  const wanted = runs.filter(
    (run) => (flow === '' || run.flow === flow) && (version === '' || String(run.version) === version),
  );
  return { runs: wanted.filter((run) => state === '' || run.state === state), next: null };
}

/** A write that the other system deduplicates, one that is found as done, and what an edited record changes. */
export function fixtureReplayPreview({ input }: ReplayWishBody): ReplayPreview {
  return {
    revision: 'c0ffee12'.repeat(8),
    reused: ['read-deal', 'match-customer'],
    from: 'send-contract',
    repeats: [
      { path: 'send-contract', use: 'clm.contract.send', key: 'deal_won/send-contract/9204128/once', becomes: 'kept' },
      { path: 'report', use: 'crm.deal.update', key: null, becomes: 'vendor_knows_key' },
    ],
    record: { name: 'Wartung', email: '[e-mail]' },
    changes: input ? [{ path: 'name', before: 'Wartung', after: input['name'] }] : [],
  };
}

/** The runs of a state, chosen for a deed to all of them. */
export function fixtureSelection(cases: CaseRow[], { filter }: SelectionBody): SelectionPreview {
  const { runs } = runList(cases, new URLSearchParams({ state: filter.state ?? '' }));
  return { token: 'selection-1', count: runs.length, more: false, sample: runs };
}

/** What the server makes of a run that ended by itself. */
export function fixtureRunTest(id: string): RunTest {
  const name = `run_${id.replaceAll('-', '_')}`;
  const text = `# Names of persons are invented.\nflow: deal_won\ntests:\n  - name: ${name}\n`;
  return { flow: 'deal_won', revision: 'ab'.repeat(32), isLive: false, name, text };
}
