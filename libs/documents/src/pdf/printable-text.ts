/** What stands for a character that the printed font lacks. */
const replacementMark = '¿';

/**
 * The text in the characters that a font has. A letter that it lacks loses its marks where the plain letter is there, a sign for
 * several characters becomes those; anything else becomes `¿`. `replaced` says that this happened, so that the page can say it too.
 * What is invisible by definition, such as a soft hyphen, a change of direction or the choice of a picture, is left out.
 */
export function printable(text: string, has: (codePoint: number) => boolean): { text: string; replaced: boolean } {
  let replaced = false;
  const lacks = (character: string): boolean => !has(character.codePointAt(0) ?? 0);
  const plain = text
    .normalize('NFC')
    .replace(/\t/g, ' ')
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  const characters = Array.from(plain, (character) => {
    if (character === '\n' || !lacks(character)) return character;
    replaced = true;
    const plainForm = character.normalize('NFKD').replace(/\p{M}/gu, '');
    return plainForm === '' || Array.from(plainForm).some(lacks) ? replacementMark : plainForm;
  });
  return { text: characters.join(''), replaced };
}
