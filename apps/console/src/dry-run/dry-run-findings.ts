import type { Diagnostic, DryRunResult, Text } from '../api/schema.ts';
import { outlinedStep, type FlowOutline } from '../flow-graph/flow-outline.ts';

type StepError = NonNullable<DryRunResult['steps'][number]['error']>;

/** What failed in a dry run, at the lines of the steps; what the text does not show any more is left out. */
export function dryRunFindings(
  { steps }: DryRunResult,
  outline: FlowOutline,
  words: { message: (error: StepError) => string; remedy: string },
): Diagnostic[] {
  return steps.flatMap(({ path, state, error }): Diagnostic[] => {
    const place = outlinedStep(outline, path)?.place;
    if (!error || !place) return [];
    return [
      {
        code: error.code,
        severity: state === 'failed' ? 'error' : 'warning',
        message: inBoth(words.message(error)),
        remedy: inBoth(words.remedy),
        line: place.line,
        column: place.column,
      },
    ];
  });
}

/** Words that are told in the reader's language already. */
function inBoth(words: string): Text {
  return { de: words, en: words };
}
