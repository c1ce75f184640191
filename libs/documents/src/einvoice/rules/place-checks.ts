import type { XmlElement } from '../../xml/xml-element.ts';
import type { Family, Found } from './check.ts';
import type { Breach, Rule } from './rule.ts';

/** A rule that looks at one element, and at what is in it, wherever such an element stands. */
export interface PlaceCheck {
  rule: Rule;
  family: Family;
  /** From the root (`LegalMonetaryTotal`, `InvoiceLine|CreditNoteLine/Item`), anywhere (`//TaxSubtotal`), or `''` for the root. */
  place: string;
  /** What breaks the rule at an element; empty when it holds. */
  find(element: XmlElement): readonly Found[];
}

/** Nothing found: shared, because it is the answer nearly always. */
export const nothing: readonly Found[] = [];

interface Place {
  /** The names that the elements above must have, from the nearest one upwards. */
  above: readonly (readonly string[])[];
  anywhere: boolean;
  checks: PlaceCheck[];
}

/** Asks the checks of each element while a document is walked, so that none of them has to look for it. */
export class PlaceVisitor {
  private readonly ofRoot: PlaceCheck[] = [];
  private readonly byName = new Map<string, Place[]>();
  private readonly byPath = new Map<string, Place>();

  constructor(checks: readonly PlaceCheck[]) {
    for (const check of checks) {
      if (check.place === '') this.ofRoot.push(check);
      else this.placeOf(check.place).checks.push(check);
    }
  }

  visit(element: XmlElement, ancestors: readonly XmlElement[], breaches: Breach[]): void {
    if (ancestors.length === 0) ask(this.ofRoot, element, breaches);
    for (const place of this.byName.get(element.name) ?? noPlaces)
      if (standsAt(place, ancestors)) ask(place.checks, element, breaches);
  }

  private placeOf(path: string): Place {
    const known = this.byPath.get(path);
    if (known) return known;
    const anywhere = path.startsWith('//');
    const steps = path
      .slice(anywhere ? 2 : 0)
      .split('/')
      .map((step) => step.split('|'));
    const place: Place = { above: steps.slice(0, -1).toReversed(), anywhere, checks: [] };
    for (const name of steps.at(-1) ?? []) this.byName.set(name, [...(this.byName.get(name) ?? []), place]);
    this.byPath.set(path, place);
    return place;
  }
}

const noPlaces: readonly Place[] = [];

function standsAt({ above, anywhere }: Place, ancestors: readonly XmlElement[]): boolean {
  if (!anywhere && ancestors.length !== above.length + 1) return false;
  return above.every((names, step) => names.includes(ancestors[ancestors.length - 1 - step]?.name ?? ''));
}

function ask(checks: readonly PlaceCheck[], element: XmlElement, breaches: Breach[]): void {
  for (const { rule, find } of checks)
    for (const found of find(element))
      breaches.push('element' in found ? { rule, ...found } : { rule, element: found });
}
