const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

// Control characters as escapes in a text: a pattern that is written with them cannot be read.
const forbidden = new RegExp(String.raw`[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]`);

/** Whether there is a character that XML 1.0 cannot hold. The text has no lone surrogates. */
export function hasForbidden(text: string): boolean {
  return forbidden.test(text);
}

/**
 * The text with its references resolved: the five names and numbers of characters. Undefined when there is any other one, for
 * entities of a document's own are never read, or a character that XML cannot hold.
 */
export function withoutReferences(text: string): string | undefined {
  if (forbidden.test(text)) return undefined;
  if (!text.includes('&')) return text;
  let wrong = false;
  const resolved = text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([a-z]{2,4}));|&/g, (_, decimal, hex, name) => {
    const character = name ? named[name] : characterOf(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16));
    wrong ||= character === undefined;
    return character ?? '';
  });
  return wrong ? undefined : resolved;
}

function characterOf(code: number): string | undefined {
  const isControl = code < 32 && code !== 9 && code !== 10 && code !== 13;
  const isOutside = code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff;
  return isControl || isOutside || Number.isNaN(code) ? undefined : String.fromCodePoint(code);
}

const [TAB, LINE_FEED, RETURN, SPACE] = [9, 10, 13, 32];

/** The index of the first character from there on that is no blank of XML. */
export function skipBlanks(text: string, from: number): number {
  for (let at = from; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== SPACE && code !== TAB && code !== LINE_FEED && code !== RETURN) return at;
  }
}
