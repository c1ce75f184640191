/** What stands for a character that the printed font lacks. */
const replacementMark = '¿';

/**
 * The text in the characters that a font has. A letter that it lacks loses its mark where the plain letter is there,
 * anything else becomes `¿`; `replaced` says that this happened, so that the page can say it too. What is invisible, such as a
 * soft hyphen or a change of direction, is left out.
 */
export function printable(text: string, has: (codePoint: number) => boolean): { text: string; replaced: boolean } {
  let replaced = false;
  const lacks = (character: string): boolean => !has(character.codePointAt(0) ?? 0);
  const plain = text
    .normalize('NFC')
    .replace(/\t/g, ' ')
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cf}/gu, '');
  const characters = Array.from(plain, (character) => {
    if (character === '\n' || !lacks(character)) return character;
    replaced = true;
    const base = Array.from(character.normalize('NFKD'))[0] ?? '';
    return base === '' || lacks(base) ? replacementMark : base;
  });
  return { text: characters.join(''), replaced };
}
