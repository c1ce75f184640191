import { CommandError } from '../command-error.ts';
import { flowsOf } from '../flows/local-flows.ts';

/** The flows that the acts of the play wait for. */
const PLAYED = [
  'won_deal_to_contract',
  'signed_contract_to_invoice',
  'correct_invoice',
  'bookings_to_datev',
  'bank_statement_to_payments',
  'payment_to_open_items',
  'overdue_to_sales',
  'payment_state_to_crm',
];

/** Throws CommandError `cli.no_sample_chains` (exit code 2) for a pack on which the play would wait for ever. */
export function demandSampleChains(packFolder: string): void {
  const known = new Set(flowsOf(packFolder).map(({ flow }) => flow));
  const missing = PLAYED.filter((flow) => !known.has(flow));
  if (missing.length === 0) return;
  throw new CommandError(2, [
    {
      code: 'cli.no_sample_chains',
      severity: 'error',
      message: {
        de: `Der Musterablauf braucht Abläufe, die es in ${packFolder} nicht gibt: ${missing.join(', ')}.`,
        en: `The sample chains need flows that ${packFolder} does not have: ${missing.join(', ')}.`,
      },
      remedy: {
        de: 'Nehmen Sie --sandbox: Systeme und Beispieldaten, auf denen nichts gespielt wird.',
        en: 'Take --sandbox: systems and sample data, on which nothing is played.',
      },
      facts: { missing },
    },
  ]);
}
