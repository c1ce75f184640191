import { isCalendarDate } from '../../calendar-date.ts';

/** Forms of the types of XML Schema that a value can fail; all others take any text. */
const forms: Record<string, (text: string) => boolean> = {
  decimal: (text) => /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text),
  boolean: (text) => /^(?:true|false|1|0)$/.test(text),
  date: (text) => isDay(/^(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)?$/.exec(text)?.[1]),
  time: (text) => TIME.test(text),
  dateTime: (text) => isDay(text.slice(0, 10)) && text[10] === 'T' && TIME.test(text.slice(11)),
  base64Binary: isBase64,
};

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/;

function isDay(day: string | undefined): boolean {
  const [year = 0, month = 0, date = 0] = /^\d{4}-\d\d-\d\d$/.test(day ?? '') ? (day ?? '').split('-').map(Number) : [];
  return isCalendarDate(year, month, date);
}

function isBase64(text: string): boolean {
  const bare = text.replace(/[ \t\r\n]/g, '');
  return bare.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(bare);
}

/** True when a text is a value of that type; blanks around it do not count. */
export function fitsType(type: string, text: string): boolean {
  return forms[type]?.(text.trim()) ?? true;
}
