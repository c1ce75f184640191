/** `${…}` and `{{…}}` of other languages. */
const PLACEHOLDER = /\$\{\{?\s*([^{}]{1,60}?)\s*\}?\}|\{\{\s*([^{}]{1,60}?)\s*\}\}/g;
/** A path from a name, and nothing else: `record.companyId`. */
const PATH = /^([a-z]\w*)(?:\.[A-Za-z_]\w*){1,8}$/;
/** What others call the record in hand. */
const RECORD = /^\$json\b/;
/** `{{ … }}` without quotes is a map in a map to YAML. */
const BRACED = /^\{\s*([^{}]{1,60}?)\s*\}$/;
const MOST = 500;

/** The expression that a text most likely stands for, which is taken as it stands; nothing where it is a text like others. */
export function meantExpression(text: string, names: ReadonlyMap<string, unknown>): string | undefined {
  if (text.length > MOST) return undefined;
  const [, first = ''] = PATH.exec(text) ?? [];
  if (names.has(first)) return text;
  const parts: string[] = [];
  let end = 0;
  for (const { 0: whole, 1: dollar, 2: braces = '', index } of text.matchAll(PLACEHOLDER)) {
    if (index > end) parts.push(JSON.stringify(text.slice(end, index)));
    parts.push((dollar ?? braces).replace(RECORD, 'record'));
    end = index + whole.length;
  }
  if (end === 0) return undefined;
  if (end < text.length) parts.push(JSON.stringify(text.slice(end)));
  // Others mark an expression by an equals sign in front.
  const joined = parts[0] === '"="' ? parts.slice(1) : parts;
  return joined.length === 1 ? joined[0] : inQuotes(joined.map(asText).join(' + '));
}

/** The expression that stands in double braces without quotes. */
export function bracedExpression(value: object): string | undefined {
  const [[key, nothing] = [], ...others] = Object.entries(value) as [string, unknown][];
  if (key === undefined || nothing !== null || others.length > 0) return undefined;
  return BRACED.exec(key)?.[1];
}

function asText(part: string): string {
  return part.startsWith('"') ? part : `string(${part})`;
}

/** In single quotes, as YAML needs it. */
function inQuotes(expression: string): string {
  return `'${expression.replaceAll("'", "''")}'`;
}
