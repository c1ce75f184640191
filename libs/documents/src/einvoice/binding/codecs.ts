import type { Codec, SharedText } from './binding-node.ts';

/** A day as CII writes it in format 102: `20261121`. */
export const day102: Codec = {
  read: (text) => /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(text)?.slice(1).join('-'),
  write: (value) => value.replaceAll('-', ''),
};

/** A day with a time behind it, as CII writes it in format 205; it is read alone, for the model knows days. */
export const day205: Codec = {
  read: (text) => /^\s*(\d{4})(\d{2})(\d{2})\d{4,12}\s*$/.exec(text)?.slice(1).join('-'),
  write: day102.write,
};

/** The value is what stands there, without blanks around it. */
export const plain: Codec = { read: (text) => text.trim(), write: (value) => value };

// When VAT becomes due: UNTDID 2005 in the model and UBL, UNTDID 2475 in CII. Source: EN 16931-3-3, CII binding of BT-8.
const eventCodes = new Map([
  ['3', '5'],
  ['35', '29'],
  ['432', '72'],
]);
const eventsByCode = new Map([...eventCodes].map(([event, code]) => [code, event]));

/** The code of the day on which VAT becomes due, as CII writes it. */
export const taxPointCode: Codec = {
  read: (text) => eventsByCode.get(text.trim()) ?? text.trim(),
  write: (value) => eventCodes.get(value) ?? value,
};

/** A note of UBL, which has its subject code, BT-21, between number signs before the text, BT-22: `#AAI#Text`. */
export const noteWithSubject: SharedText = {
  terms: ['BT-21', 'BT-22'],
  read: (text) => {
    const [, subject, rest] = /^\s*#([A-Z]{3})#([^]*)$/.exec(text) ?? [];
    if (subject === undefined) return [{ term: 'BT-22', text }];
    return [
      { term: 'BT-21', text: subject },
      { term: 'BT-22', text: rest ?? '' },
    ];
  },
  write: ({ 'BT-21': subject, 'BT-22': text = '' }) => (subject === undefined ? text : `#${subject}#${text}`),
};
