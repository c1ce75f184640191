import { htmlPage } from '../../markup/html-page.ts';
import { joined, markup, type Markup } from '../../markup/markup.ts';
import type { Language } from '../../locale/number-format.ts';
import { readXmlTree } from '../../xml/xml-tree.ts';
import { isPdf, readHybridPdf } from '../hybrid/hybrid-reader.ts';
import { sourceInvoice } from '../source/index.ts';
import type { SourceInvoice } from '../source/source-invoice.ts';
import { attachmentsMarkup } from './attachments.ts';
import { everythingMarkup } from './group-view.ts';
import { headMarkup, linesMarkup, titleOf } from './invoice-summary.ts';
import { syntaxNames } from './syntax-names.ts';
import { viewerStyle } from './viewer-style.ts';
import { viewerWords, type ViewerWords } from './viewer-words.ts';

/**
 * An electronic invoice as a self-contained HTML page for people: UBL, CII, or a PDF that embeds one of them. All its terms are
 * on the page, by name, whatever is missing or wrong in it; of more than 5,000 lines, or groups of another kind, the others are
 * counted. Everything from the invoice is text, nothing of it is ever run.
 * @throws DocumentError where the file is no XML at all (`einvoice.xml_*`) or a PDF without an invoice (`einvoice.pdf_*`).
 */
export function viewInvoice(bytes: Uint8Array, language: Language): string {
  const hybrid = isPdf(bytes) ? readHybridPdf(bytes) : undefined;
  const invoice = sourceInvoice(readXmlTree(hybrid?.xml ?? bytes));
  const words = viewerWords(language);
  const carrier = words.carrier(syntaxNames[invoice.syntax], hybrid?.name);
  const body = markup`<main>
${headMarkup(invoice, language, words, carrier)}
${linesMarkup(invoice, language, words)}
${attachmentsMarkup(invoice, words)}
<section class="card all"><h2>${words.everything}</h2>
${everythingMarkup(invoice, language, words)}</section>
${unknownMarkup(invoice, words)}
<footer>${words.note}</footer>
</main>`;
  return htmlPage({ language, title: titleOf(invoice, language, words), style: viewerStyle, body });
}

function unknownMarkup({ unknown }: SourceInvoice, words: ViewerWords): Markup | undefined {
  if (unknown.length === 0) return undefined;
  const rows = unknown.map(
    ({ path, text }) => markup`<div><dt><code>${path}</code></dt><dd><bdi>${text.slice(0, 500)}</bdi></dd></div>`,
  );
  return markup`<section class="card"><h2>${words.unknown}</h2><p>${words.unknownHint}</p><dl>${joined(rows)}</dl></section>`;
}
