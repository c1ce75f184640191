import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { ownSchemas, shapeFaults, shapeWords } from '@belegfluss/sdk';
import { Ajv, type ValidateFunction } from 'ajv';
import type { TSchema } from 'typebox';
import { Problem } from './problem.ts';

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
  const faults = shapeFaults(schema, given);
  const field = faults[0]?.path.join('.') ?? '';
  // Where one of several shapes is needed, the last fault of a field names them all.
  const fault = faults.findLast(({ path }) => path.join('.') === field);
  const words = fault ? shapeWords(fault) : { de: 'passt nicht', en: 'does not fit' };
  const message = field === '' ? words : { de: `${field}: ${words.de}`, en: `${field}: ${words.en}` };
  return new Problem(422, code, message.en, [{ code, severity: 'error', message, remedy: REMEDY, facts: { field } }]);
}
