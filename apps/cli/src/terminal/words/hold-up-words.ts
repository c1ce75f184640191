import type { Text } from '@belegfluss/sdk';
import type { HoldUp } from '../../rest/answers.ts';
import { stateWords } from './state-words.ts';

/** What a queued run waits for, in a sentence. */
export function holdUpWords(holdUp: HoldUp): Text {
  switch (holdUp.kind) {
    case 'run': {
      const { id, recordKey, state } = holdUp;
      const words = stateWords(state);
      return {
        de: `Geht hinter dem Lauf ${id} her (${recordKey}, ${words.de}): Läufe eines Schlüssels folgen einander.`,
        en: `Goes behind the run ${id} (${recordKey}, ${words.en}): runs of one key follow each other.`,
      };
    }
    case 'limit':
      return limitWords(holdUp);
    case 'worker':
      return { de: 'Wartet auf einen freien Platz bei einem Worker.', en: 'Waits for a free place at a worker.' };
  }
}

function limitWords({ share, max }: HoldUp & { kind: 'limit' }): Text {
  return share === null
    ? {
        de: `Wartet auf einen Platz: Von diesem Ablauf arbeiten höchstens ${max} zugleich (total).`,
        en: `Waits for a place: at most ${max} runs of this flow are at work at once (total).`,
      }
    : {
        de: `Wartet auf einen Platz unter der Grenze „${share}“: Darunter arbeiten höchstens ${max} zugleich.`,
        en: `Waits for a place under the limit "${share}": at most ${max} runs are at work under it at once.`,
      };
}
