import type { RunWaits } from '../step/run-waits.ts';
import { saidByTest, type GivenAnswers } from './given-answers.ts';

/** Runs and events as a test tells of them: what is given to the step, or that nothing came yet. */
export function rehearsedWaits(answers: GivenAnswers, now: () => Date): RunWaits {
  return {
    child: (path) => {
      const answer = answers.next(path);
      if (!answer) return Promise.resolve(undefined);
      const code = answer.fails?.code ?? answer.fails?.kind;
      const reason = code === undefined ? null : { code, message: saidByTest(code) };
      return Promise.resolve({
        id: 'test-child',
        state: reason ? 'dead' : 'done',
        reason,
        output: answer.gives ?? null,
      });
    },
    event: (path) => {
      const answer = answers.hasMore(path) ? answers.next(path) : undefined;
      const at = now().toISOString();
      const data = (answer?.gives ?? {}) as Record<string, unknown>;
      return Promise.resolve(answer && { id: 'test-event', at, type: 'changed', data, occurredAt: at });
    },
    takenBehind: () => Promise.resolve([]),
  };
}
