import type { StepRow } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';

/** Says how far a loop has come: the items that had their turn, of how many, and how many failed. */
export function useTurnsText() {
  const { t } = useWords();
  const format = useFormat();
  return ({ all, done, failed }: NonNullable<StepRow['turns']>) => {
    const words = { done: format.count(done), all: format.count(all ?? 0), failed: format.count(failed) };
    const count = t(all === null ? 'timeline.turnsSoFar' : 'timeline.turns', words);
    return failed === 0 ? count : `${count}, ${t('timeline.turnsFailed', words)}`;
  };
}
