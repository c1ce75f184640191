import { joined, markup, type Markup } from '../../markup/markup.ts';
import type { Language } from '../../locale/number-format.ts';
import { plainTitle } from '../../locale/plain-title.ts';
import type { SourceGroup, SourceInvoice } from '../source/source-invoice.ts';
import { terms } from '../terms/index.ts';
import { codeName } from './code-names.ts';
import { hiddenMarkup, shownOf } from './shown-groups.ts';
import { readable } from './term-value.ts';
import type { ViewerWords } from './viewer-words.ts';

/** The first value of a term as people read it; empty where there is none. */
function say(group: SourceGroup, term: string, language: Language): string {
  const value = group.value(term);
  return value === undefined ? '' : readable(value, language);
}

/** What the code of a term means, else the code itself. */
function name(group: SourceGroup, term: string, language: Language): string {
  const code = group.value(term)?.text.trim() ?? '';
  return codeName(term, code, language) ?? code;
}

/** What the document is called: `Rechnung RE-2026-00017`. */
export function titleOf(invoice: SourceInvoice, language: Language, words: ViewerWords): string {
  const code = invoice.value('BT-3')?.text.trim() ?? '';
  const kind = codeName('BT-3', code, language) ?? words.invoice;
  return plainTitle(kind, invoice.value('BT-1')?.text.trim());
}

/** The head of the page: what, from whom, to whom, how much and until when. */
export function headMarkup(invoice: SourceInvoice, language: Language, words: ViewerWords, carrier: string): Markup {
  const due = say(invoice, 'BT-115', language);
  const currency = invoice.value('BT-5')?.text.trim() ?? '';
  const until = say(invoice, 'BT-9', language);
  const amount = due === '' || due.endsWith(currency) ? due : `${due} ${currency}`;
  return markup`<header class="card head">
<div><p class="carrier">${carrier}</p><h1><bdi>${titleOf(invoice, language, words)}</bdi></h1>
<p><bdi>${say(invoice, 'BT-2', language)}</bdi></p></div>
<div class="due"><p>${words.due}</p><p class="amount"><bdi>${amount}</bdi></p>
<p>${until === '' ? '' : words.dueBy(until)}</p></div>
<div class="party"><h2>${words.from}</h2>${partyMarkup(invoice, sellerTerms, language)}</div>
<div class="party"><h2>${words.to}</h2>${partyMarkup(invoice, buyerTerms, language)}</div>
</header>`;
}

const sellerTerms = ['BT-27', 'BT-35', 'BT-36', 'BT-162', 'BT-38 BT-37', 'BT-40', 'BT-31'];
const buyerTerms = ['BT-44', 'BT-50', 'BT-51', 'BT-163', 'BT-53 BT-52', 'BT-55', 'BT-48'];

const countries = new Set(['BT-40', 'BT-55']);

function partyMarkup(invoice: SourceInvoice, rows: readonly string[], language: Language): Markup {
  const lines = rows.map((row) =>
    row
      .split(' ')
      .map((term) => (countries.has(term) ? name : say)(invoice, term, language))
      .filter(Boolean)
      .join(' '),
  );
  return joined(lines.filter(Boolean).map((line) => markup`<p><bdi>${line}</bdi></p>`));
}

/** The lines as a table, and the totals below it. */
export function linesMarkup(invoice: SourceInvoice, language: Language, words: ViewerWords): Markup {
  const { columns } = words;
  const { groups, hidden } = shownOf(invoice.groups('BG-25'));
  const rows = groups.map((line) => {
    const quantity = [say(line, 'BT-129', language), name(line, 'BT-130', language)].filter(Boolean).join(' ');
    return markup`<tr><td>${say(line, 'BT-126', language)}</td><td><strong><bdi>${say(line, 'BT-153', language)}</bdi></strong>
<small><bdi>${say(line, 'BT-154', language)}</bdi></small></td><td class="n">${quantity}</td><td class="n">${say(line, 'BT-146', language)}</td>
<td class="n">${say(line, 'BT-152', language)}</td><td class="n">${say(line, 'BT-131', language)}</td></tr>
`;
  });
  const head = Object.entries(columns).map(([column, title]) =>
    ['position', 'item'].includes(column)
      ? markup`<th scope="col">${title}</th>`
      : markup`<th scope="col" class="n">${title}</th>`,
  );
  return markup`<section class="card"><h2>${words.lines}</h2><div class="wide"><table><thead><tr>${head}</tr></thead>
<tbody>${rows}</tbody></table></div>${hiddenMarkup(hidden, words)}<h2>${words.totals}</h2><dl class="totals">${totals(invoice, language)}</dl></section>`;
}

const totalTerms = ['BT-106', 'BT-107', 'BT-108', 'BT-109', 'BT-110', 'BT-111', 'BT-112', 'BT-113', 'BT-114', 'BT-115'];

function totals(invoice: SourceInvoice, language: Language): Markup {
  const pieces = totalTerms.map((term) => {
    const text = say(invoice, term, language);
    return text === ''
      ? undefined
      : markup`<div><dt>${terms.get(term)?.[language]}</dt><dd><bdi>${text}</bdi></dd></div>`;
  });
  return joined(pieces);
}
