import type { XmlElement } from '../../xml/xml-element.ts';
import { invoiceShape } from '../model/invoice-shape.ts';
import type { Entry, Shape } from '../model/shape.ts';
import { instancesFor } from '../model/shape.ts';
import type { SourceGroup, SourceInvoice } from '../source/source-invoice.ts';

/** Where a group of the document is in the model: `lines[2]`, and what is inside it. */
interface ModelPlace {
  path: string;
  shape: Shape;
  group: SourceGroup;
}

/** A field of the model, and the term that it holds. */
export interface ModelField {
  field: string;
  term: string;
}

/**
 * Says which field of our model holds what stands at an element of a document. A group is opened when somebody asks for something
 * in it: of thousands of lines, few have a finding.
 */
export class ModelFields {
  private readonly places = new Map<XmlElement, ModelPlace[]>();
  private readonly closed = new Map<XmlElement, ModelPlace[]>();

  constructor(invoice: SourceInvoice) {
    this.gather({ path: '', shape: invoiceShape, group: invoice });
  }

  /**
   * The field for a term at an element, from the inside out: `lines[2].netAmount`. A rule about several terms is called by one of
   * them, so that the element may hold another; one about the form of a value by none. Undefined where the model has no field.
   */
  fieldOf(term: string | undefined, element: XmlElement): ModelField | undefined {
    this.openAround(element);
    for (let around: XmlElement | undefined = element; around; around = around.parent) {
      for (const place of this.places.get(around) ?? []) {
        const found = namedField(place, term, element) ?? fieldHolding(place, element);
        if (found) return found;
      }
    }
    return undefined;
  }

  /**
   * Opens the groups that an element stands in, from the outside in. Its own stays closed, for whatever is in it stands further in: what
   * is missing in the invoice as a whole is said without reading any of it.
   */
  private openAround({ parent }: XmlElement): void {
    if (parent === undefined) return;
    this.openAround(parent);
    const closed = this.closed.get(parent) ?? [];
    this.closed.delete(parent);
    for (const place of closed) this.gatherInside(place);
  }

  private gather(place: ModelPlace): void {
    const { element } = place.group;
    this.places.set(element, [place, ...(this.places.get(element) ?? [])]);
    this.closed.set(element, [...(this.closed.get(element) ?? []), place]);
  }

  private gatherInside({ path: around, shape, group: outer }: ModelPlace): void {
    for (const [name, entry] of shape.fields) {
      if (entry.kind === 'struct') this.gatherInside({ path: joined(around, name), shape: entry.shape, group: outer });
      if (entry.kind !== 'group') continue;
      for (const [index, group] of instancesFor(entry, outer.groups(entry.group)).entries()) {
        const path = joined(around, entry.many ? `${name}[${index}]` : name);
        this.gather({ path, shape: entry.shape(), group });
      }
    }
  }
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function namedField(place: ModelPlace, term: string | undefined, element: XmlElement): ModelField | undefined {
  if (term === undefined) return undefined;
  const field = fieldIn(place, term, element);
  return field === undefined ? undefined : { field, term };
}

function fieldIn({ path, shape, group }: ModelPlace, term: string, element: XmlElement): string | undefined {
  if (group.group === term) return path;
  for (const [name, entry] of shape.fields) {
    const inside = fieldOfEntry(name, entry, term, group, element);
    if (inside !== undefined) return joined(path, inside);
  }
  return undefined;
}

/** The field whose value is the text of this element. */
function fieldHolding({ path, shape, group }: ModelPlace, element: XmlElement): ModelField | undefined {
  for (const [name, entry] of shape.fields) {
    if (entry.kind !== 'term') continue;
    const holds = group.values(entry.term).some((value) => value.element === element && value.attribute === undefined);
    if (holds) return { field: joined(path, name), term: entry.term };
  }
  return undefined;
}

function fieldOfEntry(
  name: string,
  entry: Entry,
  term: string,
  group: SourceGroup,
  element: XmlElement,
): string | undefined {
  switch (entry.kind) {
    case 'term':
      return entry.term === term ? name : undefined;
    case 'struct':
      return innerField(name, entry.shape, term);
    case 'values': {
      const index = group.values(entry.term).findIndex((value) => value.element === element);
      return innerField(index < 0 ? name : `${name}[${index}]`, entry.shape, term);
    }
    default:
      // A group that is missing is said by its own name, a term of it by the field that it would have.
      return entry.group === term ? name : entry.many ? undefined : innerField(name, entry.shape(), term);
  }
}

function innerField(name: string, shape: Shape, term: string): string | undefined {
  const field = shape.fields.find(([, entry]) => entry.kind === 'term' && entry.term === term)?.[0];
  return field === undefined ? undefined : joined(name, field);
}
