import { FileRef } from '@belegfluss/sdk';
import * as demo from '../demo/schemas.ts';
import * as flowShapes from '../rest/flow-shapes.ts';
import { ProblemBody } from '../rest/problem-body.ts';
import * as rest from '../rest/schemas.ts';

/** The shapes to which the description of the interface refers by name. */
export const namedSchemas = { ...rest, ...flowShapes, ...demo, FileRef, ProblemBody };
