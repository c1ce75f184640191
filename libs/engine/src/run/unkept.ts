import { isNativeError } from 'node:util/types';
import { isLostRace, isUnstorable, lacksMemory } from '../journal/database-error.ts';
import type { RunWrite } from '../journal/run-write.ts';
import type { Reason } from './verdict.ts';
import { MEGABYTE, measure } from './weight.ts';

/** A write that weighs less is not what a server lacks memory for. */
const LIGHT = MEGABYTE;

/** What an attempt has learnt can never be written down, however often somebody tries. */
export class UnkeptError extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, cause: unknown) {
    super(reason.message.en, { cause });
    this.name = 'UnkeptError';
    this.reason = reason;
  }
}

/** The same error where the next try may pass. What the database says of it may quote the record: only its code is kept. */
export function unkept(error: unknown, write: RunWrite): unknown {
  if (isLostRace(error)) return error;
  if (isUnstorable(error)) return new UnkeptError(unstorable(error), error);
  return lacksMemory(error) && isHeavy(write) ? new UnkeptError(TOO_LARGE, error) : error;
}

/** No JSON can be made of a value, because its parts stand too deeply in each other. */
export function nestsTooDeeply(error: unknown): boolean {
  return isNativeError(error) && error.name === 'RangeError';
}

/** Why something cannot be written down. */
export function unstorable(error: unknown): Reason {
  const { code, name } = error as { code?: unknown; name: string };
  const message = {
    de: 'was der Lauf erfahren hat, lässt sich nicht festhalten: es ist zu lang, zu tief verschachtelt oder hat eine Form, die die Datenbank ablehnt',
    en: 'what the run has learnt cannot be written down: it is too long, nested too deeply, or of a form that the database refuses',
  };
  return { code: 'run.unstorable', message, facts: { refusal: typeof code === 'string' ? code : name } };
}

const TOO_LARGE: Reason = {
  code: 'run.too_large_for_database',
  message: {
    de: 'der Datenbank fehlt der Speicher, um festzuhalten, was der Lauf auf einmal erfahren hat',
    en: 'the database lacks the memory to write down what the run has learnt at once',
  },
};

function isHeavy({ steps, effects, emissions, settlement }: RunWrite): boolean {
  return measure([steps, effects, emissions, settlement?.verdict], { weight: LIGHT }).weight > LIGHT;
}
