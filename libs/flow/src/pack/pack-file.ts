import { Type, type Static } from 'typebox';
import { AlertFile, RetentionFile } from './pack-watch.ts';
import { Id } from '../language/field-shapes.ts';

const Settings = Type.Record(Type.String(), Type.Unknown());
export const Bilingual = Type.Object({ de: Type.String(), en: Type.String() }, { additionalProperties: false });

/** The shape of `pack.yaml`: which systems the flows of a folder speak to, and the settings that they read. */
export const PackFile = Type.Object(
  {
    pack: Id,
    title: Bilingual,
    connections: Type.Record(
      Type.String(),
      Type.Object({ use: Type.String(), config: Type.Optional(Settings) }, { additionalProperties: false }),
    ),
    settings: Type.Optional(Settings),
    /** How many runs may be at work at the same time, over all flows that share the limit. */
    limits: Type.Optional(Type.Record(Id, Type.Integer({ minimum: 1, maximum: 10_000 }))),
    /** Where the truth about the flows is: in these files, or in what was deployed. */
    deployment: Type.Optional(Type.Enum(['files', 'database'])),
    alerts: Type.Optional(AlertFile),
    retention: Type.Optional(RetentionFile),
    /** Settings of connections that differ by environment; `{sandbox}` stands for the sandbox's address. */
    environments: Type.Optional(Type.Record(Type.String(), Type.Record(Type.String(), Settings))),
  },
  { additionalProperties: false },
);
export type PackFile = Static<typeof PackFile>;
