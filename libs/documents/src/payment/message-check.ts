import type { PaymentValues } from './payment-values.ts';

/** What orders of both kinds say at their head. */
interface Order<Batch> {
  messageId: string;
  createdAt: string;
  initiator: { name: string };
  batches: Batch[];
}

/** Checks the head of an order and gives its batches with their paths. */
export function batchPaths<Batch extends { id: string; payments: unknown[] }>(
  order: Order<Batch>,
  values: PaymentValues,
): { batch: Batch; path: string }[] {
  values.identifier(order.messageId, 'messageId');
  values.moment(order.createdAt, 'createdAt');
  values.text(order.initiator.name, 70, 'initiator.name');
  if (order.batches.length === 0) values.add('batch_empty', 'batches');
  const known = new Set<string>();
  return order.batches.map((batch, index) => {
    const path = `batches[${index}]`;
    values.identifier(batch.id, `${path}.id`);
    if (known.has(batch.id)) values.add('identifier_repeated', `${path}.id`);
    known.add(batch.id);
    if (batch.payments.length === 0) values.add('batch_empty', `${path}.payments`);
    return { batch, path };
  });
}
