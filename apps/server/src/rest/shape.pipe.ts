import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { ownSchemas } from '@belegfluss/sdk';
import { Ajv, type ValidateFunction } from 'ajv';
import type { TSchema } from 'typebox';
import { Problem } from './problem.ts';

const ajv = new Ajv(ownSchemas);

/** Refuses bodies and queries that do not have the documented shape: `server.bad_body`, `server.bad_query` (422). */
export class ShapePipe implements PipeTransform {
  /** What the interface's description says about this part of a request. */
  readonly schema: TSchema;
  #compiled: ValidateFunction | undefined;

  constructor(schema: TSchema) {
    this.schema = schema;
  }

  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    // A body of which nothing is needed may be missing.
    const given = value ?? {};
    const validate = (this.#compiled ??= ajv.compile(this.schema));
    if (validate(given)) return given;
    const [fault] = validate.errors ?? [];
    const code = type === 'query' ? 'server.bad_query' : 'server.bad_body';
    throw new Problem(422, code, `${fault?.instancePath || '/'} ${fault?.message ?? 'does not fit'}`);
  }
}
