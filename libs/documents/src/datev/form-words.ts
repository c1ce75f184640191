import type { Text } from '../diagnostic.ts';
import { knownForms } from './known-forms.ts';

/** Expressions of one repeated kind of character: what may be repeated, at least and at most how often. */
const repeated = /^\^(\.|\\d|\\w|\[\\w \])(?:\{(\d+)(?:,(\d+))?\}|(\?))?\$$/;

const units: Readonly<Record<string, { one: Text; many: Text }>> = {
  '.': { one: { de: 'ein Zeichen', en: 'a character' }, many: { de: 'Zeichen', en: 'characters' } },
  '\\d': { one: { de: 'eine Ziffer', en: 'a digit' }, many: { de: 'Ziffern', en: 'digits' } },
  '\\w': {
    one: { de: 'ein Buchstabe oder eine Ziffer', en: 'a letter or a digit' },
    many: { de: 'Buchstaben ohne Umlaute, Ziffern und _', en: 'letters without umlauts, digits and _' },
  },
  '[\\w ]': {
    one: { de: 'ein Buchstabe, eine Ziffer oder ein Leerzeichen', en: 'a letter, a digit or a blank' },
    many: {
      de: 'Buchstaben ohne Umlaute, Ziffern, Leerzeichen und _',
      en: 'letters without umlauts, digits, blanks and _',
    },
  },
};

/** What a field must look like, in words. Throws for an expression that has none, which is a mistake of ours. */
export function formWords({ source }: RegExp): Text {
  const words = knownForms[source];
  if (words) return words;
  const [, kind = '', least, most, optional] = repeated.exec(source) ?? [];
  const unit = units[kind];
  if (!unit) throw new Error(`No words for ${source}`);
  if (least === undefined && optional === undefined) return unit.one;
  if (optional === undefined && most === undefined)
    return { de: `${least} ${unit.many.de}`, en: `${least} ${unit.many.en}` };
  if (most === '0') return { de: 'gar nichts', en: 'nothing at all' };
  if (least === '0' || least === '1' || least === undefined)
    return { de: `höchstens ${most ?? 1} ${unit.many.de}`, en: `at most ${most ?? 1} ${unit.many.en}` };
  return { de: `${least} bis ${most} ${unit.many.de}`, en: `${least} to ${most} ${unit.many.en}` };
}
