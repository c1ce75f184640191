import type { XmlElement } from '../../xml/xml-element.ts';
import { invoiceShape } from '../model/invoice-shape.ts';
import type { Entry, Shape } from '../model/shape.ts';
import { instancesFor } from '../model/shape.ts';
import type { SourceGroup, SourceInvoice } from '../source/source-invoice.ts';

/** Where a group of the document is in the model, and what is inside it. */
interface ModelPlace {
  /** The place around it, its name there, and its number in a list: `lines` and 2; undefined for the invoice itself. */
  outer: ModelPlace | undefined;
  name: string;
  index: number | undefined;
  shape: Shape;
  group: SourceGroup;
  /** Whether the groups inside are known as well. */
  isOpen: boolean;
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
  /** By the elements of their groups; those that are further in stand behind. */
  private readonly places = new Map<XmlElement, ModelPlace[]>();

  constructor(invoice: SourceInvoice) {
    this.gather({ outer: undefined, name: '', index: undefined, shape: invoiceShape, group: invoice, isOpen: false });
  }

  /**
   * The field for a term at an element, from the inside out: `lines[2].netAmount`. A rule about several terms is called by one of
   * them, so that the element may hold another; one about the form of a value by none. Undefined where the model has no field.
   */
  fieldOf(term: string | undefined, element: XmlElement): ModelField | undefined {
    this.openAround(element);
    for (let around: XmlElement | undefined = element; around; around = around.parent) {
      const places = this.places.get(around);
      for (let at = (places?.length ?? 0) - 1; at >= 0; at -= 1) {
        const place = places?.[at];
        const found = place && (namedField(place, term, element) ?? fieldHolding(place, element));
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
    const places = this.places.get(parent);
    for (let at = 0, end = places?.length ?? 0; at < end; at += 1) {
      const place = places?.[at];
      if (place === undefined || place.isOpen) continue;
      place.isOpen = true;
      this.gatherInside(place, place.shape, '');
    }
  }

  private gather(place: ModelPlace): void {
    const { element } = place.group;
    const known = this.places.get(element);
    if (known) known.push(place);
    else this.places.set(element, [place]);
  }

  /** The groups inside a place; `around` is the name of the object in it that has such a shape. */
  private gatherInside(outer: ModelPlace, shape: Shape, around: string): void {
    for (const [name, entry] of shape.fields) {
      if (entry.kind === 'struct') this.gatherInside(outer, entry.shape, joined(around, name));
      if (entry.kind !== 'group') continue;
      const groups = instancesFor(entry, outer.group.groups(entry.group));
      for (let at = 0; at < groups.length; at += 1) {
        const group = groups[at];
        const index = entry.many ? at : undefined;
        if (group)
          this.gather({ outer, name: joined(around, name), index, shape: entry.shape(), group, isOpen: false });
      }
    }
  }
}

/** The place as a path: `lines[2].allowances[0]`. */
function pathOf({ outer, name, index }: ModelPlace): string {
  const own = index === undefined ? name : `${name}[${index}]`;
  return outer === undefined ? own : joined(pathOf(outer), own);
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function namedField(place: ModelPlace, term: string | undefined, element: XmlElement): ModelField | undefined {
  if (term === undefined) return undefined;
  const field = fieldIn(place, term, element);
  return field === undefined ? undefined : { field, term };
}

function fieldIn(place: ModelPlace, term: string, element: XmlElement): string | undefined {
  const { shape, group } = place;
  if (group.group === term) return pathOf(place);
  for (const [name, entry] of shape.fields) {
    const inside = fieldOfEntry(name, entry, term, group, element);
    if (inside !== undefined) return joined(pathOf(place), inside);
  }
  return undefined;
}

/** The field whose value is the text of this element. */
function fieldHolding(place: ModelPlace, element: XmlElement): ModelField | undefined {
  const { shape, group } = place;
  for (const [name, entry] of shape.fields) {
    if (entry.kind !== 'term') continue;
    const holds = group.values(entry.term).some((value) => value.element === element && value.attribute === undefined);
    if (holds) return { field: joined(pathOf(place), name), term: entry.term };
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
