/** What the SEPA tags of a purpose say; keys are the tags, `text` is what stands before the first of them. */
export type PurposeTags = Partial<Record<PurposeTag, string>> & { text?: string };

/** Tags of the German banks inside of the purpose. */
export type PurposeTag = (typeof tags)[number] | 'MTLG';

const tags = [
  ...(['EREF', 'KREF', 'MREF', 'CRED', 'DEBT', 'SVWZ', 'ABWA', 'ABWE', 'PURP', 'COAM', 'OAMT', 'IBAN', 'BIC'] as const),
  ...(['BREF', 'RREF', 'SQTP', 'ORCR', 'ORMR', 'MDAT', 'DDAT', 'TAN1', 'RTRN'] as const),
];

// MTLG has a colon where the others have a plus.
const FORM = new RegExp(`(${tags.join('|')})\\+|MTLG:`, 'g');

/** Splits a purpose at its tags; what one tag says twice is put together. */
export function readPurposeTags(purpose: string): PurposeTags {
  const found: PurposeTags = {};
  let tag: PurposeTag | 'text' = 'text';
  let start = 0;
  const keep = (end: number): void => {
    const value = purpose.slice(start, end).trim();
    if (value !== '') found[tag] = found[tag] === undefined ? value : `${found[tag]} ${value}`;
  };
  for (const match of purpose.matchAll(FORM)) {
    keep(match.index);
    tag = tags.find((one) => one === match[1]) ?? 'MTLG';
    start = match.index + match[0].length;
  }
  keep(purpose.length);
  return found;
}
