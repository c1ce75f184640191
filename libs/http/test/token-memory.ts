import type { OAuthTokens, TokenStore } from '@belegfluss/http';

/** A store whose content a test may see and change. */
export type TokenMemory = TokenStore & { kept: OAuthTokens | undefined };

/** A store of tokens like the one on the database: one lease holder at a time, and nothing kept of a holder that throws. */
export function tokenMemory(): TokenMemory {
  let queue: Promise<unknown> = Promise.resolve();
  const held: TokenMemory = {
    kept: undefined,
    load: async () => held.kept,
    save: async (tokens) => {
      held.kept = tokens;
    },
    withLease: (work) => {
      const turn = queue.then(async () => {
        const before = held.kept;
        try {
          return await work(held);
        } catch (error) {
          held.kept = before;
          throw error;
        }
      });
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
  return held;
}
