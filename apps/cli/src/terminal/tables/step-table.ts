import type { Shell } from '../../command.ts';
import type { StepRow } from '../../rest/answers.ts';
import { columns } from './columns.ts';
import { stateWords } from '../words/state-words.ts';

/** Steps of a run as aligned columns, with how far their loops have come. */
export function stepTable({ say }: Pick<Shell, 'say'>, steps: StepRow[]): string {
  const headings = [
    { de: 'Schritt', en: 'Step' },
    { de: 'Art', en: 'Kind' },
    { de: 'Ziel', en: 'Target' },
    { de: 'Zustand', en: 'State' },
    { de: 'Versuche', en: 'Attempts' },
    { de: 'Fehler', en: 'Error' },
  ].map(say);
  const cells = steps.map((step) => [
    step.path,
    step.kind,
    step.use ?? '',
    [stateWords(step.state), ...(step.turns ? [turnsText(step.turns)] : [])].map(say).join(' '),
    String(step.attempts),
    step.error?.code ?? '',
  ]);
  return columns(headings, cells);
}

/** `3/10`, or `3/?` while pages are read; failures where there are any. */
function turnsText({ all, done, failed }: NonNullable<StepRow['turns']>) {
  const count = `${done}/${all ?? '?'}`;
  return failed === 0
    ? { de: count, en: count }
    : { de: `${count}, ${failed} fehlgeschlagen`, en: `${count}, ${failed} failed` };
}
