/** A field of an MT940 or MT942 message: its tag without colons, its lines without ends, and the line where it starts. */
export interface Mt940Field {
  tag: string;
  lines: string[];
  line: number;
}

/** Characters of one field, and of all that tell of one entry: far more than SWIFT allows, far less than the memory holds. */
export const longestText = 65_536;

/** Tags of MT940 and MT942, of their German and Dutch dialects, and the names of the messages that Rabobank writes as tags. */
const known = new Set('20 21 25 25P 28 28C 60F 60M 61 62F 62M 64 65 86 NS 13 13D 34F 90C 90D 940 942'.split(' '));

/** Fields of free text, in which a line may begin with anything that looks like a tag. */
const freeText = new Set(['86', 'NS']);

/** What a line is: the start of a field, the end of a message, an envelope of SWIFT, or the rest of the field before. */
export type LineKind =
  | { kind: 'field'; tag: string; value: string }
  | { kind: 'unknown'; tag: string }
  | { kind: 'end' }
  | { kind: 'envelope'; message: string | undefined }
  | { kind: 'text' };

const TAG = /^:(\d{2}[A-Z]?|NS|94[02]):/;

/** How the fields begin that follow free text; a reference (:20:, :21:, :25:) may begin in any way. */
const beginnings: Readonly<Record<string, RegExp>> = {
  '13': /^\d/,
  '13D': /^\d/,
  '61': /^\d{6}/,
  '28': /^\d/,
  '28C': /^\d/,
  '34F': /^[A-Z]{3}/,
  '90C': /^\d/,
  '90D': /^\d/,
  ...Object.fromEntries(['60F', '60M', '62F', '62M', '64', '65'].map((tag) => [tag, /^[CD][\d ]/])),
};

/** A line of :86: has 65 characters, the first of them with or without its tag. */
const FULL_LINE = 65 - ':86:'.length;

/** Tells what a line is, given the field that is open. */
export function kindOfLine(line: string, open: Mt940Field | undefined): LineKind {
  const first = line.charCodeAt(0);
  if (first === 58) return tagOf(line, open);
  if (first === 45 && /^-(\}.*)?\s*$/.test(line)) return { kind: 'end' };
  // {1:…}{2:O940…}{4: in front of a message
  if (first === 123 && /^\{\d:/.test(line)) return { kind: 'envelope', message: /\{2:[IO](94[02])/.exec(line)?.[1] };
  return { kind: 'text' };
}

function tagOf(line: string, open: Mt940Field | undefined): LineKind {
  const match = TAG.exec(line);
  const tag = match?.[1];
  if (!match || tag === undefined) return { kind: 'text' };
  const isInText = open !== undefined && freeText.has(open.tag);
  if (!known.has(tag)) return isInText ? { kind: 'text' } : { kind: 'unknown', tag };
  const value = line.slice(match[0].length);
  return isInText && isWrapped(open) && beginnings[tag]?.test(value) === false
    ? { kind: 'text' }
    : { kind: 'field', tag, value };
}

/** Whether the last line of a field is full: banks wrap text without looking at what then begins the next line. */
function isWrapped({ lines }: Mt940Field): boolean {
  return (lines.at(-1)?.length ?? 0) >= FULL_LINE;
}
