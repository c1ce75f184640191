/** PostgreSQL stores neither the character NUL nor half of a surrogate pair; both become U+FFFD. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/** JSON whose texts PostgreSQL can store, whatever a vendor's record held. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each === 'string') return storableText(each);
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).map(([name, member]) => [storableText(name), member]));
  });
}
