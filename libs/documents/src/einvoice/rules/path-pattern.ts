/** A path of names as the rules write it: from the root (`PaymentMeans/CardAccount`), anywhere (`//TaxSubtotal`), or `''`. */
export class PathPattern {
  private readonly steps: readonly (readonly string[])[];
  private readonly anywhere: boolean;

  constructor(path: string) {
    this.anywhere = path.startsWith('//');
    const names = this.anywhere ? path.slice(2) : path;
    this.steps = names === '' ? [] : names.split('/').map((step) => step.split('|'));
  }

  /** Whether it is `''`. */
  get isRoot(): boolean {
    return this.steps.length === 0;
  }

  /** The names that an element at the path can have; none for `''`, which is the element that the path starts from. */
  get last(): readonly string[] {
    return this.steps.at(-1) ?? [];
  }

  /** Whether an element whose names from the root on are these stands at the path, as seen from the element at `start`. */
  matches(names: readonly string[], start = 0): boolean {
    const { steps } = this;
    const above = names.length - steps.length;
    if (this.anywhere ? above < 0 : above !== start + 1) return false;
    return steps.every((step, index) => step.includes(names[above + index] ?? ''));
  }
}

/** What belongs to paths, found by the names of an element. */
export class ByPath<Item> {
  private readonly ofRoot: Item[] = [];
  private readonly byName = new Map<string, { pattern: PathPattern; item: Item }[]>();

  add(pattern: PathPattern, item: Item): void {
    if (pattern.isRoot) this.ofRoot.push(item);
    for (const name of pattern.last) {
      const alike = this.byName.get(name);
      if (alike) alike.push({ pattern, item });
      else this.byName.set(name, [{ pattern, item }]);
    }
  }

  /** All that belongs to an element whose names from the root on are these. */
  at(names: readonly string[]): Item[] {
    if (names.length === 1) return this.ofRoot;
    const alike = this.byName.get(names.at(-1) ?? '') ?? [];
    return alike.filter(({ pattern }) => pattern.matches(names)).map(({ item }) => item);
  }
}
