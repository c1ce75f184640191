import { readFileSync } from 'node:fs';
import type {
  AskOffers,
  DeployFlow,
  Diagnostic,
  DryRunBody,
  FlowDetail,
  FlowDraft,
  FlowOffers,
  FlowPlanned,
  FlowRow,
  FlowVersionRow,
  RollBackFlow,
  SaveDraft,
} from '../src/api/schema.ts';
import { fixtureDryRun } from './fixture-dry-run.ts';

const shipped = new URL('../../../flows/sales-to-invoice/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, shipped), 'utf8');

interface KeptVersion extends FlowVersionRow {
  source: string;
}

/** Flows in memory: two of the shipped ones, the first with three versions. */
export interface FixtureFlows {
  answer: (method: string, path: string, body: unknown) => { status: number; answer?: unknown };
  /** The text of the draft that was kept last. */
  draftOf: (flow: string) => string | undefined;
  /** What was asked of dry runs. */
  dryRuns: DryRunBody[];
  /** Somebody else brings a text live. */
  deployElsewhere: (flow: string, change: (source: string) => string) => void;
}

/** Flows as the server tells them, with versions, drafts and deployments that follow each other. */
export function fixtureFlows(): FixtureFlows {
  const files: Record<string, string> = {
    won_deal_to_contract: read('1-won-deal-to-contract.flow.yaml'),
    signed_contract_to_invoice: read('2-signed-contract-to-invoice.flow.yaml'),
  };
  const drafts = new Map<string, FlowDraft>();
  const planned = new Map<string, FlowPlanned[]>();
  const dryRuns: DryRunBody[] = [];
  const versions = new Map<string, KeptVersion[]>(
    Object.entries(files).map(([flow, source]) => [
      flow,
      flow === 'won_deal_to_contract'
        ? [
            version(1, source.replace('accept: 0.92', 'accept: 0.8'), { origin: 'files', author: 'flow pack' }),
            version(2, source, { note: 'Kunden strenger abgleichen', author: 'Ines Integration' }),
          ]
        : [version(1, source, { origin: 'files', author: 'flow pack' })],
    ]),
  );
  const withdrawn = new Set<string>();
  const liveOf = (flow: string) => (withdrawn.has(flow) ? undefined : versions.get(flow)?.at(-1));
  const rowOf = (flow: string): FlowRow => {
    const live = liveOf(flow);
    const draft = drafts.get(flow);
    return {
      flow,
      title: titleOf(live?.source ?? versions.get(flow)?.at(-1)?.source ?? ''),
      owner: flow.startsWith('won') ? 'sales' : 'finance',
      live: live
        ? {
            version: live.version,
            revision: live.revision,
            origin: live.origin,
            since: live.createdAt,
            deployer: live.author,
            broken: false,
            observed: /^mode: observe$/m.test(live.source),
          }
        : null,
      drift: live && live.source !== files[flow] ? 'changed' : null,
      draft: draft ? { base: draft.base, savedAt: draft.savedAt } : null,
      next: null,
      schedules: live ? [{ trigger: 'morning', zone: 'Europe/Zurich', next: '2026-10-13T04:00:00Z' }] : [],
    };
  };
  const bring = (flow: string, source: string, rest: Partial<FlowVersionRow>) => {
    const next = version((versions.get(flow)?.length ?? 0) + 1, source, rest);
    withdrawn.delete(flow);
    versions.get(flow)?.push(next);
    drafts.delete(flow);
    return next;
  };
  const deploy = (flow: string, { source = '', base, note = '', at }: DeployFlow) => {
    const live = liveOf(flow);
    if (live && live.version !== base)
      return { status: 409, answer: conflict(base, live, versions.get(flow) ?? [], source) };
    if (at !== undefined) {
      const next = { id: 'planned-1', version: (live?.version ?? 0) + 1, base, author: 'admin', note, at };
      planned.set(flow, [{ ...next, state: 'planned', diagnostics: [] }]);
      drafts.delete(flow);
      return {
        status: 200,
        answer: { state: 'planned', version: version(next.version, source, {}), at, diagnostics: [] },
      };
    }
    return {
      status: 200,
      answer: { state: 'live', version: bring(flow, source, { note }), at: moment, diagnostics: [] },
    };
  };
  const show = (flow: string): FlowDetail => ({
    flow: rowOf(flow),
    source: liveOf(flow)?.source ?? null,
    draft: drafts.get(flow) ?? null,
    versions: (versions.get(flow) ?? []).map((one) => ({ ...one, live: one === liveOf(flow) })).toReversed(),
    planned: planned.get(flow) ?? [],
  });
  const answer: FixtureFlows['answer'] = (method, path, body) => {
    const [, room = '', flow = '', part = '', id = ''] = path.split('/');
    if (room === 'flow-schema') return { status: 200, answer: JSON.parse(read('flow.schema.json')) };
    if (flow === '') return { status: 200, answer: { flows: Object.keys(files).map(rowOf) } };
    if (flow === 'check') return { status: 200, answer: checked((body as { source: string }).source) };
    if (flow === 'offers') return { status: 200, answer: offered(body as AskOffers) };
    if (part === '') return { status: 200, answer: show(flow) };
    if (part === 'versions') {
      const found = versions.get(flow)?.find((one) => String(one.version) === id);
      return { status: 200, answer: { version: found, source: found?.source } };
    }
    if (part === 'draft' && method === 'PUT') {
      const draft = { ...(body as SaveDraft), savedAt: moment };
      drafts.set(flow, draft);
      return { status: 200, answer: draft };
    }
    if (part === 'draft') drafts.delete(flow);
    if (part === 'dry-run') {
      dryRuns.push(body as DryRunBody);
      return { status: 200, answer: fixtureDryRun };
    }
    if (part === 'rollback') {
      const { to, note = '' } = body as RollBackFlow;
      const source = versions.get(flow)?.find((one) => one.version === to)?.source ?? '';
      const restored = bring(flow, source, { note, origin: 'restore', restores: to });
      return { status: 200, answer: { state: 'live', version: restored, at: moment, diagnostics: [] } };
    }
    if (part === 'withdraw') {
      withdrawn.add(flow);
      return { status: 200, answer: { diagnostics: [filesWin] } };
    }
    if (part === 'deployments' && method === 'POST') return deploy(flow, body as DeployFlow);
    if (part === 'deployments') planned.delete(flow);
    return { status: 204 };
  };
  return {
    answer,
    dryRuns,
    draftOf: (flow) => drafts.get(flow)?.source,
    deployElsewhere: (flow, change) => {
      const live = liveOf(flow);
      if (live) versions.get(flow)?.push(version(live.version + 1, change(live.source), { author: 'Bernd Berger' }));
    },
  };
}

const moment = '2026-10-12T07:31:00Z';

function version(number: number, source: string, rest: Partial<FlowVersionRow>): KeptVersion {
  return {
    version: number,
    revision: String(number).repeat(64).slice(0, 64),
    origin: 'console',
    author: 'admin',
    note: '',
    restores: null,
    createdAt: moment,
    live: true,
    liveFrom: moment,
    source,
    ...rest,
  };
}

const filesWin: Diagnostic = {
  code: 'deployment.files_win',
  severity: 'warning',
  message: { de: 'Beim nächsten Start gelten wieder die Dateien.', en: 'At the next start the files are live again.' },
  remedy: { de: 'Nehmen Sie die Datei heraus.', en: 'Take the file out.' },
};

function titleOf(source: string) {
  const [, de = '', en = ''] = /title: \{ de: (.*), en: (.*) \}/.exec(source) ?? [];
  return { de, en };
}

/** Finds one fault: a key `retri`, as the checker tells it. */
function checked(source: string): { diagnostics: Diagnostic[] } {
  const lines = source.split('\n');
  const line = lines.findIndex((text) => text.includes('retri:'));
  if (line < 0) return { diagnostics: [] };
  const column = (lines[line]?.indexOf('retri:') ?? 0) + 1;
  const finding: Diagnostic = {
    code: 'flow.unknown_key',
    severity: 'error',
    message: { de: 'Der Schlüssel „retri“ ist hier nicht bekannt.', en: 'The key "retri" is not known here.' },
    remedy: { de: 'Meinten Sie „retry“?', en: 'Did you mean "retry"?' },
    line: line + 1,
    column,
    facts: { key: 'retri', nearest: 'retry' },
  };
  return { diagnostics: [finding] };
}

/** Offers the fields of one step behind its name, as the server does of all of them. */
function offered({ source, offset }: AskOffers): FlowOffers {
  const from = offset - (/\w*$/.exec(source.slice(0, offset))?.[0].length ?? 0);
  const to = offset + (/^\w*/.exec(source.slice(offset))?.[0].length ?? 0);
  const fields = ['name', 'vatId'].map((name) => ({
    name,
    kind: 'field' as const,
    about: { de: 'ein Text', en: 'a text' },
  }));
  return { from, to, offers: source.slice(0, from).endsWith('steps.company.') ? fields : [] };
}

function conflict(base: number | null, live: KeptVersion, all: KeptVersion[], yours: string) {
  const began = all.find((one) => one.version === base);
  const diagnostic: Diagnostic = {
    code: 'deployment.conflict',
    severity: 'error',
    message: { de: 'Der Ablauf wurde inzwischen geändert.', en: 'The flow has been changed meanwhile.' },
    remedy: { de: 'Führen Sie die Fassungen zusammen.', en: 'Bring them together.' },
    facts: {
      base: { version: base, source: began?.source ?? null },
      theirs: { version: live.version, source: live.source },
      yours: { source: yours },
    },
  };
  return {
    status: 409,
    title: diagnostic.code,
    detail: diagnostic.code,
    code: diagnostic.code,
    diagnostics: [diagnostic],
  };
}
