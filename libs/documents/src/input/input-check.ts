import type { Diagnostic } from '../diagnostic.ts';
import { DocumentError } from '../diagnostic.ts';
import type { Demand } from './input-diagnostics.ts';
import { inputInvalid } from './input-diagnostics.ts';

/** Steps into an input: no document has so many, and an object that contains itself has no end. */
const deepest = 100;

/** More faults than anybody reads. */
const most = 200;

/** What a value must be; it looks at one and tells the check what is wrong with it. */
export interface Looks {
  look(value: unknown, check: InputCheck): void;
}

/** A walk through what somebody handed in: where it is, and what was wrong so far. */
export class InputCheck {
  readonly faults: Diagnostic[] = [];
  private readonly name: string;
  private readonly trail: (string | number)[] = [];

  /** `name` stands in sentences for the whole input. */
  constructor(name: string) {
    this.name = name;
  }

  /** Looks at a part, which stands under that name or at that place of a list. */
  part(step: string | number, form: Looks, value: unknown): void {
    this.trail.push(step);
    form.look(value, this);
    this.trail.pop();
  }

  /** True where a value is nested deeper than any document, which is then a fault. */
  isTooDeep(): boolean {
    if (this.trail.length <= deepest) return false;
    this.add('depth');
    return true;
  }

  /** The part that is being looked at is not what it must be. */
  add(demand: Demand, limits?: Readonly<Record<string, string | number>>): void {
    if (this.faults.length < most) this.faults.push(inputInvalid(demand, this.path(), limits));
  }

  // Written out for faults alone: most of what is handed in has none.
  private path(): string {
    const steps = this.trail.map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      return index === 0 ? step : `.${step}`;
    });
    return steps.length === 0 ? this.name : steps.join('');
  }
}

/**
 * What is wrong with the types of something handed in, the first 200 of it: callers need not be TypeScript, and what they hand in may
 * come from JSON. What has more properties than its type is taken, without them. `name` stands in the sentences for the whole.
 */
export function inputFaults(form: Looks, value: unknown, name: string): Diagnostic[] {
  const check = new InputCheck(name);
  form.look(value, check);
  return check.faults;
}

/**
 * Makes sure that something handed in has the types that it should have.
 * @throws DocumentError `document.input_invalid` with the path of everything that has not, the first 200 of it.
 */
export function requireInput(form: Looks, value: unknown, name: string): void {
  const faults = inputFaults(form, value, name);
  if (faults.length > 0) throw new DocumentError(faults);
}
