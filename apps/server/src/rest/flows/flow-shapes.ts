import { Type, type Static } from 'typebox';
import { Diagnostic } from '../problems/problem-body.ts';

/** The shapes of flows, their versions, drafts and deployments in the REST interface. Times are ISO 8601 in UTC. */
const Text = Type.Object({ de: Type.String(), en: Type.String() });
const NullableText = Type.Union([Type.String(), Type.Null()]);
/** Number of a version, as PostgreSQL keeps it. */
const VersionNumber = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });
/** Number of a version; null where nothing is live. */
const Base = Type.Union([VersionNumber, Type.Null()]);
/** The checker's limit is in bytes and says why; this only keeps out what is no flow at all. */
const Source = Type.String({ maxLength: 300_000 });
const Note = Type.String({ maxLength: 2_000 });
const Origin = Type.Enum(['files', 'console', 'cli', 'restore']);

export const FlowDraft = Type.Object({ source: Type.String(), base: Base, savedAt: Type.String() });

/** A deployment meant for later; `base` has to be live still when the time comes. */
export const FlowPlanned = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  base: Base,
  author: Type.String(),
  note: Type.String(),
  at: Type.String(),
  state: Type.Enum(['planned', 'done', 'failed', 'cancelled']),
  diagnostics: Type.Array(Diagnostic),
});

export const FlowRow = Type.Object({
  flow: Type.String(),
  title: Text,
  owner: NullableText,
  live: Type.Union([
    Type.Object({
      version: Type.Integer(),
      revision: Type.String(),
      origin: Origin,
      since: Type.String(),
      deployer: Type.String(),
      /** What it refers to is not installed here: it is live, but nothing sets it off. */
      broken: Type.Boolean(),
      /** It only computes and shows what it would do, but for the runs of its pilot. */
      observed: Type.Boolean(),
    }),
    Type.Null(),
  ]),
  /** How its file in the pack differs from what is live; null where it does not. */
  drift: Type.Union([Type.Enum(['changed', 'only_in_files', 'only_live']), Type.Null()]),
  /** One's own draft, without its text. */
  draft: Type.Union([Type.Object({ base: Base, savedAt: Type.String() }), Type.Null()]),
  next: Type.Union([FlowPlanned, Type.Null()]),
  /** When its schedules are due next, each in the order of the file; null where holidays leave no day. */
  schedules: Type.Array(Type.Object({ trigger: Type.String(), zone: Type.String(), next: NullableText })),
});

/** GET /flows: what lies in files, was ever deployed, or is being written by the caller. */
export const FlowList = Type.Object({ flows: Type.Array(FlowRow) });

/** A version of a flow; `restores` is the one that it brings back. */
export const FlowVersionRow = Type.Object({
  version: Type.Integer(),
  revision: Type.String(),
  origin: Origin,
  author: Type.String(),
  note: Type.String(),
  restores: Type.Union([Type.Integer(), Type.Null()]),
  createdAt: Type.String(),
  live: Type.Boolean(),
  /** When it last went live. */
  liveFrom: NullableText,
});

/** GET /flows/:flow/versions: newest first. */
export const FlowVersions = Type.Object({ versions: Type.Array(FlowVersionRow) });
/** GET /flows/:flow/versions/:version */
export const FlowVersionText = Type.Object({ version: FlowVersionRow, source: Type.String() });

/** GET /flows/:flow */
export const FlowDetail = Type.Object({
  flow: FlowRow,
  /** Text that is live. */
  source: NullableText,
  draft: Type.Union([FlowDraft, Type.Null()]),
  versions: Type.Array(FlowVersionRow),
  planned: Type.Array(FlowPlanned),
});

const SIDE = '^(live|draft|files|[1-9][0-9]{0,8})$';
/** GET /flows/:flow/diff: a version by its number, or `live`, `draft`, `files`. */
export const FlowDiffQuery = Type.Object({
  from: Type.String({ pattern: SIDE }),
  to: Type.String({ pattern: SIDE }),
});
const LineNumber = Type.Union([Type.Integer(), Type.Null()]);
export const FlowDiff = Type.Object({
  added: Type.Integer(),
  removed: Type.Integer(),
  hunks: Type.Array(
    Type.Object({
      from: Type.Integer(),
      to: Type.Integer(),
      lines: Type.Array(
        Type.Object({
          kind: Type.Enum(['same', 'added', 'removed']),
          from: LineNumber,
          to: LineNumber,
          text: Type.String(),
        }),
      ),
    }),
  ),
});

/** PUT /flows/:flow/draft */
export const SaveDraft = Type.Object({ source: Source, base: Base });

/** POST /flows/check; `file` is how the findings call it, `flow` the name under which it and `beside` the texts with which it is to go live. */
export const CheckFlow = Type.Object({
  flow: Type.Optional(Type.String({ maxLength: 300 })),
  file: Type.Optional(Type.String({ maxLength: 300 })),
  source: Source,
  beside: Type.Optional(Type.Array(Source, { maxItems: 200 })),
});
/** Name and revision are null where something is wrong; `runs` are the flows that its steps run, `emits` and `hears` its events. */
export const FlowCheck = Type.Object({
  flow: NullableText,
  revision: NullableText,
  runs: Type.Array(Type.String()),
  emits: Type.Array(Type.String()),
  hears: Type.Array(Type.String()),
  diagnostics: Type.Array(Diagnostic),
});

/** POST /flows/offers: an offset of the text, counted as JavaScript counts. */
export const AskOffers = Type.Object({ source: Source, offset: Type.Integer({ minimum: 0, maximum: 300_000 }) });
/** What may take the place of the word between two offsets; none where no expression stands there. */
export const FlowOffers = Type.Object({
  from: Type.Integer(),
  to: Type.Integer(),
  offers: Type.Array(Type.Object({ name: Type.String(), kind: Type.Enum(['name', 'field', 'function']), about: Text })),
});

const Moment = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?(Z|[+-]\\d{2}:\\d{2})$',
});
/** POST /flows/:flow/deployments: either `source` or `version`; `base` is what was live when one began. */
export const DeployFlow = Type.Object({
  source: Type.Optional(Source),
  version: Type.Optional(VersionNumber),
  base: Base,
  note: Type.Optional(Note),
  /** With its zone; at once where it is missing or past. */
  at: Type.Optional(Moment),
  origin: Type.Optional(Type.Enum(['console', 'cli'])),
});
/** POST /flows/:flow/rollback */
export const RollBackFlow = Type.Object({
  to: VersionNumber,
  base: Base,
  note: Type.Optional(Note),
  origin: Type.Optional(Type.Enum(['console', 'cli'])),
});
/** POST /flows/:flow/withdraw */
export const WithdrawFlow = Type.Object({ base: VersionNumber, note: Type.Optional(Note) });
/** What to know of a withdrawal. */
export const FlowWithdrawn = Type.Object({ diagnostics: Type.Array(Diagnostic) });

/** What a deployment came to; `at` lies ahead for those that are planned. */
export const FlowDeployed = Type.Object({
  state: Type.Enum(['live', 'planned', 'unchanged']),
  version: FlowVersionRow,
  at: Type.String(),
  diagnostics: Type.Array(Diagnostic),
});

export type FlowRow = Static<typeof FlowRow>;
export type FlowDetail = Static<typeof FlowDetail>;
export type FlowVersionRow = Static<typeof FlowVersionRow>;
export type FlowPlanned = Static<typeof FlowPlanned>;
export type FlowDraft = Static<typeof FlowDraft>;
export type FlowDiff = Static<typeof FlowDiff>;
export type FlowOffers = Static<typeof FlowOffers>;
export type FlowCheck = Static<typeof FlowCheck>;
export type FlowDeployed = Static<typeof FlowDeployed>;
