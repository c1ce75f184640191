/** PostgreSQL keeps neither the character NUL nor half of a surrogate pair; both become U+FFFD. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/** JSON that PostgreSQL can keep, whatever a vendor's record holds. Of surrogates only halves are written as escapes. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!json.includes('\\u')) return json;
  return json.replaceAll(/\\(?:u0000|ud[89a-f][0-9a-f]{2}|.)/g, (escape) =>
    escape.length > 2 && isUnstorable(escape) ? '\\ufffd' : escape,
  );
}

function isUnstorable(escape: string): boolean {
  return escape === '\\u0000' || escape.startsWith('\\ud');
}
