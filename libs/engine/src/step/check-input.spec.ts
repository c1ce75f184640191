import { describe, expect, it } from '@jest/globals';
import { Type } from 'typebox';
import { checkInput } from './check-input.ts';

const NOTE = Type.Object({ id: Type.String(), note: Type.Object({ text: Type.String({ maxLength: 3 }) }) });

describe('the input of an action', () => {
  it.each([
    [{}, '„id“ fehlt', '"id" is missing'],
    [{ id: 7 }, 'id: ein Text ist nötig', 'id: a text is needed'],
    [
      { id: '7', note: { text: 'lang' } },
      'note.text: höchstens 3 Zeichen sind erlaubt',
      'note.text: at most 3 characters are allowed',
    ],
  ])('is refused in German and in English: %j', (input, de, en) => {
    expect(() => checkInput(NOTE, { note: { text: 'a' }, ...input }, 'shop.note.add')).toThrow(
      expect.objectContaining({
        said: {
          de: `Die Eingabe für shop.note.add passt nicht: ${de}.`,
          en: `The input for shop.note.add does not fit: ${en}.`,
        },
      }),
    );
  });
});
