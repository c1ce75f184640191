import type { Text } from '@belegfluss/sdk';
import type { Shell } from '../../command.ts';
import type { ReplayPreview } from '../../rest/answers.ts';
import { columns } from './columns.ts';

type Say = Shell['say'];

/** What becomes of something that the old run did or tried. */
const BECOMES: Record<string, Text> = {
  kept: { de: 'erledigt, wird nicht noch einmal gesendet', en: 'done, not sent again' },
  vendor_knows_key: {
    de: 'wird mit demselben Schlüssel gesendet; das System kennt ihn und behält, was es hat, auch wo sich etwas geändert hat',
    en: 'sent with its key; the system knows it and keeps what it has, also where something was changed',
  },
  key_expired: {
    de: 'wird mit demselben Schlüssel gesendet, den das System vergessen haben kann',
    en: 'sent with its key, which the system may have forgotten',
  },
  looked_up: { de: 'zuerst wird nachgesehen, ob es geschehen ist', en: 'looked up first whether it happened' },
  asks_person: { de: 'eine Person wird gefragt, ob es geschehen ist', en: 'a person is asked whether it happened' },
  sent: { de: 'wurde abgelehnt, wird neu gesendet', en: 'was refused, is sent again' },
  sent_anew: { de: 'wurde zurückgenommen, wird neu gesendet', en: 'was undone, is sent anew' },
  emitted_again: { de: 'das Ereignis wird noch einmal gemeldet', en: 'the event goes out once more' },
  asked_again: { de: 'die Frage wird noch einmal gestellt', en: 'the question is asked once more' },
  run_again: { de: 'der andere Ablauf läuft noch einmal', en: 'the other flow is run once more' },
};

/** What a replay would be: where it begins, what is changed in the record, what would be done once more. */
export function replayText({ say }: Pick<Shell, 'say'>, preview: ReplayPreview): string {
  return [beginning(say, preview), changed(say, preview), repeated(say, preview)].filter(Boolean).join('\n\n');
}

function beginning(say: Say, { from, reused }: ReplayPreview): string {
  const taken = reused.join(', ');
  const begins = { de: `Der neue Lauf beginnt mit ${from}`, en: `The new run begins with ${from}` };
  if (taken === '') return say({ de: `${begins.de}.`, en: `${begins.en}.` });
  return say({ de: `${begins.de}; übernommen wird: ${taken}.`, en: `${begins.en}; taken over: ${taken}.` });
}

function changed(say: Say, { changes }: ReplayPreview): string {
  if (changes.length === 0) return '';
  const lines = changes.map(({ path, before, after }) => `  ${path}: ${shown(before)} → ${shown(after)}`);
  return [say({ de: 'Im Datensatz ist anders:', en: 'Other in the record:' }), ...lines].join('\n');
}

function shown(value: unknown): string {
  return value === undefined ? '–' : JSON.stringify(value);
}

function repeated(say: Say, { repeats }: ReplayPreview): string {
  if (repeats.length === 0) return say({ de: 'Nichts würde wiederholt.', en: 'Nothing would be repeated.' });
  const headings = [
    { de: 'Schritt', en: 'Step' },
    { de: 'Ziel', en: 'Target' },
    { de: 'Schlüssel', en: 'Key' },
    { de: 'was daraus wird', en: 'what becomes of it' },
  ].map(say);
  const cells = repeats.map(({ path, use, key, becomes }) => {
    const words = Object.hasOwn(BECOMES, becomes) ? BECOMES[becomes] : undefined;
    return [path, use ?? '', key ?? '', words ? say(words) : becomes];
  });
  return columns(headings, cells);
}
