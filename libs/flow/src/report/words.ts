import type { Text } from '@belegfluss/sdk';

/** Makes a sentence of the facts of a finding. */
export type Words = (facts: Record<string, unknown>) => Text;

/** Message and remedy by code. */
export type WordTable = Record<string, [Words, Words]>;

/** A sentence that is always the same. */
export const t =
  (de: string, en: string): Words =>
  () => ({ de, en });

/** Proposes the nearest of the known names. */
export const near: Words = ({ nearest }) =>
  nearest
    ? { de: `Meinten Sie „${String(nearest)}“?`, en: `Did you mean "${String(nearest)}"?` }
    : { de: 'Prüfen Sie die Schreibweise.', en: 'Check the spelling.' };

/** The same, or the few names that there are. */
export const nearOrKnown: Words = (facts) => {
  const known = String(facts['known']);
  return facts['nearest'] ? near(facts) : { de: `Bekannt sind: ${known}.`, en: `Known are: ${known}.` };
};

/** What exactly is wrong, in both languages or as a library said it. */
export function said(facts: Record<string, unknown>, language: keyof Text): string {
  const detail = facts['detail'] as string | Text;
  return typeof detail === 'string' ? detail : detail[language];
}
