// Generated from the REST schemas of the server by generate-api.js (npm run generate). Do not edit.

export type Text = {
  de: string;
  en: string;
};

export type AdoptedAccount = {
  account: string;
};

export type AnswerBody = {
  option: string;
  fields?: Record<string, string>;
};

export type AskOffers = {
  source: string;
  offset: number;
};

export type AuthoriseStart = {
  url: string;
};

export type Cancelled = {
  outcome: 'cancelled' | 'asked';
};

export type CaseDetail = {
  case: CaseRow;
  vouchers: Voucher[];
  runs: RunRow[];
  questions: string[];
};

export type CaseList = {
  cases: CaseRow[];
  total: number;
  next: string | null;
};

export type CaseRow = {
  id: string;
  deal: {
    connection: string;
    key: string;
    name: string;
  };
  customer: {
    id: string;
    name: string;
    debtorNumber: string;
  } | null;
  amount: string;
  currency: string;
  stages: Stages;
  payment: {
    status: 'none' | 'open' | 'partly_paid' | 'paid' | 'overdue' | 'cancelled';
    currency: string;
    invoiced: string;
    received: string;
    skonto: string;
    open: string;
    dueDate: string | null;
  };
  openQuestions: number;
  complete: boolean;
  updatedAt: string;
};

export type CauseCounts = {
  causes: {
    flow: string;
    kind: 'retry' | 'replay' | 'cancel' | 'resolve';
    cause: 'wrong_data' | 'handled_elsewhere' | 'duplicate' | 'no_longer_needed' | 'other_system' | 'configuration' | 'test' | 'other';
    count: number;
  }[];
};

export type CheckFlow = {
  flow?: string;
  file?: string;
  source: string;
  beside?: string[];
};

export type ChildList = {
  runs: RelatedRun[];
  next: string | null;
};

export type ClosingBody = {
  cause: 'wrong_data' | 'handled_elsewhere' | 'duplicate' | 'no_longer_needed' | 'other_system' | 'configuration' | 'test' | 'other';
  note?: string;
};

export type ConnectionCheck = {
  ok: boolean;
  account: string | null;
  error: string | null;
};

export type ConnectionList = {
  connections: {
    name: string;
    connector: string;
    title: Text;
    builtIn: boolean;
    breaker: {
      state: 'closed' | 'half_open' | 'open';
      since: string | null;
    };
    pausedUntil: string | null;
    budgets: {
      route: string | null;
      perSeconds: number | null;
      limit: number;
      inUse: number;
    }[];
    authorised: boolean;
    secrets: {
      field: string;
      setAt: string | null;
    }[];
    lastGoodAt: string | null;
    lastError: string | null;
  }[];
};

export type DeliveryDeedBody = {
  ids: string[];
  note?: string;
};

export type DeliveryDeedResult = {
  done: string[];
};

export type DeployFlow = {
  source?: string;
  version?: number;
  base: number | null;
  note?: string;
  at?: string;
  origin?: 'console' | 'cli';
};

export type Diagnostic = {
  code: string;
  severity: 'error' | 'warning' | 'info';
  message: Text;
  remedy: Text;
  file?: string;
  line?: number;
  column?: number;
  path?: string;
  facts?: Record<string, unknown>;
};

export type DocumentFinding = {
  rule: string;
  code: string;
  severity: 'error' | 'warning' | 'info';
  term?: string;
  message: Text;
  remedy: Text;
  path: string;
  field?: string;
  line?: number;
  column?: number;
  proposal?: string;
  facts?: Record<string, unknown>;
};

export type DocumentVerdict = {
  valid: boolean;
  checkedAt: string;
  file?: string;
  number?: string;
  seller?: string;
  buyer?: string;
  profile?: string;
  syntax?: string;
  ruleSets: {
    name: string;
    version: string;
    date: string;
  }[];
  errors: number;
  warnings: number;
  findings: DocumentFinding[];
};

export type DryRunBody = {
  source?: string;
  event?: {
    on?: string;
    key?: string;
    type?: string;
    data?: Record<string, unknown>;
  };
  runId?: string;
  last?: true;
  until?: string;
};

export type DryRunResult = {
  flow: string;
  revision: string;
  state: 'queued' | 'running' | 'waiting' | 'question' | 'done' | 'unchanged' | 'skipped' | 'observed' | 'dead' | 'cancelled' | 'resolved';
  steps: WouldBeStep[];
  reason: {
    code: string;
    message: Text;
  } | null;
  at: string | null;
  effects: WouldBeEffect[];
  questions: {
    step: string;
    kind: string;
    owner: string;
    title: Text;
    evidence: Record<string, unknown>;
  }[];
  emitted: {
    step: string;
    event: string;
    key: string;
    with: unknown;
  }[];
  assumed: {
    step: string;
    use: string;
  }[];
  standing: string[];
  onceKey: string | null;
  doneBefore: boolean;
};

export type EffectRow = {
  key: string;
  use: string;
  class: 'K' | 'L' | 'D' | 'N';
  state: 'intended' | 'confirmed' | 'rejected' | 'unknown' | 'undone';
  lookups: number;
  intendedAt: string;
  settledAt: string | null;
};

export type FlowCheck = {
  flow: string | null;
  revision: string | null;
  runs: string[];
  emits: string[];
  hears: string[];
  diagnostics: Diagnostic[];
};

export type FlowDeployed = {
  state: 'live' | 'planned' | 'unchanged';
  version: FlowVersionRow;
  at: string;
  diagnostics: Diagnostic[];
};

export type FlowDetail = {
  flow: FlowRow;
  source: string | null;
  draft: FlowDraft | null;
  versions: FlowVersionRow[];
  planned: FlowPlanned[];
};

export type FlowDiff = {
  added: number;
  removed: number;
  hunks: {
    from: number;
    to: number;
    lines: {
      kind: 'same' | 'added' | 'removed';
      from: number | null;
      to: number | null;
      text: string;
    }[];
  }[];
};

export type FlowDiffQuery = {
  from: string;
  to: string;
};

export type FlowDraft = {
  source: string;
  base: number | null;
  savedAt: string;
};

export type FlowList = {
  flows: FlowRow[];
};

export type FlowOffers = {
  from: number;
  to: number;
  offers: {
    name: string;
    kind: 'name' | 'field' | 'function';
    about: Text;
  }[];
};

export type FlowPlanned = {
  id: string;
  version: number;
  base: number | null;
  author: string;
  note: string;
  at: string;
  state: 'planned' | 'done' | 'failed' | 'cancelled';
  diagnostics: Diagnostic[];
};

export type FlowRow = {
  flow: string;
  title: Text;
  owner: string | null;
  live: {
    version: number;
    revision: string;
    origin: 'files' | 'console' | 'cli' | 'restore';
    since: string;
    deployer: string;
    broken: boolean;
    observed: boolean;
  } | null;
  drift: 'changed' | 'only_in_files' | 'only_live' | null;
  draft: {
    base: number | null;
    savedAt: string;
  } | null;
  next: FlowPlanned | null;
  schedules: {
    trigger: string;
    zone: string;
    next: string | null;
  }[];
};

export type FlowVersionRow = {
  version: number;
  revision: string;
  origin: 'files' | 'console' | 'cli' | 'restore';
  author: string;
  note: string;
  restores: number | null;
  createdAt: string;
  live: boolean;
  liveFrom: string | null;
};

export type FlowVersionText = {
  version: FlowVersionRow;
  source: string;
};

export type FlowVersions = {
  versions: FlowVersionRow[];
};

export type FlowWithdrawn = {
  diagnostics: Diagnostic[];
};

export type HoldUp = {
  kind: 'run';
  id: string;
  recordKey: string;
  state: 'queued' | 'running' | 'waiting' | 'question' | 'done' | 'unchanged' | 'skipped' | 'observed' | 'dead' | 'cancelled' | 'resolved';
} | {
  kind: 'limit';
  share: string | null;
  max: number;
} | {
  kind: 'worker';
} | null;

export type InputChange = {
  path: string;
  before?: unknown;
  after?: unknown;
};

export type Observation = {
  state: 'queued' | 'running' | 'waiting' | 'question' | 'done' | 'unchanged' | 'skipped' | 'observed' | 'dead' | 'cancelled' | 'resolved';
  reason: {
    code: string;
    message: Text;
  } | null;
  at: string | null;
  effects: WouldBeEffect[];
  questions: {
    step: string;
    kind: string;
    owner: string;
    title: Text;
    evidence: Record<string, unknown>;
  }[];
  emitted: {
    step: string;
    event: string;
    key: string;
    with: unknown;
  }[];
  assumed: {
    step: string;
    use: string;
  }[];
  standing: string[];
};

export type PlanBody = {
  full?: boolean;
};

export type PlanQuery = {
  after?: string;
};

export type PlanShown = {
  plan: {
    id: string;
    flow: string;
    revision: string;
    source: string;
    target: string;
    since: string;
    madeBy: string;
    madeAt: string;
    state: string;
    runId: string | null;
    created: number;
    updated: number;
    unchanged: number;
    skipped: number;
    asked: number;
    failed: number;
  };
  records: {
    key: string;
    outcome: string;
    fields: {
      field: string;
      from?: unknown;
      to: unknown;
    }[];
    why: {
      code: string;
      message: Text;
    } | null;
  }[];
  next: string | null;
};

export type ProblemBody = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  diagnostics: Diagnostic[];
};

export type QuestionField = {
  name: string;
  label: Text;
  type: 'text' | 'choice' | 'amount' | 'date';
  required: boolean;
  choices?: {
    value: string;
    label: Text;
  }[];
  suggestion?: string;
};

export type QuestionList = {
  questions: QuestionRow[];
};

export type QuestionRow = {
  id: string;
  kind: string;
  owner: string;
  title: Text;
  state: 'open' | 'answered' | 'withdrawn';
  evidence: Record<string, unknown>;
  options: {
    value: string;
    label: Text;
    consequence: Text;
    fields?: QuestionField[];
  }[];
  caseIds: string[];
  runIds: string[];
  answer: {
    option: string;
    fields: Record<string, string>;
    answeredBy: string;
    answeredAt: string;
  } | null;
  openedAt: string;
  dueAt: string | null;
};

export type RefusedDeliveryList = {
  counts: {
    connection: string;
    code: string;
    count: number;
  }[];
  deliveries: {
    id: string;
    connection: string;
    receivedAt: string;
    bytes: number;
    code: string;
    message: Text;
    remedy: Text;
  }[];
  next: string | null;
};

export type RefusedDeliveryQuery = {
  connection?: string;
  code?: string;
  after?: '' | string;
};

export type RelatedRun = {
  id: string;
  flow: string;
  recordKey: string;
  state: 'queued' | 'running' | 'waiting' | 'question' | 'done' | 'unchanged' | 'skipped' | 'observed' | 'dead' | 'cancelled' | 'resolved';
  step: string | null;
  called: boolean;
};

export type ReplayBody = {
  from?: string;
  version: 'live' | 'original';
  input?: Record<string, unknown>;
  note?: string;
};

export type ReplayPreview = {
  revision: string;
  reused: string[];
  from: string;
  repeats: {
    path: string;
    use: string | null;
    key: string | null;
    becomes: 'kept' | 'vendor_knows_key' | 'key_expired' | 'looked_up' | 'asks_person' | 'sent' | 'sent_anew' | 'emitted_again' | 'asked_again' | 'run_again';
  }[];
  record: unknown;
  changes: InputChange[];
};

export type ReplayWishBody = {
  from?: string;
  version: 'live' | 'original';
  input?: Record<string, unknown>;
};

export type RetryBody = {
  note?: string;
};

export type Role = 'administrator' | 'integration_admin' | 'sales' | 'legal' | 'finance' | 'auditor';

export type RollBackFlow = {
  to: number;
  base: number | null;
  note?: string;
  origin?: 'console' | 'cli';
};

export type RunDetail = {
  run: RunRow;
  trigger: string;
  message: Text | null;
  holdUp: HoldUp;
  queuedMs: number | null;
  input: unknown;
  observed: Observation | null;
  compensation: 'running' | 'done' | 'skipped' | 'waiting' | 'question' | 'failed' | null;
  steps: StepRow[];
  stepCount: number;
  nextStep: string | null;
  parent: RelatedRun | null;
  children: RelatedRun[];
  childCount: number;
  nextChild: string | null;
  replays: RelatedRun[];
  deeds: {
    kind: 'retry' | 'replay' | 'cancel' | 'resolve';
    person: string;
    at: string;
    cause: string | null;
    note: string | null;
    facts: Record<string, unknown>;
  }[];
};

export type RunList = {
  runs: RunRow[];
  next: string | null;
};

export type RunRow = {
  id: string;
  flow: string;
  flowTitle: Text;
  revision: string;
  version: number | null;
  recordKey: string;
  state: 'queued' | 'running' | 'waiting' | 'question' | 'done' | 'unchanged' | 'skipped' | 'observed' | 'dead' | 'cancelled' | 'resolved';
  reason: string | null;
  attempt: number;
  caseIds: string[];
  replayOf: string | null;
  startedAt: string | null;
  endedAt: string | null;
  createdAt: string;
  nextTryAt: string | null;
};

export type RunTest = {
  flow: string;
  revision: string;
  isLive: boolean;
  name: string;
  text: string;
};

export type SaveDraft = {
  source: string;
  base: number | null;
};

export type SecretFields = Record<string, string>;

export type SelectionBody = {
  action: 'retry' | 'replay' | 'cancel' | 'resolve';
  filter: {
    search?: string;
    case?: string;
    flow?: string;
    version?: string;
    revision?: string;
    key?: string;
    code?: string;
    from?: string;
    to?: string;
    text?: string;
    state?: '' | 'queued' | 'running' | 'waiting' | 'question' | 'done' | 'unchanged' | 'skipped' | 'observed' | 'dead' | 'cancelled' | 'resolved';
  };
};

export type SelectionDeed = {
  cause?: 'wrong_data' | 'handled_elsewhere' | 'duplicate' | 'no_longer_needed' | 'other_system' | 'configuration' | 'test' | 'other';
  note?: string;
};

export type SelectionPreview = {
  token: string;
  count: number;
  more: boolean;
  sample: RunRow[];
};

export type SelectionResult = {
  done: number;
  refused: {
    code: string;
    count: number;
  }[];
};

export type Session = {
  user: {
    name: string;
    roles: Role[];
  };
};

export type SignIn = {
  name: string;
  password: string;
};

export type Stages = {
  won: string | null;
  signed: string | null;
  invoiced: string | null;
  booked: string | null;
  paid: string | null;
  reported: string | null;
};

export type StartRun = {
  input: Record<string, unknown>;
};

export type StartedRun = {
  runId: string;
};

export type StepList = {
  steps: StepRow[];
  next: string | null;
};

export type StepRow = {
  path: string;
  kind: string;
  use: string | null;
  state: 'running' | 'done' | 'skipped' | 'waiting' | 'question' | 'failed';
  attempts: number;
  startedAt: string;
  endedAt: string | null;
  spans: {
    begunAt: string;
    milliseconds: number;
  }[];
  workedMs: number;
  waitedMs: number;
  nextTryAt: string | null;
  input: unknown;
  output: unknown;
  error: {
    code: string;
    message: Text;
  } | null;
  effects: EffectRow[];
  questions: {
    id: string;
    kind: string;
    owner: string;
    state: 'open' | 'answered' | 'withdrawn';
    openedAt: string;
    closedAt: string | null;
    answeredBy: string | null;
  }[];
  turns: {
    all: number | null;
    done: number;
    failed: number;
  } | null;
};

export type StreamMessage = {
  topic: 'cases' | 'runs' | 'questions' | 'flows' | 'deliveries';
  id: string;
};

export type SweepReceipts = {
  receipts: {
    since: string;
    seen: number;
    started: number;
    unchanged: number;
    skipped: number;
  }[];
};

export type SystemInfo = {
  version: string;
  environment: string;
  demo: boolean;
  businessTime: string;
  seller: string;
};

export type Voucher = {
  id: string;
  kind: 'deal' | 'contract' | 'invoice' | 'cancellation' | 'credit_note' | 'booking' | 'payment' | 'report';
  number: string;
  state: string;
  date: string | null;
  amount: string | null;
  currency: string | null;
  from: string[];
  missing: boolean;
  files: {
    role: 'pdf' | 'xml' | 'csv' | 'report';
    name: string;
    mediaType: string;
    url: string;
  }[];
  facts: {
    label: Text;
    value: string | Text;
  }[];
};

export type WithdrawFlow = {
  base: number;
  note?: string;
};

export type WouldBeEffect = {
  step: string;
  use: string;
  key: string;
  with: unknown;
  before?: unknown;
};

export type WouldBeStep = {
  path: string;
  kind: string;
  use: string | null;
  state: 'running' | 'done' | 'skipped' | 'waiting' | 'question' | 'failed';
  input: unknown;
  output: unknown;
  error: {
    code: string;
    message: Text;
  } | null;
};
