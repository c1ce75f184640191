import { ConnectorError } from '@belegfluss/sdk';
import { EACH_KEY, evaluate, keyText, type StepOf, THE_KEY } from '@belegfluss/flow';
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
    const keys = (evaluate(step.keys, context.scope) as unknown[]).map((item) => keyText(item, EACH_KEY));
    context.keepInput({ keys });
    const records = keys.length > 0 ? await limit.around(async () => entity.readMany?.(call, keys)) : [];
    return { kind: 'done', output: records ?? [] };
  }
  const key = step.key ? keyText(evaluate(step.key, context.scope), THE_KEY) : '';
  context.keepInput({ key });
  const record = await limit.around(async () => entity.read?.(call, key));
  if (record === undefined) {
    if (step.missing === 'empty') return { kind: 'done', output: null };
    const said = {
      de: `${connection}.${name} gibt es nicht (mehr)`,
      en: `${connection}.${name} does not exist (any more)`,
    };
    throw new ConnectorError('gone', said, {
      outcome: 'rejected',
      code: 'record.missing',
      facts: { entity: name },
    });
  }
  if (!step.until) return { kind: 'done', output: record };
  if (step.until.condition.evaluate({ ...context.scope, result: record }) === true)
    return { kind: 'done', output: record };
  const message = {
    de: `${connection}.${name} ist noch nicht wie gewünscht`,
    en: `${connection}.${name} is not yet as wished`,
  };
  const reason = { code: 'run.waiting_for_record', message };
  const age = (Date.now() - Date.parse(context.record.startedAt)) / 1_000;
  if (age > step.until.withinSeconds) return { kind: 'failed', reason: { ...reason, code: 'run.waited_too_long' } };
  return { kind: 'again', afterSeconds: step.until.everySeconds, reason, counts: false };
}
