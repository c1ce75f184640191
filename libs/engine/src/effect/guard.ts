import { seconds } from '@belegfluss/flow';
import type { EffectRecord } from '../run/run-record.ts';
import type { RunJournal } from '../journal/run-journal.ts';
import { LONG_AGO_SECONDS } from '../restore/restore-mark.ts';
import type { StepVerdict } from '../run/verdict.ts';
import { keyedWrite } from './keyed-write.ts';
import {
  decideByPerson,
  intentOf,
  request,
  send,
  sendAgain,
  withinLimit,
  type GuardedWrite,
  type WriteVerdict,
} from './sent-write.ts';

/** A lagging index is asked twice: after its lag, and after twice that time. */
const LOOKUPS = 2;

/**
 * Lets a write happen at most once. Before the request leaves, its intent is on disk; when an earlier
 * intent is found without an outcome, the class of the action decides: look it up, look it up after the
 * lag, or ask a person. Nothing unknown is ever repeated blindly. After a restore a missing intent proves nothing, so
 * that every write is in doubt.
 */
export async function guardedWrite(journal: RunJournal, write: GuardedWrite): Promise<WriteVerdict> {
  const { action } = write;
  const { effect } = action;
  if (effect.kind === 'read') return { kind: 'done', output: await request(write) };
  if (effect.class === 'K') return keyedWrite(journal, write, effect.keyValidFor);

  const fresh = intentOf(journal, write);
  const earlier = await journal.intend(fresh);
  if (!earlier) return sendFirst(journal, write, fresh);
  if (earlier.state === 'confirmed') return { kind: 'done', output: earlier.output, by: earlier.runId };
  return resolveDoubt(journal, write, earlier, fresh);
}

/** Sends what no earlier intent is known of. */
export function sendFirst(journal: RunJournal, write: GuardedWrite, fresh: EffectRecord): Promise<WriteVerdict> {
  return journal.run.afterRestore ? resolveDoubt(journal, write, forgotten(fresh), fresh) : send(journal, write, fresh);
}

/** The request left before the backup was put back, if it left at all: every index shows it by now. */
function forgotten(fresh: EffectRecord): EffectRecord {
  return { ...fresh, state: 'unknown', ageSeconds: LONG_AGO_SECONDS };
}

async function resolveDoubt(
  journal: RunJournal,
  write: GuardedWrite,
  earlier: EffectRecord,
  fresh: EffectRecord,
): Promise<WriteVerdict> {
  const { effect } = write.action;
  if (effect.kind === 'read' || effect.class === 'K' || effect.class === 'N')
    return decideByPerson(journal, write, earlier, fresh);
  return (await lookForIt(journal, write, earlier)) ?? sendAgain(journal, write, fresh);
}

/** What the other system shows of an earlier write, as often as its class asks for; nothing where it certainly has not happened. */
export async function lookForIt(
  journal: RunJournal,
  write: GuardedWrite,
  earlier: EffectRecord,
): Promise<WriteVerdict | undefined> {
  const { effect } = write.action;
  if (effect.kind === 'read' || effect.class === 'K' || effect.class === 'N') return undefined;
  const lag = effect.class === 'D' ? seconds(effect.lag(write.context.config)) : 0;
  const missing = lag * (earlier.lookups + 1) - (earlier.ageSeconds ?? 0);
  if (missing > 0) return waitForIndex(write, missing);

  const found = await withinLimit(write, () => effect.find(write.context, write.input));
  if (found !== undefined) {
    journal.keepEffect({ ...earlier, state: 'confirmed', output: found });
    return { kind: 'done', output: found, by: earlier.runId };
  }
  if (effect.class === 'D' && earlier.lookups + 1 < LOOKUPS) {
    journal.keepEffect({ ...earlier, lookups: earlier.lookups + 1 });
    await journal.flush();
    return waitForIndex(write, lag);
  }
  return undefined;
}

function waitForIndex(write: GuardedWrite, afterSeconds: number): StepVerdict {
  const reason = {
    code: 'effect.waiting_for_index',
    message: {
      de: 'das andere System zeigt vielleicht noch nicht, ob die Änderung geschehen ist',
      en: 'the other system may not show yet whether the change happened',
    },
    facts: { key: write.key },
  };
  return { kind: 'again', afterSeconds, reason, counts: false };
}
