import { requireInput } from '../../input/input-check.ts';
import type { Looks } from '../../input/input-check.ts';
import { day, decimal, either, list, objectOf, optional, text } from '../../input/input-form.ts';
import { paymentTermsForm } from '../payment-terms-form.ts';
import { hasFormOf } from '../terms/term-form.ts';
import { terms } from '../terms/index.ts';
import { invoiceShape } from './invoice-shape.ts';
import type { Entry, Shape } from './shape.ts';

/**
 * How much of a model there must be: `types` leaves it to the rules what is missing; `complete` is for whoever has to calculate with it
 * or to print it. Amounts and days that are there are some in both: no format has a way to write one that is none.
 */
export type ModelExactness = 'types' | 'complete';

/**
 * Makes sure that an invoice that comes from outside of the compiler's sight has the types of the model, before it is written.
 * @throws DocumentError `document.input_invalid` with the path of every field that has not, the first 200 of them.
 */
export function requireModel(invoice: unknown, exactness: ModelExactness): void {
  requireInput(forms[exactness], invoice, 'invoice');
}

/** The forms of the shapes of the model, each made when it is first met: a line contains lines. */
class ModelForms {
  private readonly exactness: ModelExactness;
  private readonly known = new Map<Shape, Looks>();

  constructor(exactness: ModelExactness) {
    this.exactness = exactness;
  }

  of(shape: Shape): Looks {
    const before = this.known.get(shape);
    if (before) return before;
    let fields: [string, Looks][] | undefined;
    const form = objectOf(() => (fields ??= shape.fields.map(([name, entry]) => [name, this.field(entry)])));
    this.known.set(shape, form);
    return form;
  }

  private field(entry: Entry): Looks {
    if (entry.kind === 'term') return this.term(entry);
    const { shape } = entry;
    const each = this.of(typeof shape === 'function' ? shape() : shape);
    const isList = entry.kind === 'values' || (entry.kind === 'group' && entry.many);
    const form = isList ? list(each) : each;
    return entry.must ? form : optional(form);
  }

  private term({ term, must, conversion }: Extract<Entry, { kind: 'term' }>): Looks {
    if (conversion) return optional(paymentTermsForm(decimal));
    const type = terms.get(term)?.type ?? 'text';
    const isDemanded = must && this.exactness === 'complete';
    if (hasFormOf(type, '')) return isDemanded ? text : optional(text);
    const form = type === 'date' ? day : decimal;
    return isDemanded ? form : optional(either((value) => (value === '' ? text : form)));
  }
}

const forms = {
  types: new ModelForms('types').of(invoiceShape),
  complete: new ModelForms('complete').of(invoiceShape),
};
