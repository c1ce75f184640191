import { ExpressionError, type FlowStart } from '@belegfluss/flow';
import { storableText } from '@belegfluss/store';

/** What an order key can be made of. */
export interface OrderedEvent {
  key: string;
  type: string;
  data: Record<string, unknown>;
}

/**
 * The key by which the runs of a flow follow each other where it is not that of the record; the record's where the event tells
 * none, or an empty one.
 */
export function orderOf(
  { concurrency }: Pick<FlowStart, 'concurrency'>,
  { key, type, data }: OrderedEvent,
): string | undefined {
  if (!concurrency?.perKey) return undefined;
  try {
    const found = concurrency.perKey.evaluate({ event: { key, type, data } });
    const order = typeof found === 'string' || typeof found === 'number' ? String(found) : '';
    // What is empty in many records tells nothing: all of them would wait for each other.
    return order.trim() === '' ? undefined : storableText(order);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}
