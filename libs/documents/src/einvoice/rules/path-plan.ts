import type { Schema } from '../structure/schema.ts';
import type { SchemaPlace } from '../structure/content.ts';
import type { Family } from './check.ts';
import type { LinePart } from './line-parts.ts';
import { isLine, linePartAt } from './line-parts.ts';
import { ByPath, PathPattern } from './path-pattern.ts';
import type { PathNode, Planner } from './path-tree.ts';
import type { Place } from './place.ts';
import { allPlaces } from './place.ts';
import type { Counted, PlaceCheck } from './place-checks.ts';
import type { RuleSet } from './rule-set.ts';
import type { Visit } from './visit.ts';

/** A check that holds for a number of elements, and the paths at which they stand, as seen from its place. */
export interface CountedCheck {
  check: PlaceCheck;
  counted: Counted;
  paths: readonly PathPattern[];
}

/** A counter of an element above: how deep that one stands, and which of its counters. */
export interface Addition {
  depth: number;
  counter: number;
  only: Counted['only'];
}

/** What is to be done at the elements of one path. */
export interface PathPlan {
  /** Where the schema has them; undefined where it has no such element. */
  schema: SchemaPlace | undefined;
  /** The places at which they stand. */
  places: readonly Place[];
  isLine: boolean;
  linePart: LinePart | undefined;
  /** Whether nothing is found in the attributes of those that have none. */
  mayBeBare: boolean;
  attributeVisits: readonly Visit[];
  visits: readonly Visit[];
  /** Asked at once. */
  checks: readonly PlaceCheck[];
  /** Asked when the element ends, unless their counters say that they hold. */
  counted: readonly CountedCheck[];
  adds: readonly Addition[];
}

/** What makes the plans of a family of syntaxes, under these rules and a schema. */
export function plannerOf(family: Family, schema: Schema, ruleSets: readonly RuleSet[]): Planner<PathPlan> {
  const checks = byPlace(ruleSets, family);
  const visitors = ruleSets.flatMap((each) => each.visitors).filter((each) => each.family === family);
  const places = new ByPath<Place>();
  for (const { place, pattern } of allPlaces()) places.add(pattern, place);
  return (names, outer) => {
    const here = checks.at(names);
    const visits = visitors.flatMap(({ visitsAt }) => visitsAt(names));
    const place = outer ? schemaPlace(outer, names.at(-1) ?? '') : rootPlace(schema, names[0] ?? '');
    return {
      schema: place,
      places: places.at(names),
      isLine: isLine(family, names),
      linePart: linePartAt(family, names),
      mayBeBare: !demandsAttributes(place) && visits.every(({ attributes }) => attributes !== 'missing'),
      attributeVisits: visits.filter(({ attributes }) => attributes !== undefined),
      visits: visits.filter(({ attributes }) => attributes === undefined),
      checks: here.filter(({ holdsFor }) => holdsFor === undefined),
      counted: here.flatMap((check) => (check.holdsFor ? [countedCheck(check, check.holdsFor)] : [])),
      adds: additions(names, outer),
    };
  };
}

function byPlace(ruleSets: readonly RuleSet[], family: Family): ByPath<PlaceCheck> {
  const checks = new ByPath<PlaceCheck>();
  for (const check of ruleSets.flatMap(({ placeChecks }) => placeChecks))
    if (check.family === family) checks.add(new PathPattern(check.place), check);
  return checks;
}

// Which namespace the root has was seen when the syntax was told.
function rootPlace(schema: Schema, name: string): SchemaPlace {
  return { part: { name, namespace: '', required: true, repeats: false, holds: schema.get(name) }, index: 0 };
}

function schemaPlace({ plan }: PathNode<PathPlan>, name: string): SchemaPlace | undefined {
  const type = plan.schema?.part.holds;
  if (type === undefined || !('parts' in type)) return undefined;
  const index = type.byName.get(name);
  const part = index === undefined ? undefined : type.parts[index];
  return index === undefined || part === undefined ? undefined : { part, index };
}

function demandsAttributes(place: SchemaPlace | undefined): boolean {
  const holds = place?.part.holds;
  return holds !== undefined && 'base' in holds && holds.required.length > 0;
}

function countedCheck(check: PlaceCheck, counted: Counted): CountedCheck {
  return { check, counted, paths: counted.at.map((path) => new PathPattern(path)) };
}

/** The counters of all elements above to which an element at this path adds one. */
function additions(names: readonly string[], outer: PathNode<PathPlan> | undefined): Addition[] {
  const adds: Addition[] = [];
  for (let node = outer; node; node = node.outer) {
    const depth = node.names.length - 1;
    for (const [counter, { counted, paths }] of node.plan.counted.entries())
      if (paths.some((path) => path.matches(names, depth))) adds.push({ depth, counter, only: counted.only });
  }
  return adds;
}
