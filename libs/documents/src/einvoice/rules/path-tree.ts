/** One path of names, with what is to be done at the elements that stand there. */
export interface PathNode<Plan> {
  /** From the root on. */
  names: readonly string[];
  plan: Plan;
  outer: PathNode<Plan> | undefined;
  next: Map<string, PathNode<Plan>>;
}

/** Invoices have some hundred different paths; a hostile file must not fill the memory with its own. */
const MOST_KEPT = 5_000;

/**
 * The paths of names that documents have. What is to be done at a path is worked out when the first document has it, and kept for
 * the next: going down one step is a single look-up, however many rules there are.
 */
export class PathTree<Plan> {
  private readonly roots = new Map<string, PathNode<Plan>>();
  private readonly planOf: (names: readonly string[], outer: PathNode<Plan> | undefined) => Plan;
  private kept = 0;

  constructor(planOf: (names: readonly string[], outer: PathNode<Plan> | undefined) => Plan) {
    this.planOf = planOf;
  }

  root(name: string): PathNode<Plan> {
    return this.roots.get(name) ?? this.grow(undefined, name, this.roots);
  }

  step(from: PathNode<Plan>, name: string): PathNode<Plan> {
    return from.next.get(name) ?? this.grow(from, name, from.next);
  }

  private grow(outer: PathNode<Plan> | undefined, read: string, into: Map<string, PathNode<Plan>>): PathNode<Plan> {
    const name = ownCopy(read);
    const names = outer ? [...outer.names, name] : [name];
    const made: PathNode<Plan> = { names, plan: this.planOf(names, outer), outer, next: new Map() };
    if (this.kept < MOST_KEPT) into.set(name, made);
    this.kept += 1;
    return made;
  }
}

/** A part of a long text keeps all of it in memory; a name that stays must be a text of its own. */
function ownCopy(name: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(name));
}
