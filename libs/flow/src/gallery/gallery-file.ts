import { Type, type Static } from 'typebox';
import { Bilingual } from '../pack/pack-file.ts';

const ID = '^[a-z][a-z0-9-]*$';
const Path = Type.String({ pattern: '^[a-z0-9./-]+$' });

const TemplateShape = Type.Object(
  {
    title: Bilingual,
    about: Bilingual,
    /** Flow files as paths below the gallery, without their ending. */
    flows: Type.Array(Path, { minItems: 1 }),
    /** Settings that its flows read and the ground does not have, as the lines that a new `pack.yaml` gets. */
    settings: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

/** The shape of `gallery.yaml`: goals, and the flows that lead to each. */
export const GalleryFile = Type.Object(
  {
    /** Folder of the pack that brings connections, settings and tables. */
    ground: Path,
    /** Templates that are taken where nobody chooses. */
    usual: Type.Array(Type.String()),
    goals: Type.Record(
      Type.String({ pattern: ID }),
      Type.Object(
        { title: Bilingual, templates: Type.Record(Type.String({ pattern: ID }), TemplateShape) },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type GalleryFile = Static<typeof GalleryFile>;
