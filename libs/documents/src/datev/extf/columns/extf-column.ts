/** A column of an EXTF table: text stands in quotes, numbers, dates and flags do not. */
export interface ExtfColumn {
  heading: string;
  kind: 'text' | 'number';
  /** What a filled field must look like, without quotes. */
  pattern: RegExp;
}

/** A column whose fields stand in quotes, empty ones too. */
export function text(heading: string, pattern: RegExp): ExtfColumn {
  return { heading, kind: 'text', pattern };
}

/** A column whose fields stand without quotes. */
export function number(heading: string, pattern: RegExp): ExtfColumn {
  return { heading, kind: 'number', pattern };
}

/** Any text up to that many characters. */
export function upTo(characters: number): RegExp {
  return new RegExp(`^.{0,${characters}}$`, 'u');
}

/** `TTMMJJJJ`, the form of dates inside a row. */
export const rowDay = /^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])20\d{2}$/;

/** `TTMM`, a day of the year that the header says. */
export const rowDayOfYear = /^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])$/;

/** Pairs of kind (20 characters) and content (210 characters), numbered from 1. */
export function pairs(kind: string, content: string, count: number): ExtfColumn[] {
  return Array.from({ length: count }, (_, index) => [
    text(`${kind} ${index + 1}`, upTo(20)),
    text(`${content} ${index + 1}`, upTo(210)),
  ]).flat();
}

/** Text columns of the same name, numbered from 1. */
export function numbered(heading: string, count: number, characters: number): ExtfColumn[] {
  return Array.from({ length: count }, (_, index) => text(`${heading} ${index + 1}`, upTo(characters)));
}

/** The 0-based position of a heading. Throws for a heading that the table does not have, which is a mistake of ours. */
export function positionOf(columns: readonly ExtfColumn[], heading: string): number {
  const position = columns.findIndex((column) => column.heading === heading);
  if (position < 0) throw new Error(`No column ${heading}`);
  return position;
}
