import { useSystem } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { formatAge, referenceFor } from './dates.ts';

/** Writes how long ago something was, in a demo by the demo's own clock. */
export function useAge(): (iso: string) => string {
  const { data: system } = useSystem();
  const { language } = useWords();
  const businessTime = system?.demo ? system.businessTime : undefined;
  return (iso) => formatAge(iso, referenceFor(iso, businessTime, new Date()), language);
}
