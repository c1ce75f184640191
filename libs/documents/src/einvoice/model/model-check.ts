import type { Diagnostic } from '../../diagnostic.ts';
import { DocumentError } from '../../diagnostic.ts';
import { hasFormOf, isDecimal } from '../terms/term-form.ts';
import { terms } from '../terms/index.ts';
import { invoiceShape } from './invoice-shape.ts';
import { modelInvalid } from './model-diagnostics.ts';
import type { Entry, Shape } from './shape.ts';

/** Sub lines nest a few levels; an object that contains itself has no end. */
const deepest = 50;

/** More than anybody reads. */
const most = 200;

/**
 * How exactly a model is looked at: `types` leaves it to the rules whether amounts and dates are any, and whether texts are missing;
 * `values` is for whoever has to calculate with them.
 */
export type ModelExactness = 'types' | 'values';

/**
 * Makes sure that an invoice that comes from outside of the compiler's sight has the types of the model, before it is written.
 * @throws DocumentError `einvoice.model_invalid` with the path of every field that has not, the first 200 of them.
 */
export function requireModel(invoice: unknown, exactness: ModelExactness): void {
  const check = new ModelCheck(exactness);
  check.object(invoiceShape, invoice, 'invoice', '');
  if (check.faults.length > 0) throw new DocumentError(check.faults);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

class ModelCheck {
  readonly faults: Diagnostic[] = [];
  private readonly exactness: ModelExactness;
  private depth = 0;

  constructor(exactness: ModelExactness) {
    this.exactness = exactness;
  }

  /** `around` stands before the names of the fields. */
  object(shape: Shape, value: unknown, path: string, around = `${path}.`): void {
    if (!isObject(value)) return this.add('object', path);
    if (this.depth > deepest) return this.add('depth', path);
    this.depth += 1;
    for (const [name, entry] of shape.fields) this.entry(entry, value[name], `${around}${name}`);
    this.depth -= 1;
  }

  private entry(entry: Entry, value: unknown, path: string): void {
    if (entry.kind === 'term') return this.term(entry, value, path);
    if (value === undefined && !entry.must) return;
    const shape = entry.kind === 'group' ? entry.shape() : entry.shape;
    const isList = entry.kind === 'values' || (entry.kind === 'group' && entry.many);
    if (!isList) return this.object(shape, value, path);
    if (!Array.isArray(value)) return this.add('list', path);
    for (const [index, each] of value.entries()) this.object(shape, each, `${path}[${index}]`);
  }

  private term({ term, must, conversion }: Extract<Entry, { kind: 'term' }>, value: unknown, path: string): void {
    const type = terms.get(term)?.type ?? 'text';
    const isExact = this.exactness === 'values' && !hasFormOf(type, '');
    if (value === undefined && !(must && isExact)) return;
    if (conversion) return this.paymentTerms(value, path);
    if (typeof value !== 'string') return this.add('text', path);
    if (!isExact || (value === '' && !must) || hasFormOf(type, value)) return;
    this.add(type === 'date' ? 'date' : 'decimal', path);
  }

  private paymentTerms(value: unknown, path: string): void {
    if (!isObject(value)) return this.add('object', path);
    if (value['text'] !== undefined && typeof value['text'] !== 'string') this.add('text', `${path}.text`);
    const { skonto } = value;
    if (!Array.isArray(skonto)) return this.add('list', `${path}.skonto`);
    for (const [index, step] of skonto.entries()) this.skonto(step, `${path}.skonto[${index}]`);
  }

  private skonto(step: unknown, path: string): void {
    if (!isObject(step)) return this.add('object', path);
    const { days, percent, baseAmount } = step;
    if (typeof days !== 'number' || !Number.isInteger(days) || days < 0 || days > 9999)
      this.add('days', `${path}.days`);
    this.decimal(percent, `${path}.percent`);
    if (baseAmount !== undefined) this.decimal(baseAmount, `${path}.baseAmount`);
  }

  private decimal(value: unknown, path: string): void {
    if (typeof value !== 'string') this.add('text', path);
    else if (this.exactness === 'values' && !isDecimal(value)) this.add('decimal', path);
  }

  private add(...about: Parameters<typeof modelInvalid>): void {
    if (this.faults.length < most) this.faults.push(modelInvalid(...about));
  }
}
