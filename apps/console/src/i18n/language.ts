import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import de from './de.json';
import en from './en.json';

/** The languages of the console; the first is the default. */
export const languages = ['de', 'en'] as const;
/** A language of the console. */
export type Language = (typeof languages)[number];

const speech = createInstance();
const storageKey = 'belegfluss.language';

/** Loads both catalogues and starts in the remembered language, else in German. */
export function startLanguage(): void {
  void speech.use(initReactI18next).init({
    resources: { de: { translation: de }, en: { translation: en } },
    lng: rememberedLanguage(),
    fallbackLng: 'de',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = currentLanguage();
}

/** The language that is spoken now. */
export function currentLanguage(): Language {
  return speech.language === 'en' ? 'en' : 'de';
}

/** Switches at once and remembers the choice in this browser. */
export function switchLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
  void speech.changeLanguage(language);
}

function rememberedLanguage(): Language {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'de';
}
