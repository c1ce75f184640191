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

// Attachments are megabytes: the decoder of the platform reads them several times faster than a regular expression does. It takes
// texts that are not filled up with `=` as well.
function isBase64(text: string): boolean {
  try {
    return atob(text).length % 3 === 0 || text.endsWith('=');
  } catch {
    return false;
  }
}

/** What tells whether a text is a value of that type, blanks around it aside; undefined where any text is one. */
export function formOf(type: string): ((text: string) => boolean) | undefined {
  const fits = Object.hasOwn(forms, type) ? forms[type] : undefined;
  return fits && ((text) => fits(text.trim()));
}
