import type { Shell } from '../../command.ts';
import type { StepRow } from '../../rest/answers.ts';

/** What a pass of a sync came to, as its step says it. */
interface SyncOutput {
  seen: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  asked: number;
  failed: number;
}

/** A line for each pass of a sync among the steps that has ended; questions are for people, whatever the state of the run. */
export function syncSums({ say }: Pick<Shell, 'say'>, steps: StepRow[]): string[] {
  return steps.flatMap(({ kind, output }) => (kind === 'sync' && output ? [sumOf(say, output as SyncOutput)] : []));
}

function sumOf(say: Shell['say'], { seen, created, updated, unchanged, skipped, asked, failed }: SyncOutput): string {
  const sum = say({
    de: `${seen} gesehen: ${created} neu, ${updated} geändert, ${unchanged} unverändert, ${skipped} übersprungen, ${asked} mit Frage, ${failed} fehlerhaft`,
    en: `${seen} seen: ${created} created, ${updated} updated, ${unchanged} unchanged, ${skipped} skipped, ${asked} with a question, ${failed} failed`,
  });
  if (asked === 0) return sum;
  return `${sum}; ${say({ de: 'Fragen zeigt', en: 'questions:' })} belegfluss questions`;
}
