import { ConnectorError } from '@belegfluss/sdk';
import type { Action } from '../declaration/action-shape.ts';
import type { Find } from './lookup.ts';

/**
 * A write whose refusal may mean that it has happened: where the system says that it has the record already, only a look
 * tells whether that one is ours. With a lag, a look that finds nothing proves nothing yet: the outcome is unknown then, and
 * the class of the effect goes on from there.
 */
export function orAlreadyThere({ effect }: Action, find: Find | undefined, route: string, write: Find): Find {
  const { exists = [], lag } = effect.lookup ?? {};
  if (!find || exists.length === 0) return write;
  return async (ctx, input) => {
    try {
      return await write(ctx, input);
    } catch (error) {
      const status = statusOf(error);
      if (status === undefined || !exists.includes(status)) throw error;
      const found = await find(ctx, input);
      if (found === undefined) throw notOurs(route, status, lag !== undefined);
      return found;
    }
  };
}

function statusOf(error: unknown): number | undefined {
  const status = error instanceof ConnectorError ? error.facts['status'] : undefined;
  return typeof status === 'number' ? status : undefined;
}

function notOurs(route: string, status: number, mayShowLater: boolean): ConnectorError {
  const said = {
    de: `${route}: das System hat das schon (${status}), und nichts davon trägt unseren Schlüssel`,
    en: `${route}: the system has this already (${status}), and nothing of it carries our key`,
  };
  return new ConnectorError('invalid', said, {
    outcome: mayShowLater ? 'unknown' : 'rejected',
    code: 'http.not_ours',
    facts: { status, route },
  });
}
