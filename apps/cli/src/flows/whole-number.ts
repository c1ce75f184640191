import { wrongUse } from '../command-error.ts';

/** The number of a version as it was typed: `12` or `v12`. Throws CommandError `cli.usage`. */
export function wholeNumber(text: string): number {
  const digits = /^v?([1-9]\d{0,8})$/.exec(text)?.[1];
  if (digits !== undefined) return Number(digits);
  throw wrongUse(
    { de: `„${text}“ ist keine Version.`, en: `"${text}" is no version.` },
    {
      de: 'Versionen sind ganze Zahlen, zum Beispiel 12 oder v12.',
      en: 'Versions are whole numbers, such as 12 or v12.',
    },
  );
}
