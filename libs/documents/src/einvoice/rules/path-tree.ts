import { asConstant } from '../../text-constant.ts';

/** One path of names, with what is to be done at the elements that stand there. */
export interface PathNode<Plan> {
  /** From the root on. */
  names: readonly string[];
  /** From 1 on in the order in which documents had the paths; 0 for one that is not kept. */
  number: number;
  plan: Plan;
  outer: PathNode<Plan> | undefined;
  next: Map<string, PathNode<Plan>>;
}

/** Invoices have some hundred different paths; a hostile file must not fill the memory with its own. */
const MOST_KEPT = 2_000;

/** Works out what is to be done at a path, once for all documents that have it. */
export type Planner<Plan> = (names: readonly string[], outer: PathNode<Plan> | undefined) => Plan;

/**
 * The paths of names that documents have. What is to be done at a path is worked out when the first document has it, and kept for
 * the next: going down one step is a single look-up, however many rules there are.
 */
export class PathTree<Plan> {
  private readonly roots = new Map<string, PathNode<Plan>>();
  private readonly planOf: Planner<Plan>;
  private kept = 0;

  constructor(planOf: Planner<Plan>) {
    this.planOf = planOf;
  }

  root(name: string): PathNode<Plan> {
    return this.roots.get(name) ?? this.grow(undefined, name, this.roots);
  }

  step(from: PathNode<Plan>, name: string): PathNode<Plan> {
    return from.next.get(name) ?? this.grow(from, name, from.next);
  }

  private grow(outer: PathNode<Plan> | undefined, read: string, into: Map<string, PathNode<Plan>>): PathNode<Plan> {
    // A part of a long text keeps all of it in memory; a name that stays must be a text of its own.
    const name = asConstant(read);
    const names = outer ? [...outer.names, name] : [name];
    const isKept = this.kept < MOST_KEPT;
    if (isKept) this.kept += 1;
    const number = isKept ? this.kept : 0;
    const made: PathNode<Plan> = { names, number, plan: this.planOf(names, outer), outer, next: new Map() };
    if (isKept) into.set(name, made);
    return made;
  }
}
