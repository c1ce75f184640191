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

/** The same for what is meant for later. Throws CommandError `cli.usage` for a moment that has passed: a slip in the year would take effect at once. */
export function comingMoment(text: string, now: Date): string {
  const moment = typedMoment(text);
  if (Date.parse(moment) > now.getTime()) return moment;
  throw wrongUse(
    { de: `${text} ist schon vorbei.`, en: `${text} has passed already.` },
    {
      de: 'Nennen Sie einen späteren Zeitpunkt; ohne --at gilt es sofort.',
      en: 'Name a later moment; without --at it counts at once.',
    },
  );
}
