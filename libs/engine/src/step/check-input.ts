import { DiagnosticError, ownSchemas, saidFault } from '@belegfluss/sdk';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { TSchema } from 'typebox';

const ajv = new Ajv(ownSchemas);
addFormats.default(ajv);
const compiled = new WeakMap<TSchema, ValidateFunction>();

/** Refuses an input that the action does not understand, before anything leaves us. Error `run.invalid_input`. */
export function checkInput(schema: TSchema, input: unknown, use: string): void {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  if (validate(input)) return;
  // Compiled, a schema judges a thousand inputs; what is said of the one that does not fit is found out once.
  const { field, keyword, said } = saidFault(schema, input);
  throw new DiagnosticError({
    code: 'run.invalid_input',
    severity: 'error',
    message: {
      de: `Die Eingabe für ${use} passt nicht: ${said.de}.`,
      en: `The input for ${use} does not fit: ${said.en}.`,
    },
    remedy: {
      de: 'Prüfen Sie das Feld im Ablauf und den Wert im Quellsystem.',
      en: 'Check the field in the flow and the value in the source system.',
    },
    facts: { use, at: field, keyword },
  });
}
