import type { Text } from '@belegfluss/sdk';

/** Makes a sentence of the facts of a finding. */
export type Words = (facts: Record<string, unknown>) => Text;

/** Message and remedy by code. */
export type WordTable = Record<string, [Words, Words]>;

/** A sentence that is always the same. */
export const t =
  (de: string, en: string): Words =>
  () => ({ de, en });

/** What to write instead, where the finding tells it; else what is always true. */
export const hinted =
  (otherwise: Text): Words =>
  ({ hint }) =>
    (hint as Text | undefined) ?? otherwise;

/** Proposes what is most like that which was written. */
export function meant(proposal: string): Text {
  return { de: `Meinten Sie „${proposal}“?`, en: `Did you mean "${proposal}"?` };
}

/** Proposes the nearest of the known names. */
export const near: Words = ({ nearest }) =>
  nearest ? meant(String(nearest)) : { de: 'Prüfen Sie die Schreibweise.', en: 'Check the spelling.' };

/** The same, or the few names that there are. */
export const nearOrKnown: Words = (facts) => {
  const known = String(facts['known'] ?? '');
  return facts['nearest'] || known === '' ? near(facts) : knownAre(known);
};

/** Names that a sentence can hold. */
const MOST_NAMES = 12;

/** Of many names the first ones, and that there are more. */
export function fewNames(names: readonly string[]): string {
  return names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ' …' : '');
}

/** Says which names there are. */
export function knownAre(names: string): Text {
  const list = names.endsWith('…') ? names : `${names}.`;
  return { de: `Bekannt sind: ${list}`, en: `Known are: ${list}` };
}

/** Of what has exactly one kind: says that it has none that is known, or several. */
export const kindCount =
  (what: Text): Words =>
  ({ several }) =>
    several
      ? {
          de: `${what.de} hat mehrere Arten: ${String(several)}.`,
          en: `${what.en} is of several kinds: ${String(several)}.`,
        }
      : { de: `${what.de} hat keine bekannte Art.`, en: `${what.en} is of no known kind.` };

/** Proposes the kind that was misspelt, or names those that there are. */
export const oneKind: Words = (facts) => {
  if (facts['several']) return { de: 'Behalten Sie einen dieser Schlüssel.', en: 'Keep one of these keys.' };
  const kinds = String(facts['kinds']);
  if (facts['hint']) return facts['hint'] as Text;
  if (facts['nearest']) return near(facts);
  return {
    de: `Genau einer dieser Schlüssel ist nötig: ${kinds}.`,
    en: `Exactly one of these keys is needed: ${kinds}.`,
  };
};

/** What exactly is wrong, in both languages or as a library said it. */
export function said(facts: Record<string, unknown>, language: keyof Text): string {
  const detail = facts['detail'] as string | Text;
  return typeof detail === 'string' ? detail : detail[language];
}
