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
