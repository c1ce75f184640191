import { dead, type Asked, type Parked, type Reason, type RunVerdict, type Stopping } from './verdict.ts';

/**
 * One verdict for steps that went at the same time and have come to rest; nothing where all are done. A failure counts when
 * the others have ended: whoever goes on behind it, or puts it right, finds nothing half done. Of several failures the first
 * one that demands that everything is undone counts, else the first.
 */
export function mergeVerdicts(verdicts: Stopping[]): Stopping | undefined {
  const all = verdicts.flatMap(({ beside = [], ...own }): Stopping[] => [own, ...beside]);
  const agains = all.filter((each) => each.kind === 'again').sort((a, b) => a.afterSeconds - b.afterSeconds);
  const questions = all.filter(({ kind }) => kind === 'question');
  const rest = [...agains, ...questions, ...all.filter(({ kind }) => kind === 'parked')];
  const undoes = all.filter((each) => each.kind === 'failed' && each.compensate);
  const [first, ...beside] = rest.length > 0 ? rest : [...undoes, ...all];
  return first && { ...first, ...(rest.length > 1 && { beside }) };
}

/** What becomes of the run whose steps came to this verdict. */
export function asRunVerdict(verdict: Stopping): RunVerdict {
  const { at: path = '', beside = [] } = verdict;
  const resting = beside.flatMap(restOf);
  const also = resting.length > 0 ? { beside: resting } : {};
  switch (verdict.kind) {
    case 'again': {
      const steps = [path, ...beside.flatMap((each) => (each.kind === 'again' ? (each.at ?? []) : []))];
      return { kind: 'again', afterSeconds: verdict.afterSeconds, reason: verdict.reason, steps, ...also };
    }
    case 'parked':
      return { ...parked(verdict), waits: [verdict, ...beside].flatMap((each) => restOf(each).flatMap(waitsIn)) };
    case 'question':
      return { ...asked(verdict), ...also };
    case 'stop':
      return { kind: 'ended', state: verdict.as, reason: reasonAt(verdict) };
    case 'failed':
      return dead(reasonAt(verdict));
  }
}

/** The reason with the step at which it came up. */
function reasonAt({ reason, at }: Extract<Stopping, { kind: 'stop' | 'failed' }>): Reason {
  return { ...reason, facts: { ...reason.facts, step: at } };
}

function restOf(verdict: Stopping): (Asked | Parked)[] {
  if (verdict.kind === 'parked') return [parked(verdict)];
  return verdict.kind === 'question' ? [asked(verdict)] : [];
}

function asked({ at, question, dueAt, standing }: Extract<Stopping, { kind: 'question' }>): Asked {
  return { kind: 'question', path: at ?? '', question, ...(dueAt && { dueAt }), ...(standing && { standing }) };
}

function parked({ at, wait, reason }: Extract<Stopping, { kind: 'parked' }>): Parked {
  return { kind: 'parked', waits: [{ ...wait, path: at ?? '' }], reason };
}

function waitsIn(rest: Asked | Parked): Parked['waits'] {
  return rest.kind === 'parked' ? rest.waits : [];
}
