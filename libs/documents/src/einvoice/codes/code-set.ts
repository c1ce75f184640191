/** A code list as a set; the codes are written one after the other with blanks between them. */
export function codeSet(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')));
}
