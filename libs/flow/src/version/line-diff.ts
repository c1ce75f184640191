import { structuredPatch } from 'diff';

/** One line of a comparison; the number of a side on which it does not stand is null. Lines are counted from 1. */
export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  from: number | null;
  to: number | null;
  text: string;
}

/** A changed place with the lines around it; `from` and `to` say where it begins on each side. */
export interface DiffHunk {
  from: number;
  to: number;
  lines: DiffLine[];
}

export interface LineDiff {
  hunks: DiffHunk[];
  added: number;
  removed: number;
}

const CONTEXT_LINES = 3;
/** What differs in more lines than anybody compares is shown as replaced: the search grows with the square of it. */
const MOST_EDITS = 500;

/** The lines that differ between two texts. A last line without an end is the same as one with it. */
export function lineDiff(before: string, after: string): LineDiff {
  const [from, to] = [ended(before), ended(after)];
  const options = { context: CONTEXT_LINES, maxEditLength: MOST_EDITS };
  const hunks =
    structuredPatch('', '', from, to, '', '', options)?.hunks.map(({ oldStart, newStart, lines }) =>
      hunkOf(oldStart, newStart, lines),
    ) ?? replaced(from, to);
  const count = (kind: DiffLine['kind']) => hunks.flatMap(({ lines }) => lines).filter((line) => line.kind === kind);
  return { hunks, added: count('added').length, removed: count('removed').length };
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function replaced(before: string, after: string): DiffHunk[] {
  return [hunkOf(1, 1, [...marked('-', before), ...marked('+', after)])];
}

function marked(mark: string, text: string): string[] {
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line) => mark + line);
}

const KINDS = { ' ': 'same', '+': 'added', '-': 'removed' } as const;

function hunkOf(from: number, to: number, rows: string[]): DiffHunk {
  const next = { from, to };
  const lines = rows.map((line): DiffLine => {
    const kind = KINDS[line[0] as keyof typeof KINDS];
    return {
      kind,
      from: kind === 'added' ? null : next.from++,
      to: kind === 'removed' ? null : next.to++,
      text: line.slice(1),
    };
  });
  return { from, to, lines };
}

/** A comparison in the form that tools know as unified; empty where nothing differs. */
export function unifiedText({ hunks }: LineDiff, names: { from: string; to: string }): string {
  if (hunks.length === 0) return '';
  const marks = { same: ' ', added: '+', removed: '-' };
  const body = hunks.flatMap(({ from, to, lines }) => {
    const size = (side: 'from' | 'to') => lines.filter((line) => line[side] !== null).length;
    // A side without lines is said to stand behind the line before it.
    const place = (side: 'from' | 'to', first: number) => `${size(side) === 0 ? first - 1 : first},${size(side)}`;
    const head = `@@ -${place('from', from)} +${place('to', to)} @@`;
    return [head, ...lines.map(({ kind, text }) => marks[kind] + text)];
  });
  return [`--- ${names.from}`, `+++ ${names.to}`, ...body].join('\n');
}
