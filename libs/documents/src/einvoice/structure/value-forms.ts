import { isDay } from '../../calendar-date.ts';
import { isDecimal } from '../../decimal-text.ts';

/** Forms of the types of XML Schema that a value can fail; all others take any text. */
const forms: Record<string, (text: string) => boolean> = {
  decimal: isDecimal,
  boolean: (text) => /^(?:true|false|1|0)$/.test(text),
  date: (text) => isDay(text.slice(0, 10)) && (text.length === 10 || ZONE.test(text.slice(10))),
  time: (text) => TIME.test(text),
  dateTime: (text) => isDay(text.slice(0, 10)) && text[10] === 'T' && TIME.test(text.slice(11)),
  base64Binary: isBase64,
};

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/;

/** The zone of time that may stand behind a day. */
const ZONE = /^(?:Z|[+-]\d\d:\d\d)$/;

const BLANKS = /[ \t\r\n]+/g;

/** How the last four characters may end: what does not fill a byte any more is zero. */
const END = /(?:[^=]|[AEIMQUYcgkosw048]=|[AQgw]==)$/;

/** So many characters are decoded at once, always to the same place: nobody wants the bytes, and attachments are megabytes. */
const PIECE = 65_536;
const bytes = Buffer.alloc((PIECE / 4) * 3);

// The decoder of the platform reads a hundred times as fast as an expression does, but passes over whatever is none of its characters,
// and takes those that stand for + and / in addresses: less comes out then than so many characters stand for.
function isBase64(text: string): boolean {
  const written = [' ', '\n', '\r', '\t'].some((blank) => text.includes(blank)) ? text.replace(BLANKS, '') : text;
  if (written === '') return true;
  if (written.length % 4 !== 0 || written.includes('-') || written.includes('_')) return false;
  const filling = written.indexOf('=');
  if ((filling >= 0 && filling < written.length - 2) || !END.test(written.slice(-4))) return false;
  for (let at = 0; at < written.length; at += PIECE) {
    const piece = written.slice(at, at + PIECE);
    if (bytes.write(piece, 'base64') !== Buffer.byteLength(piece, 'base64')) return false;
  }
  return true;
}

/** What tells whether a text is a value of that type, blanks around it aside; undefined where any text is one. */
export function formOf(type: string): ((text: string) => boolean) | undefined {
  const fits = Object.hasOwn(forms, type) ? forms[type] : undefined;
  return fits && ((text) => fits(text.trim()));
}
