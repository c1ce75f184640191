import { Sheet, type TextStyle } from '../../pdf/sheet.ts';
import type { Language } from '../../locale/number-format.ts';
import { plainTitle } from '../../locale/plain-title.ts';
import type { ValidationReport } from '../validation/index.ts';
import {
  reportOutline,
  type ReportEntry,
  type ReportOutline,
  type ReportPlace,
  type ReportSubject,
} from './report-outline.ts';
import { reportWords, type ReportWords } from './report-words.ts';

const frame = { left: 25, width: 160, top: 22, bottom: 272 } as const;
const tones = { good: '#1f6b3a', warn: '#8a5a00', bad: '#a4262c', info: '#1f3a5f' } as const;
const verdictTones = { faultless: tones.good, valid: tones.good, invalid: tones.bad, unreadable: tones.bad };
const severityTones = { error: tones.bad, warning: tones.warn, info: tones.info };
const grey = '#63636a';
const line = '#c7c7cc';
const labelWidth = 22;
const text: TextStyle = { size: 9.5, lead: 0.1 };

/** A validation report in the making, and how far down its page is written. */
interface Paper {
  sheet: Sheet;
  words: ReportWords;
  y: number;
}

/** A validation report as PDF/A-3b, with the same words as the HTML page. The same report gives the same bytes. */
export async function reportPdf(
  report: ValidationReport,
  subject: ReportSubject,
  language: Language,
): Promise<Uint8Array> {
  const outline = reportOutline(report, subject, language);
  const words = reportWords(language);
  const title = plainTitle(outline.title, subject.number);
  const sheet = new Sheet({ title, author: 'Belegfluss', language, createdAt: new Date(subject.checkedAt) });
  const paper: Paper = { sheet, words, y: frame.top };
  drawVerdict(paper, outline);
  for (const [label, value] of outline.facts) drawRow(paper, frame.left, label, value, text);
  for (const { severity, title: heading, count, entries } of outline.sections) {
    const tone = severityTones[severity];
    makeRoom(paper, 30);
    paper.y += 5;
    const style: TextStyle = { size: 13, face: 'bold', color: tone, role: 'H2' };
    paper.y += sheet.text(`${heading} (${count})`, { x: frame.left, y: paper.y, width: frame.width }, style) + 0.5;
    for (const entry of entries) drawEntry(paper, entry, tone);
  }
  const remarks = sheet.replacedCharacters ? [...outline.remarks, words.replaced] : outline.remarks;
  for (const remark of remarks) {
    makeRoom(paper, 12);
    paper.y += sheet.text(remark, { x: frame.left, y: paper.y + 2, width: frame.width }, text) + 4;
  }
  for (let page = 1; page <= sheet.pages; page += 1) drawFoot(paper, outline, page);
  return sheet.bytes();
}

function makeRoom(paper: Paper, height: number): void {
  if (paper.y + height <= frame.bottom) return;
  paper.sheet.addPage();
  paper.y = frame.top;
}

function drawVerdict(paper: Paper, { title, verdict, sentence, meaning }: ReportOutline): void {
  const { sheet } = paper;
  const tone = verdictTones[verdict];
  const [x, width] = [frame.left + 4, frame.width - 4];
  const top = paper.y;
  let y = top + sheet.text(title, { x, y: top, width }, { size: 9.5, color: grey }) + 0.5;
  y += sheet.text(sentence, { x, y, width }, { size: 18, face: 'bold', color: tone, role: 'H1', lead: 0 }) + 1;
  y += sheet.text(meaning, { x, y, width }, { size: 10.5, lead: 0.15 });
  sheet.boxes([{ x: frame.left - 2, y: top, width: 1.6, height: y - top }], tone);
  paper.y = y + 6;
}

/** A label with its text beside it; a text longer than the page goes on on the next one. */
function drawRow(paper: Paper, x: number, label: string, value: string, style: TextStyle): void {
  const { sheet } = paper;
  const width = frame.left + frame.width - x - labelWidth;
  makeRoom(paper, Math.min(sheet.heightOf(value, width, style), 40));
  sheet.text(label, { x, y: paper.y, width: labelWidth }, { ...text, size: style.size, color: grey, role: 'Lbl' });
  let rest = value;
  while (rest !== '') {
    makeRoom(paper, 5);
    const [part, later] = sheet.split(rest, width, frame.bottom - paper.y, style);
    paper.y += sheet.text(part, { x: x + labelWidth, y: paper.y, width }, style) + 0.4;
    rest = later;
  }
}

function drawEntry(paper: Paper, { rule, sentence, field, remedy, places, more }: ReportEntry, tone: string): void {
  const { sheet, words } = paper;
  const heading: TextStyle = { size: 10.5, face: 'bold', lead: 0.05 };
  makeRoom(paper, sheet.heightOf(sentence, frame.width, heading) + 24);
  sheet.rule(frame.left, paper.y + 1, frame.width, line, 0.3);
  paper.y += 2.6;
  sheet.within('Sect', () => {
    const place = { x: frame.left, width: frame.width };
    paper.y += sheet.text(rule, { ...place, y: paper.y }, { size: 8.5, face: 'bold', color: tone });
    paper.y += sheet.text(sentence, { ...place, y: paper.y }, heading) + 0.8;
    if (field !== undefined) drawRow(paper, frame.left, words.field, field, text);
    if (remedy !== undefined) drawRow(paper, frame.left, words.remedy, remedy, text);
    for (const one of places) drawPlace(paper, one);
    if (more !== undefined) drawRow(paper, frame.left, '', more, text);
  });
  paper.y += 1.5;
}

function drawPlace(paper: Paper, { where, remedy, given, proposal }: ReportPlace): void {
  const { sheet, words } = paper;
  const rows: [label: string, value: string | undefined, style: TextStyle][] = [
    [words.place, where, { ...text, size: 8.8 }],
    [words.remedy, remedy, text],
    [words.given, given, text],
    [words.proposal, proposal, { ...text, face: 'bold' }],
  ];
  const written = rows.filter((row): row is [string, string, TextStyle] => row[1] !== undefined);
  const heights = written.map(([, value, style]) => sheet.heightOf(value, frame.width - labelWidth, style) + 0.4);
  // What belongs to one place stands on one page, unless it is longer than that.
  makeRoom(
    paper,
    Math.min(
      heights.reduce((sum, height) => sum + height, 0),
      60,
    ),
  );
  for (const [label, value, style] of written) drawRow(paper, frame.left, label, value, style);
  paper.y += 1;
}

function drawFoot({ sheet, words }: Paper, { scope }: ReportOutline, page: number): void {
  sheet.turnTo(page - 1);
  sheet.decoration(() => {
    const style: TextStyle = { size: 7.8, color: grey };
    sheet.rule(frame.left, 278, frame.width, line, 0.3);
    sheet.text(scope, { x: frame.left, y: 279.5, width: 130 }, style);
    sheet.text(words.page(page, sheet.pages), { x: 145, y: 279.5, width: 40 }, { ...style, align: 'right' });
  });
}
