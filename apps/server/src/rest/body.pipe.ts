import type { PipeTransform } from '@nestjs/common';
import { Ajv, type ValidateFunction } from 'ajv';
import type { TSchema } from 'typebox';
import { Problem } from './problem.ts';

/** Refuses bodies that do not have the documented shape. */
export class BodyPipe implements PipeTransform {
  readonly #validate: ValidateFunction;

  constructor(schema: TSchema) {
    this.#validate = new Ajv({ strict: false }).compile(schema);
  }

  transform(value: unknown): unknown {
    if (this.#validate(value)) return value;
    const [fault] = this.#validate.errors ?? [];
    throw new Problem(422, 'server.bad_body', `${fault?.instancePath || '/'} ${fault?.message ?? 'does not fit'}`);
  }
}
