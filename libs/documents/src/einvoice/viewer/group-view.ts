import { groupedBy } from '../../grouped-by.ts';
import { joined, markup, type Markup } from '../../markup/markup.ts';
import type { Language } from '../../locale/number-format.ts';
import type { SourceGroup, SourceInvoice, SourceValue } from '../source/source-invoice.ts';
import { contentsOf, groupsAround } from '../terms/hierarchy.ts';
import { termGroups, terms, type Term, type TermGroup } from '../terms/index.ts';
import { hiddenMarkup, shownOf } from './shown-groups.ts';
import { valueMarkup } from './term-value.ts';
import type { ViewerWords } from './viewer-words.ts';

/** What is shown, in which language, and what of it is on the page already. Of each group only the contents that the invoice has anywhere. */
interface View {
  language: Language;
  shown: Set<SourceValue>;
  /** Kinds of groups of which some are not shown. */
  cut: Set<string>;
  words: ViewerWords;
  terms: ReadonlyMap<string | undefined, readonly Term[]>;
  groups: ReadonlyMap<string | undefined, readonly TermGroup[]>;
}

/** More repetitions of a group than this are folded, so that long invoices stay readable. */
const mostOpen = 3;

/**
 * Everything that an invoice says: its terms by name, then the groups inside it. What a syntax writes outside of its group, such
 * as the creditor identifier of a direct debit in CII, follows at the end.
 */
export function everythingMarkup(invoice: SourceInvoice, language: Language, words: ViewerWords): Markup {
  const ids = invoice.presentTerms();
  const present = [...terms.values()].filter(({ id }) => ids.has(id));
  const around = new Set(present.flatMap(({ id }) => groupsAround(id)));
  const view: View = {
    language,
    shown: new Set(),
    cut: new Set(),
    words,
    terms: groupedBy(present, ({ group }) => group),
    groups: groupedBy(
      [...termGroups.values()].filter(({ id }) => around.has(contentsOf(id))),
      ({ parent }) => parent,
    ),
  };
  const tree = contentsMarkup('BG-0', invoice, view);
  const isShown = ({ id }: Term): boolean => !groupsAround(id).some((group) => view.cut.has(group));
  const rest = present.filter(isShown).map((term) => {
    const left = invoice.values(term.id).filter((value) => !view.shown.has(value));
    return termMarkup(term, left, view);
  });
  return joined([tree, rest.some(Boolean) ? markup`<dl>${rest}</dl>` : undefined]);
}

/** The terms and groups of one kind of group as far as a source holds them; undefined where it holds none. */
function contentsMarkup(kind: string, holder: SourceGroup, view: View): Markup | undefined {
  const contents = contentsOf(kind);
  const rows = (view.terms.get(contents) ?? []).map((term) => termMarkup(term, holder.values(term.id), view));
  const inner = (view.groups.get(contents) ?? []).map((group) => groupMarkup(group, holder, view));
  const isEmpty = [...rows, ...inner].every((piece) => piece === undefined);
  return isEmpty ? undefined : markup`<dl>${rows}</dl>${inner}`;
}

function termMarkup(term: Term, values: readonly SourceValue[], { language, shown }: View): Markup | undefined {
  if (values.length === 0) return undefined;
  for (const value of values) shown.add(value);
  const written = values.map((value) => markup`<dd>${valueMarkup(value, language)}</dd>`);
  return markup`<div><dt>${term[language]} <span class="id">${term.id}</span></dt>${written}</div>`;
}

// A group that stands once may have no element of its own: UBL writes process control directly into the invoice, and of what EXTENDED
// repeats the only one.
function groupMarkup(kind: TermGroup, holder: SourceGroup, view: View): Markup | undefined {
  const isRepeated = kind.cardinality.endsWith('n');
  const found = isRepeated ? holder.groups(kind.id) : [];
  const hasOwnElement = isRepeated && !kind.id.startsWith('BT-');
  const { groups, hidden } = shownOf(found.length > 0 || hasOwnElement ? found : [holder]);
  if (hidden > 0) view.cut.add(contentsOf(kind.id));
  const pieces = groups.map((group, index) => {
    const contents = contentsMarkup(kind.id, group, view);
    if (contents === undefined) return undefined;
    const number = found.length > 0 ? markup` <span class="number">${index + 1}</span>` : undefined;
    const title = markup`<summary>${kind[view.language]} <span class="id">${kind.id}</span>${number}</summary>`;
    return groups.length > mostOpen
      ? markup`<details>${title}${contents}</details>`
      : markup`<details open>${title}${contents}</details>`;
  });
  return pieces.some((piece) => piece !== undefined)
    ? joined([...pieces, hiddenMarkup(hidden, view.words)])
    : undefined;
}
