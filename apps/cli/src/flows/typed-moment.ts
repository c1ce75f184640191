import { wrongUse } from '../command-error.ts';

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A moment with a zone as it was typed. Throws CommandError `cli.usage`: without one nobody knows when that is. */
export function typedMoment(text: string): string {
  if (MOMENT.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw wrongUse(
    { de: `„${text}“ ist kein Zeitpunkt mit Zone.`, en: `"${text}" is no moment with a zone.` },
    {
      de: 'Zeitpunkte heißen wie 2026-12-01T06:00+01:00 oder 2026-12-01T05:00Z.',
      en: 'Moments are written like 2026-12-01T06:00+01:00 or 2026-12-01T05:00Z.',
    },
  );
}
