import { FileRef } from '@belegfluss/sdk';
import { Type } from 'typebox';

/** A file reference without the schema's own id: a schema that names two files may not hold one id twice. */
export const StoredFile = Type.Object(FileRef.properties, { additionalProperties: false });
