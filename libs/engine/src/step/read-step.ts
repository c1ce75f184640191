import { ConnectorError } from '@belegfluss/sdk';
import { evaluate, keyText, type StepOf } from '@belegfluss/flow';
import { entityOf } from '../gateway/gateway.ts';
import type { StepVerdict } from '../run/verdict.ts';
import type { StepContext } from './step-context.ts';
import { TimeLimit } from './time-limit.ts';

/** Reads one record by `key`, or several by `keys`; with `until` it comes back until the record is as wished. */
export async function readStep(step: StepOf<'read'>, context: StepContext): Promise<StepVerdict> {
  const { connection, name } = step.target;
  const entity = entityOf(context.gateway, connection, name);
  const limit = new TimeLimit(step.timeoutSeconds, context.signal);
  const call = await context.gateway.context(connection, {
    step: context.path,
    effectKey: '',
    clock: context.clock,
    signal: limit.signal,
  });
  if (step.keys) {
    const keys = (evaluate(step.keys, context.scope) as unknown[]).map((item) => keyText(item, 'each key'));
    context.keepInput({ keys });
    const records = keys.length > 0 ? await limit.around(async () => entity.readMany?.(call, keys)) : [];
    return { kind: 'done', output: records ?? [] };
  }
  const key = step.key ? keyText(evaluate(step.key, context.scope), 'the key') : '';
  context.keepInput({ key });
  const record = await limit.around(async () => entity.read?.(call, key));
  if (record === undefined) {
    if (step.missing === 'empty') return { kind: 'done', output: null };
    throw new ConnectorError('gone', `${connection}.${name} does not exist (any more)`, {
      outcome: 'rejected',
      code: 'record.missing',
      facts: { entity: name },
    });
  }
  if (!step.until) return { kind: 'done', output: record };
  if (step.until.condition.evaluate({ ...context.scope, result: record }) === true)
    return { kind: 'done', output: record };
  const reason = { code: 'run.waiting_for_record', message: `${connection}.${name} is not yet as wished` };
  const age = (Date.now() - Date.parse(context.record.startedAt)) / 1_000;
  if (age > step.until.withinSeconds) return { kind: 'failed', reason: { ...reason, code: 'run.waited_too_long' } };
  return { kind: 'again', afterSeconds: step.until.everySeconds, reason, counts: false };
}
