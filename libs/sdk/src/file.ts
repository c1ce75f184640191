import { Type, type Static } from 'typebox';

/** A file passes through a flow as this reference; its bytes are kept once, under their hash. */
export const FileRef = Type.Object(
  {
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    name: Type.String(),
    mediaType: Type.String(),
    size: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);
export type FileRef = Static<typeof FileRef>;

/** Content-addressed store of bytes; putting the same bytes twice keeps them once. */
export interface FileStore {
  put(bytes: Uint8Array, name: string, mediaType: string): Promise<FileRef>;
  get(ref: { sha256: string }): Promise<Uint8Array>;
}
