import { useEffect, useState } from 'react';
import type { Language } from '../i18n/language.ts';
import { useWords } from '../i18n/use-words.ts';
import type { monaco } from './monaco.ts';

/** The editor's library: large, so only rooms that edit text load it. */
export type Monaco = typeof monaco;

let loading: Promise<Monaco> | undefined;

/** The editor's library as soon as it is there; an error when it could not be loaded. */
export function useMonaco(): { monaco?: Monaco; error?: unknown } {
  const { language } = useWords();
  const [state, setState] = useState<{ monaco?: Monaco; error?: unknown }>({});
  useEffect(() => {
    let gone = false;
    loading ??= loadMonaco(language);
    loading.then(
      (monaco) => gone || setState({ monaco }),
      (error: unknown) => {
        loading = undefined;
        if (!gone) setState({ error });
      },
    );
    return () => {
      gone = true;
    };
  }, [language]);
  return state;
}

/** Its own words have to be there before it is; it keeps the language with which it began. */
async function loadMonaco(language: Language): Promise<Monaco> {
  if (language === 'de') await import('monaco-editor/nls/lang/de');
  return (await import('./monaco.ts')).monaco;
}
