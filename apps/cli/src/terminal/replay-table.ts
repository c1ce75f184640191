import type { Shell } from '../command.ts';
import type { ReplayPreview } from '../rest/answers.ts';
import { columns } from './columns.ts';

/** What a replay would do once more, as aligned columns, or that there is nothing. */
export function replayTable({ say }: Pick<Shell, 'say'>, { repeats }: Pick<ReplayPreview, 'repeats'>): string {
  if (repeats.length === 0) return say({ de: 'Nichts würde wiederholt.', en: 'Nothing would be repeated.' });
  const headings = [
    { de: 'Schritt', en: 'Step' },
    { de: 'Ziel', en: 'Target' },
    { de: 'Schlüssel', en: 'Key' },
    { de: 'was daraus wird', en: 'what becomes of it' },
  ].map(say);
  const cells = repeats.map((each) => [each.path, each.use ?? '', each.key ?? '', each.becomes]);
  return columns(headings, cells);
}
