/** `${…}` and `{{…}}` of other languages. */
const PLACEHOLDER = /\$\{\s*([^{}]{1,60}?)\s*\}|\{\{\s*([^{}]{1,60}?)\s*\}\}/;
/** A path from a name, and nothing else: `record.companyId`. */
const PATH = /^([a-z]\w*)(?:\.[A-Za-z_]\w*){1,8}$/;
const MOST = 500;

/** The expression that a text most likely stands for, which is taken as it stands; nothing where it is a text like others. */
export function meantExpression(text: string, names: ReadonlyMap<string, unknown>): string | undefined {
  if (text.length > MOST) return undefined;
  const [, first = ''] = PATH.exec(text) ?? [];
  if (names.has(first)) return text;
  const [, dollar, braces] = PLACEHOLDER.exec(text) ?? [];
  return dollar ?? braces;
}
