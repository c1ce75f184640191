import type { Diagnostic } from '../diagnostic.ts';
import { isCalendarDate } from '../calendar-date.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { childOf, childrenOf } from '../xml/xml-element.ts';
import { ebInterfaceDiagnostic, ebInterfaceWarning } from './ebinterface-faults.ts';

/** More findings than anybody reads. */
const MOST_FINDINGS = 200;

/** Reads elements, keeps what is wrong with them, and knows at the end which of them nobody asked for. */
export class ElementReader {
  readonly faults: Diagnostic[] = [];
  private readonly read = new Set<XmlElement>();

  /** The first child of that name. */
  child(element: XmlElement | undefined, name: string): XmlElement | undefined {
    const found = childOf(element, name);
    if (found) this.read.add(found);
    return found;
  }

  /** All children of that name. */
  children(element: XmlElement | undefined, name: string): XmlElement[] {
    const found = childrenOf(element, name);
    for (const each of found) this.read.add(each);
    return found;
  }

  /** The text of a child; undefined when there is none or nothing in it. */
  text(element: XmlElement | undefined, name: string): string | undefined {
    return this.child(element, name)?.text || undefined;
  }

  /** The text of a child that must be there. */
  required(element: XmlElement, name: string): string {
    return this.text(element, name) ?? this.missing(element, name);
  }

  /** The first child of that name, which must be there; an empty one stands for it where it is not. */
  section(element: XmlElement, name: string): XmlElement {
    const found = this.child(element, name);
    if (found) return found;
    this.missing(element, name);
    const { line, column, path, namespace } = element;
    return {
      name,
      namespace,
      attributes: {},
      children: [],
      text: '',
      content: '',
      line,
      column,
      path: `${path}/${name}`,
    };
  }

  /** An attribute that must be there. */
  attribute(element: XmlElement, name: string): string {
    return element.attributes[name] || this.missing(element, `@${name}`);
  }

  /** A decimal number in a child. */
  decimal(element: XmlElement | undefined, name: string): string | undefined {
    const child = this.child(element, name);
    return child && this.number(child, child.text);
  }

  /** The text if it is a decimal number; any other text of that element is a fault. */
  number(element: XmlElement, text: string | undefined): string | undefined {
    return this.checked(element, text, (value) => /^[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})$/.test(value));
  }

  /** A decimal number in a child that must be there. */
  requiredDecimal(element: XmlElement, name: string): string {
    return this.decimal(element, name) ?? this.missing(element, name, '0');
  }

  /** A day in a child; a time zone behind it says nothing about a day. */
  date(element: XmlElement | undefined, name: string): string | undefined {
    const child = this.child(element, name);
    if (!child) return undefined;
    const text = this.checked(child, child.text, (value) => {
      const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?:Z|[+-]\d{2}:\d{2})?$/.exec(value) ?? [];
      return day !== undefined && isCalendarDate(Number(year), Number(month), Number(day));
    });
    return text?.slice(0, 10);
  }

  /** A day in a child that must be there. */
  requiredDate(element: XmlElement, name: string): string {
    // One that is no day is a fault already.
    return this.date(element, name) ?? (this.text(element, name) || this.missing(element, name));
  }

  /** What lies below the element and was not asked for; each is a warning. */
  unread(element: XmlElement): Diagnostic[] {
    const found: Diagnostic[] = [];
    const look = (parent: XmlElement): void => {
      for (const child of parent.children) {
        if (found.length >= MOST_FINDINGS) return;
        if (this.read.has(child)) look(child);
        else found.push(ebInterfaceWarning('content_not_read', placeOf(child)));
      }
    };
    look(element);
    return found;
  }

  private checked(
    element: XmlElement,
    text: string | undefined,
    isSound: (text: string) => boolean,
  ): string | undefined {
    if (text === undefined || text === '') return undefined;
    if (isSound(text)) return text;
    if (this.faults.length < MOST_FINDINGS) this.faults.push(ebInterfaceDiagnostic('value_invalid', placeOf(element)));
    return undefined;
  }

  private missing(element: XmlElement, name: string, instead = ''): string {
    const place = placeOf(element);
    const fault = ebInterfaceDiagnostic('element_missing', { ...place, path: `${place.path}/${name}` });
    if (this.faults.length < MOST_FINDINGS) this.faults.push(fault);
    return instead;
  }
}

function placeOf({ path, line, column }: XmlElement): { path: string; line: number; column: number } {
  return { path, line, column };
}
