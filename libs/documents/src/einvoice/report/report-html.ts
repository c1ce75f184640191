import { htmlPage } from '../../markup/html-page.ts';
import { markup, type Markup } from '../../markup/markup.ts';
import type { Language } from '../../locale/number-format.ts';
import { plainTitle } from '../../locale/plain-title.ts';
import type { ValidationReport } from '../validation/index.ts';
import { reportOutline, type ReportEntry, type ReportPlace, type ReportSubject } from './report-outline.ts';
import { reportStyle } from './report-style.ts';
import { reportWords, type ReportWords } from './report-words.ts';

/** A validation report as a self-contained HTML page that an accountant understands: the verdict first, then what is to be done. */
export function reportHtml(report: ValidationReport, subject: ReportSubject, language: Language): string {
  const outline = reportOutline(report, subject, language);
  const words = reportWords(language);
  const facts = outline.facts.map(([label, value]) => markup`<div><dt>${label}</dt><dd><bdi>${value}</bdi></dd></div>`);
  const sections = outline.sections.map(
    ({ severity, title, count, entries }) =>
      markup`<section class="${severity}"><h2>${title} <span class="count">${count}</span></h2>
${entries.map((entry) => entryMarkup(entry, words))}</section>
`,
  );
  const remarks = outline.remarks.map(
    (remark) => markup`<p class="remark">${remark}</p>
`,
  );
  const body = markup`<main>
<header class="${outline.verdict}"><p class="kind">${outline.title}</p><h1>${outline.sentence}</h1><p>${outline.meaning}</p></header>
<dl class="facts">${facts}</dl>
${sections}${remarks}<footer>${outline.scope}</footer>
</main>`;
  const title = plainTitle(outline.title, subject.number);
  return htmlPage({ language, title, style: reportStyle, body });
}

function entryMarkup({ rule, sentence, field, remedy, places, more }: ReportEntry, words: ReportWords): Markup {
  return markup`<article><p class="rule">${rule}</p><h3>${sentence}</h3>
${row(words.field, field)}${row(words.remedy, remedy)}
<ul>${places.map((place) => placeMarkup(place, words))}${more === undefined ? undefined : markup`<li>${more}</li>`}</ul></article>
`;
}

function placeMarkup({ where, remedy, given, proposal }: ReportPlace, words: ReportWords): Markup {
  const offer =
    proposal === undefined
      ? undefined
      : markup`<p class="proposal"><span>${words.proposal}</span> <bdi>${proposal}</bdi></p>`;
  return markup`<li><p class="where"><span>${words.place}</span> <code>${where}</code></p>
${row(words.remedy, remedy)}${row(words.given, given)}${offer}</li>`;
}

function row(label: string, value: string | undefined): Markup | undefined {
  return value === undefined ? undefined : markup`<p><span>${label}</span> <bdi>${value}</bdi></p>`;
}
