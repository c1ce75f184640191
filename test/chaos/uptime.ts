/** Remembers when each of several parties was up. */
export class Uptime {
  readonly #changes: { at: number; name: string; isUp: boolean }[] = [];

  note(name: string, isUp: boolean): void {
    this.#changes.push({ at: Date.now(), name, isUp });
  }

  /**
   * Milliseconds between two moments in which one of `anyOf` and all of `allOf` were up: waiting counts only
   * while somebody could have ended it.
   */
  between(from: number, to: number, anyOf: string[], allOf: string[]): number {
    const up = new Map<string, boolean>();
    let sum = 0;
    let since = from;
    const isFit = () => anyOf.some((name) => up.get(name)) && allOf.every((name) => up.get(name));
    for (const { at, name, isUp } of this.#changes) {
      const moment = Math.min(Math.max(at, from), to);
      if (isFit()) sum += moment - since;
      since = moment;
      up.set(name, isUp);
    }
    return isFit() ? sum + to - since : sum;
  }
}
