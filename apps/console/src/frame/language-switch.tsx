import { SegmentedControl } from '@mantine/core';
import { languages, switchLanguage, type Language } from '../i18n/language.ts';
import { useWords } from '../i18n/use-words.ts';

const names: Record<Language, string> = { de: 'Deutsch', en: 'English' };

/** Switches the language at once; each language is named in itself. */
export function LanguageSwitch() {
  const { t, language } = useWords();
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      aria-label={t('frame.language')}
      value={language}
      onChange={switchLanguage}
      data={languages.map((value) => ({ value, label: names[value] }))}
    />
  );
}
