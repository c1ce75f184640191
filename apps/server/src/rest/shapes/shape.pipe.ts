import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { ownSchemas, saidFault } from '@belegfluss/sdk';
import { Ajv, type ValidateFunction } from 'ajv';
import type { TSchema } from 'typebox';
import { Problem } from '../problems/problem.ts';

const ajv = new Ajv(ownSchemas);
const REMEDY = {
  de: 'Geben Sie einen Wert an, wie er hier nötig ist.',
  en: 'Give a value as it is needed here.',
};

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
    throw misshapen(type === 'query' ? 'server.bad_query' : 'server.bad_body', this.schema, given);
  }
}

/** Names the first field that does not fit, and what may stand there. */
function misshapen(code: string, schema: TSchema, given: unknown): Problem {
  const { field, said: message } = saidFault(schema, given);
  return new Problem(422, code, message.en, [{ code, severity: 'error', message, remedy: REMEDY, facts: { field } }]);
}
