import { withoutTurns, type PlannedStep } from '@belegfluss/flow';

/** Whether two steps of a run stand on ways, or in turns of a loop, that go at the same time; `steps` are those of the flow by path. */
export function areBeside(steps: ReadonlyMap<string, PlannedStep>, one: string, other: string): boolean {
  const [first, second] = [namesIn(one), namesIn(other)];
  const fork = first.findIndex((name, index) => name !== second[index]);
  // One of them stands inside of the other.
  if (first[fork] === undefined || second[fork] === undefined) return false;
  const step = steps.get(withoutTurns(first.slice(0, fork).join('')).slice(1));
  return step?.kind === 'parallel' || (step?.kind === 'each' && step.parallel > 1);
}

/** A path without the positions of turns of loops over pages: they change when the pages are read again. */
export function keyPath(steps: ReadonlyMap<string, PlannedStep>, path: string): string {
  if (!path.includes('[')) return path;
  const names = namesIn(path);
  const stable = names.filter((name, index) => !(name.startsWith('[') && isOverPages(steps, names.slice(0, index))));
  return stable.join('').slice(1);
}

function isOverPages(steps: ReadonlyMap<string, PlannedStep>, names: string[]): boolean {
  const step = steps.get(withoutTurns(names.join('')).slice(1));
  return step?.kind === 'each' && 'target' in step;
}

/** `all[2].left` → `.all`, `[2]`, `.left` */
function namesIn(path: string): string[] {
  return `.${path}`.match(/\.[^.[]+|\[\d+\]/g) ?? [];
}
