import type { XmlElement } from '../../xml/xml-element.ts';
import { PathPattern } from './path-pattern.ts';
import type { PlacedInvoice } from './placed-invoice.ts';

/** Which of the elements at a place a rule looks for; `invoice` is what was read so far. */
export type IsMeant = (element: XmlElement, invoice: PlacedInvoice) => boolean;

/**
 * A place at which rules look, by its path from the root (`PaymentMeans/CardAccount`), anywhere (`//TaxSubtotal`), or `''` for the root.
 * A walk through a document gathers the elements of all places, so that a rule finds its own without searching for them. Lines with
 * such an element stay in memory: a rule that finds something in every sound line says which of the elements it means.
 */
export class Place {
  readonly path: string;
  /** The number under which an invoice keeps the elements of the place. */
  readonly slot: number;
  readonly isMeant: IsMeant | undefined;

  constructor(path: string, slot: number, isMeant?: IsMeant) {
    this.path = path;
    this.slot = slot;
    this.isMeant = isMeant;
  }
}

/** A place for each family of syntaxes. */
export interface Places {
  ubl: Place;
  cii: Place;
}

const all: Place[] = [];
const known = new Map<string, Place>();

/** The place at a path. Rules name theirs when they are loaded, before the first document is walked through. */
export function placeAt(path: string): Place {
  const before = known.get(path);
  if (before) return before;
  const made = newPlace(path);
  known.set(path, made);
  return made;
}

/** The same place of both families. */
export function placesAt(ubl: string, cii: string): Places {
  return { ubl: placeAt(ubl), cii: placeAt(cii) };
}

/** A place with those elements alone that a rule means. */
export function chosenAt(path: string, isMeant: IsMeant): Place {
  return newPlace(path, isMeant);
}

/** A place with the first of its elements alone, or the first that is meant. */
export function firstAtPlace(path: string, isMeant: IsMeant = () => true): Place {
  const place: Place = newPlace(path, (element, invoice) => !invoice.has(place) && isMeant(element, invoice));
  return place;
}

function newPlace(path: string, isMeant?: IsMeant): Place {
  const made = new Place(path, all.length, isMeant);
  all.push(made);
  return made;
}

/** All places that rules have named, with their patterns. */
export function allPlaces(): { place: Place; pattern: PathPattern }[] {
  return all.map((place) => ({ place, pattern: new PathPattern(place.path) }));
}
