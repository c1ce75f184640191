import type { Shell } from '../command.ts';
import type { DryRunAnswer } from '../rest/dry-run-answer.ts';
import { columns } from '../terminal/tables/columns.ts';
import { counted } from '../terminal/words/counted.ts';
import { stateWords } from '../terminal/words/state-words.ts';

type Say = Shell['say'];

/** A dry run for people: the steps, then what would be written, asked and told. */
export function dryRunText({ say }: Pick<Shell, 'say'>, run: DryRunAnswer): string {
  const parts = [
    headOf(say, run),
    stepsOf(say, run),
    effectsOf(say, run),
    asksOf(say, run),
    emittedOf(run),
    remarksOf(say, run),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function headOf(say: Say, { flow, state, at, reason }: DryRunAnswer): string {
  return [flow, say(stateWords(state)), at && `@ ${at}`, reason && `${reason.code}: ${say(reason.message)}`]
    .filter(Boolean)
    .join('  ');
}

function stepsOf(say: Say, { steps }: DryRunAnswer): string {
  const headings = [
    { de: 'Schritt', en: 'Step' },
    { de: 'Art', en: 'Kind' },
    { de: 'Ziel', en: 'Target' },
    { de: 'Zustand', en: 'State' },
    { de: 'Fehler', en: 'Error' },
  ].map(say);
  const rows = steps.map(({ path, kind, use, state, error }) => [
    path,
    kind,
    use ?? '',
    say(stateWords(state)),
    error?.code ?? '',
  ]);
  return steps.length === 0 ? '' : columns(headings, rows);
}

function effectsOf(say: Say, { effects, standing }: DryRunAnswer): string {
  if (effects.length === 0) return say({ de: 'Nichts würde geschrieben.', en: 'Nothing would be written.' });
  const head = say({
    de: `${counted(effects.length, 'Schreibvorgang, nicht', 'Schreibvorgänge, keiner')} ausgeführt`,
    en: `${counted(effects.length, 'write, not', 'writes, none of them')} made`,
  });
  const already = say({ de: 'steht bereits', en: 'stands already' });
  const instead = say({ de: 'statt', en: 'instead of' });
  const lines = effects.flatMap(({ use, key, with: input, before }) => [
    `  ${use}  ${key}${standing.includes(key) ? `  (${already})` : ''}`,
    `    ${JSON.stringify(input)}`,
    ...(before === undefined ? [] : [`    ${instead} ${JSON.stringify(before)}`]),
  ]);
  return [head, ...lines].join('\n');
}

function asksOf(say: Say, { questions }: DryRunAnswer): string {
  return questions.map(({ step, kind, owner, title }) => `? ${step}  ${kind}  ${owner}  ${say(title)}`).join('\n');
}

function emittedOf({ emitted }: DryRunAnswer): string {
  return emitted.map(({ event, key, with: data }) => `→ ${event}  ${key}  ${JSON.stringify(data)}`).join('\n');
}

function remarksOf(say: Say, { assumed, doneBefore }: DryRunAnswer): string {
  const steps = [...new Set(assumed.map(({ step }) => step))].join(', ');
  return [
    ...(assumed.length > 0
      ? [
          say({
            de: `Mit Beispielen statt echter Antworten ging es weiter nach: ${steps}`,
            en: `Went on with examples instead of real answers behind: ${steps}`,
          }),
        ]
      : []),
    ...(doneBefore
      ? [
          say({
            de: 'Ein früherer Lauf hat dies schon erledigt; ein echter endete sofort.',
            en: 'An earlier run has done this already; a real one would end at once.',
          }),
        ]
      : []),
  ].join('\n');
}
