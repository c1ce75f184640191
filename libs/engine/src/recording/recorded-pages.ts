import type { ScenarioAnswer } from '@belegfluss/flow';
import type { StepRecord } from '../run/run-record.ts';
import type { Place } from '../step/each-page.ts';
import { keptPagesOf, MOST_KEPT } from '../step/kept-page.ts';
import { failure } from './recorded-answers.ts';
import { tooManyRecords } from './refusals.ts';

/**
 * What a loop over pages has to be told: its pages, one an answer, and that the next one could not be read where that was its
 * end. Throws DiagnosticError `recording.too_large` where it has read more than is kept.
 */
export function pagesToldTo(loop: StepRecord, steps: StepRecord[]): ScenarioAnswer[] {
  const { path, state, output, error } = loop;
  const { records, pages, gone = 0, items } = (output ?? {}) as Partial<Place> & { items?: number };
  const kept = keptPagesOf(path, steps);
  const read = items ?? gone + (records?.length ?? 0);
  const held = kept.reduce((sum, page) => sum + page.length, 0);
  if (held !== read || kept.length < (pages ?? 0)) throw tooManyRecords(path, read, MOST_KEPT.records);
  const isUnread = records === undefined && error !== null && (state === 'failed' || state === 'waiting');
  const told: ScenarioAnswer[] = kept.map((page) => ({ gives: page }));
  return isUnread ? [...told, failure(error.code, state === 'waiting')] : told;
}
