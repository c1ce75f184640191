import { seconds } from '@belegfluss/flow';
import type { Sql } from '@belegfluss/store';
import type { Gateway } from '../gateway/gateway.ts';
import type { EffectRecord, StepRecord } from '../run/run-record.ts';

/**
 * What becomes of something that the old run did or tried: `kept` is found as done and not sent; `vendor_knows_key` is sent
 * with the same key, which the system still knows; `key_expired` is sent with a key that it may have forgotten; `looked_up`
 * first asks the system whether it happened; `asks_person` asks a person; `sent` was refused before and is sent again;
 * `sent_anew` was done and undone, and is sent again; `emitted_again` and `asked_again` are events and questions of the flow;
 * `run_again` is another flow, whose effects keep their keys, too.
 */
export type Repetition =
  | 'kept'
  | 'vendor_knows_key'
  | 'key_expired'
  | 'looked_up'
  | 'asks_person'
  | 'sent'
  | 'sent_anew'
  | 'emitted_again'
  | 'asked_again'
  | 'run_again';

export interface RepeatedEffect {
  path: string;
  use: string | null;
  /** Business key of the effect, where it is written down. */
  key: string | null;
  becomes: Repetition;
}

type Written = Pick<EffectRecord, 'path' | 'key' | 'class' | 'state'>;

/** What would happen once more if these steps were gone through again. `runIds` are the run and those it goes on from. */
export async function repeatedEffects(
  sql: Sql,
  gateway: Gateway,
  runIds: string[],
  steps: StepRecord[],
): Promise<RepeatedEffect[]> {
  const written = await sql.query<Written>(
    'select path, key, class, state from effect where run_id = any($1::uuid[]) order by intended_at',
    [runIds],
  );
  return steps.flatMap((step): RepeatedEffect[] => {
    if (step.state === 'skipped') return [];
    const { path, use, kind } = step;
    if (kind === 'emit' && step.state === 'done') return [{ path, use, key: null, becomes: 'emitted_again' }];
    if ((kind === 'ask' || kind === 'approve') && step.state === 'done')
      return [{ path, use, key: null, becomes: 'asked_again' }];
    if (kind === 'run') return [{ path, use, key: null, becomes: 'run_again' }];
    if (kind === 'upsert') return [{ path, use, key: null, becomes: 'looked_up' }];
    const effect = actionEffect(gateway, use);
    if (effect?.kind !== 'write') return [];
    if (effect.class === 'K') {
      const age = (Date.now() - Date.parse(step.endedAt ?? step.startedAt)) / 1_000;
      return [
        { path, use, key: null, becomes: age < seconds(effect.keyValidFor) ? 'vendor_knows_key' : 'key_expired' },
      ];
    }
    return written
      .filter((each) => each.path === path)
      .map((each) => ({ path, use, key: each.key, becomes: repetition(each) }));
  });
}

function repetition({ state, class: repeat }: Written): Repetition {
  if (state === 'confirmed') return 'kept';
  if (state === 'rejected') return 'sent';
  if (state === 'undone') return 'sent_anew';
  return repeat === 'N' ? 'asks_person' : 'looked_up';
}

function actionEffect(gateway: Gateway, use: string | null) {
  const [connection = '', ...name] = (use ?? '').split('.');
  if (!gateway.has(connection)) return undefined;
  return gateway.connector(connection).actions.find(({ id }) => id === name.join('.'))?.effect;
}
