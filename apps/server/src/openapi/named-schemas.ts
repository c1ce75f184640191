import { FileRef } from '@belegfluss/sdk';
import * as demo from '../demo/schemas.ts';
import * as rest from '../rest/schemas.ts';

/** The shapes to which the description of the interface refers by name. */
export const namedSchemas = { ...rest, ...demo, FileRef };
