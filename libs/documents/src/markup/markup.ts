/** Markup that may stand in an XML or HTML document as it is. Only `markup` makes it, so nothing from outside becomes it unescaped. */
export class Markup {
  readonly #source: string;

  private constructor(source: string) {
    this.#source = source;
  }

  /** For constant parts of this program only, such as a style sheet. */
  static constant(source: string): Markup {
    return new Markup(source);
  }

  toString(): string {
    return this.#source;
  }
}

/** What may stand in a template: text is escaped, markup stands as it is, lists are joined, undefined is nothing. */
export type MarkupValue = string | number | Markup | undefined | readonly MarkupValue[];

/** A template for XML and HTML in which every text is escaped, for content and for attributes in double quotes. */
export function markup(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  let source = parts[0] ?? '';
  for (const [index, value] of values.entries()) source += written(value) + (parts[index + 1] ?? '');
  return Markup.constant(source);
}

/** Several pieces of markup one after the other. */
export function joined(pieces: readonly MarkupValue[]): Markup {
  return Markup.constant(pieces.map(written).join(''));
}

function written(value: MarkupValue): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.toString();
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return value.map(written).join('');
}

/** What stands as it is: everything of ASCII but what is written in another way or cannot be carried. */
const PLAIN = /^[\t\n\r !#-%(-;=?-~]*$/;

// A character that neither XML nor HTML can carry becomes the replacement character, so that its place stays visible; so does one
// that turns the direction of letters round, by which a text could be shown as another one.
function escaped(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(
      /[^\t\n\r\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]|[\u{202D}\u{202E}]/gu,
      '\uFFFD',
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
