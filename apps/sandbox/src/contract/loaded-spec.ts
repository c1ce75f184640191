import type { JsonObject } from '../json-reader.ts';
import type { PathRouter } from './path-router.ts';
import type { SchemaCompiler } from './schema-compiler.ts';

/** A vendor's description, ready to judge with. */
export interface LoadedSpec {
  document: JsonObject;
  route: PathRouter;
  schemas: SchemaCompiler;
}
