import { markup, type Markup } from '../../markup/markup.ts';
import type { SourceGroup } from '../source/source-invoice.ts';
import type { ViewerWords } from './viewer-words.ts';

/** Lines, or groups of another kind, that a page shows: with more of them no browser shows it. */
const mostShown = 5_000;

/** The groups of a kind that the page shows, and how many it leaves to the file. */
export function shownOf(groups: readonly SourceGroup[]): { groups: readonly SourceGroup[]; hidden: number } {
  return { groups: groups.slice(0, mostShown), hidden: Math.max(0, groups.length - mostShown) };
}

/** Says how many groups the page leaves to the file. */
export function hiddenMarkup(count: number, words: ViewerWords): Markup | undefined {
  return count === 0 ? undefined : markup`<p>${words.hidden(count)}</p>`;
}
