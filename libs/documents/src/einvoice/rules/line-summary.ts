import type { LineParts } from './line-parts.ts';
import type { PlacedInvoice } from './placed-invoice.ts';

/**
 * What a rule about the whole invoice remembers of its lines: each is added when it has been walked through, and may be gone when the
 * rule is asked.
 */
export interface LineSummary<State> {
  start(): State;
  add(state: State, line: LineParts, invoice: PlacedInvoice): void;
}
