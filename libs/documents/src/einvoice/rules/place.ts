import { PathPattern } from './path-pattern.ts';

/**
 * A place at which rules look, by its path from the root (`PaymentMeans/CardAccount`), anywhere (`//TaxSubtotal`), or `''` for the root.
 * A walk through a document gathers the elements of all places, so that a rule finds its own without searching for them.
 */
export class Place {
  readonly path: string;
  /** The number under which an invoice keeps the elements of the place. */
  readonly slot: number;

  constructor(path: string, slot: number) {
    this.path = path;
    this.slot = slot;
  }
}

/** A place for each family of syntaxes. */
export interface Places {
  ubl: Place;
  cii: Place;
}

const known = new Map<string, Place>();

/** The place at a path. Rules name theirs when they are loaded, before the first document is walked through. */
export function placeAt(path: string): Place {
  const place = known.get(path) ?? new Place(path, known.size);
  known.set(path, place);
  return place;
}

/** The same place of both families. */
export function placesAt(ubl: string, cii: string): Places {
  return { ubl: placeAt(ubl), cii: placeAt(cii) };
}

/** All places that rules have named, with their patterns. */
export function allPlaces(): { place: Place; pattern: PathPattern }[] {
  return [...known.values()].map((place) => ({ place, pattern: new PathPattern(place.path) }));
}
