import type { Shell } from '../command.ts';
import type { PlanAnswer } from '../rest/plan-answer.ts';

const MARKS: Record<string, string> = { created: '+', updated: '~', asked: '?', failed: '!' };

/** A plan for people: the sums for the target, then each shown record with its fields, old to new. */
export function planText({ say }: Pick<Shell, 'say'>, { plan, records, next }: PlanAnswer): string {
  const sums = say({
    de: `${plan.created} neu, ${plan.updated} geändert, 0 gelöscht, ${plan.unchanged} unverändert, ${plan.skipped} übersprungen, ${plan.asked} mit Frage, ${plan.failed} fehlerhaft`,
    en: `${plan.created} to create, ${plan.updated} to update, 0 to delete, ${plan.unchanged} unchanged, ${plan.skipped} skipped, ${plan.asked} to be asked about, ${plan.failed} failing`,
  });
  const more = next === null ? [] : [say({ de: '… und weitere', en: '… and more' })];
  const kept = say({
    de: `Plan ${plan.id}; nichts wurde geschrieben.`,
    en: `Plan ${plan.id}; nothing was written.`,
  });
  const head = `${plan.source} → ${plan.target}  ${sums}`;
  return [head, ...records.flatMap((record) => linesOf(say, record)), ...more, kept].join('\n');
}

function linesOf(say: Shell['say'], { key, outcome, fields, why }: PlanAnswer['records'][number]): string[] {
  const reason = why ? `  ${why.code}: ${say(why.message)}` : '';
  return [
    `${MARKS[outcome] ?? ' '} ${key}${reason}`,
    ...fields.map(({ field, from, to }) =>
      from === undefined
        ? `    ${field}: ${JSON.stringify(to)}`
        : `    ${field}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`,
    ),
  ];
}
