import { notInWindows1252 } from '../encoding/windows-1252.ts';

/** What stands for a character that the printed font lacks. */
export const replacementMark = '¿';

// Letters with a stroke, which Unicode does not take apart into a base letter and a mark.
const strokes: Readonly<Record<string, string>> = {
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Ħ: 'H',
  ħ: 'h',
  Ŧ: 'T',
  ŧ: 't',
  ı: 'i',
  '\u2212': '-',
  '\u202f': '\u00a0',
  '\t': ' ',
};

/**
 * The text in the characters of the standard PDF fonts (Windows-1252). A letter that they lack loses its mark (`č` → `c`),
 * anything else becomes `¿`; `replaced` says that this happened, so that the page can say it too.
 */
export function printable(text: string): { text: string; replaced: boolean } {
  let replaced = false;
  const characters = Array.from(text.normalize('NFC'), (character) => {
    if (character === '\n' || notInWindows1252(character) === undefined) return character;
    replaced = true;
    const base = strokes[character] ?? Array.from(character.normalize('NFD'))[0] ?? '';
    return base !== '' && notInWindows1252(base) === undefined ? base : replacementMark;
  });
  return { text: characters.join(''), replaced };
}
