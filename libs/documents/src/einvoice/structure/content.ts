import type { XmlElement } from '../../xml/xml-element.ts';
import { childOf } from '../../xml/xml-element.ts';
import type { Breaches } from '../rules/breaches.ts';
import type { ElementType, Part } from './schema.ts';
import { structureRules } from './structure-rules.ts';

/** Where the schema has an element: its part in the content of the one around it, and the number of that part. */
export interface SchemaPlace {
  part: Part;
  index: number;
}

/** The elements in an element as they come, held against what its type allows. */
export interface Content {
  /** Whether the schema has this child here, so that what is in it can be judged; what is wrong with its place is a breach. */
  take(child: XmlElement, place: SchemaPlace | undefined): boolean;
  /** Says what is missing, when all children were taken. */
  end(): void;
}

/** The content of an element of a type, of which nothing was taken yet. */
export function contentOf(element: XmlElement, type: ElementType, breaches: Breaches): Content {
  return type.choice ? new Choice(element, type, breaches) : new Sequence(element, type, breaches);
}

/** Whether an element stands where the schema has one of its name, and in that namespace. */
function fits({ namespace }: XmlElement, place: SchemaPlace | undefined): place is SchemaPlace {
  return place !== undefined && place.part.namespace === namespace;
}

/** Parts in order. */
class Sequence implements Content {
  private readonly element: XmlElement;
  private readonly type: ElementType;
  private readonly breaches: Breaches;
  private at = 0;
  private last: Part | undefined;
  private readonly missed: string[] = [];

  constructor(element: XmlElement, type: ElementType, breaches: Breaches) {
    this.element = element;
    this.type = type;
    this.breaches = breaches;
  }

  take(child: XmlElement, place: SchemaPlace | undefined): boolean {
    if (!fits(child, place)) {
      this.breaches.add(structureRules.unknown, child);
      return false;
    }
    const { part, index } = place;
    if (part === this.last && !part.repeats) this.breaches.add(structureRules.repeated, child);
    else if (index < this.at && part !== this.last) this.breaches.add(structureRules.order, child);
    else {
      if (index > this.at) this.missing(index);
      this.at = index + 1;
      this.last = part;
    }
    return true;
  }

  end(): void {
    if (this.at < this.type.parts.length) this.missing(this.type.parts.length);
    for (const name of this.missed) if (childOf(this.element, name)) this.takeBack(name);
  }

  /** What was missed while the element was still being read, and came out of order. */
  private takeBack(name: string): void {
    const { breaches, element } = this;
    breaches.withdraw(
      structureRules.missing,
      (breach) => breach.element === element && breach.facts?.['element'] === name,
    );
  }

  /** What is required from here on to before a part. One that stands elsewhere in the element is out of order, not missing. */
  private missing(to: number): void {
    const { element, type, at } = this;
    for (const index of type.required) {
      const name = type.parts[index]?.name;
      if (index < at || index >= to || name === undefined || childOf(element, name)) continue;
      this.breaches.add(structureRules.missing, { element, facts: { element: name } });
      this.missed.push(name);
    }
  }
}

/** Exactly one of the parts. */
class Choice implements Content {
  private readonly element: XmlElement;
  private readonly type: ElementType;
  private readonly breaches: Breaches;
  private isTaken = false;

  constructor(element: XmlElement, type: ElementType, breaches: Breaches) {
    this.element = element;
    this.type = type;
    this.breaches = breaches;
  }

  take(child: XmlElement, place: SchemaPlace | undefined): boolean {
    const isSecond = this.isTaken;
    this.isTaken = true;
    if (!isSecond && fits(child, place)) return true;
    this.breaches.add(isSecond ? structureRules.repeated : structureRules.unknown, child);
    return false;
  }

  end(): void {
    if (this.isTaken) return;
    const facts = { element: this.type.parts.map(({ name }) => name).join(', ') };
    this.breaches.add(structureRules.missing, { element: this.element, facts });
  }
}
