import { ExpressionError, type FlowStart } from '@belegfluss/flow';
import { storableText } from '@belegfluss/store';

/** What an order key can be made of. */
export interface OrderedEvent {
  key: string;
  type: string;
  data: Record<string, unknown>;
}

/** The key by which the runs of a flow follow each other where it is not that of the record; the record's where the event does not tell it. */
export function orderOf(
  { concurrency }: Pick<FlowStart, 'concurrency'>,
  { key, type, data }: OrderedEvent,
): string | undefined {
  if (!concurrency?.perKey) return undefined;
  try {
    const found = concurrency.perKey.evaluate({ event: { key, type, data } });
    return typeof found === 'string' || typeof found === 'number' ? storableText(String(found)) : undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}
