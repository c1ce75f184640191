import { termGroups, terms } from './index.ts';

/** A sub invoice line holds what a line holds. */
const alike: Readonly<Record<string, string>> = { 'BG-DEX-01': 'BG-25' };

/** The group as the table of terms knows its contents: that of a sub invoice line is the line. */
export function contentsOf(group: string): string {
  return alike[group] ?? group;
}

/** The groups around a group from the inside out, itself first and `BG-0` last. */
function around(group: string): string[] {
  const parent = termGroups.get(group)?.parent;
  return parent === undefined ? [group] : [group, ...around(parent)];
}

/** The groups around a term from the inside out. */
export function groupsAround(term: string): string[] {
  return around(terms.get(term)?.group ?? 'BG-0');
}

/** The groups to go through from a group down to one inside it, the last one included; undefined when it is not inside. */
export function wayDown(from: string, to: string): string[] | undefined {
  const way = around(to);
  const end = way.indexOf(contentsOf(from));
  return end < 0 ? undefined : way.slice(0, end).toReversed();
}
