/** What stands for a character that the printed font lacks. */
export const replacementMark = '¿';

/**
 * The text in the characters that a font has. A letter that it lacks loses its mark where the plain letter is there,
 * anything else becomes `¿`; `replaced` says that this happened, so that the page can say it too.
 */
export function printable(text: string, has: (codePoint: number) => boolean): { text: string; replaced: boolean } {
  let replaced = false;
  const lacks = (character: string): boolean => !has(character.codePointAt(0) ?? 0);
  const characters = Array.from(text.normalize('NFC').replace(/\t/g, ' ').replace(/\r\n?/g, '\n'), (character) => {
    if (character === '\n' || !lacks(character)) return character;
    replaced = true;
    const base = Array.from(character.normalize('NFKD'))[0] ?? '';
    return base === '' || lacks(base) ? replacementMark : base;
  });
  return { text: characters.join(''), replaced };
}
