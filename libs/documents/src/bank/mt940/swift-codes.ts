/** Codes between slashes in :86:, as banks in the Netherlands, Belgium and Scandinavia write them. */
const codes = [
  'EREF',
  'PREF',
  'IREF',
  'MARF',
  'CSID',
  'TRTP',
  'TRCD',
  'IBAN',
  'BIC',
  'NAME',
  'REMI',
  'PURP',
  'RTRN',
  'ORDP',
];
const others = ['BENM', 'ULTD', 'ULTB', 'ULTC', 'ISDT', 'SVCL', 'ADDR', 'CDTRREFTP', 'CDTRREF', 'USTD', 'STRD'];

const FORM = new RegExp(`/(${[...codes, ...others].join('|')})(?=/)`, 'g');

/** The values by their codes; undefined if the text is not written so. The name is that of the other party. */
export function readSwiftCodes(lines: readonly string[]): Map<string, string> | undefined {
  const text = lines.join('');
  const matches = [...text.matchAll(FORM)];
  if (matches[0]?.index !== 0) return undefined;
  const found = new Map<string, string>();
  for (const [index, match] of matches.entries()) {
    const end = matches[index + 1]?.index ?? text.length;
    const value = withoutSlashes(text.slice(match.index + match[0].length, end)).trim();
    const code = match[1] ?? '';
    if (value !== '' && !found.has(code)) found.set(code, value);
  }
  return found;
}

function withoutSlashes(text: string): string {
  let [start, end] = [0, text.length];
  while (text[start] === '/') start += 1;
  while (end > start && text[end - 1] === '/') end -= 1;
  return text.slice(start, end);
}
