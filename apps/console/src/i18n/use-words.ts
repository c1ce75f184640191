import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Text } from '../api/schema.ts';
import { humanised } from '../format/humanised.ts';
import { currentLanguage } from './language.ts';

/** Words for what the server says: bilingual texts, and codes that the catalogue may know. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const spoken = i18n.language;
  return useMemo(
    () => ({
      t,
      /** The half of a bilingual text that is spoken now. */
      text: (text: Text): string => (spoken === 'en' ? text.en : text.de),
      /** The catalogue's word for a code, or the code made readable. */
      word: (group: string, code: string): string => t(`${group}.${code.replaceAll('.', '_')}`, humanised(code)),
      /** What a code of a failure or a wait means; unknown codes are told by their family. */
      reason: (code: string): string =>
        t([`reason.${code.replaceAll('.', '_')}`, `reasonFamily.${code.split('.')[0] ?? code}`], humanised(code)),
      language: currentLanguage(),
    }),
    [t, spoken],
  );
}
