import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { billingConnector, readBillingSettings } from '@belegfluss/billing';
import { connectors } from '@belegfluss/connectors';
import { loadPack, type Pack } from '@belegfluss/flow';
import type { Database } from '@belegfluss/store';

const FOLDER = fileURLToPath(new URL('../../flows/sales-to-invoice/', import.meta.url));
type Step = Pack['plans'][number]['steps'][number];

function stepOf(flow: string, id: string): Step {
  const billing = billingConnector({ db: {} as Database, settings: readBillingSettings(FOLDER) });
  const { pack } = loadPack(FOLDER, {
    connectors: [...connectors, billing],
    environment: 'sandbox',
    sandboxUrl: 'http://127.0.0.1:7410',
  });
  const step = pack?.plans.find((plan) => plan.flow === flow)?.steps.find((one) => one.id === id);
  if (!step) throw new Error(`${flow} has no step ${id}`);
  return step;
}

/** What the fields of a list's `collect` come to for one contract line. */
function collected(line: Record<string, unknown>, fields: string[]): unknown[] {
  const step = stepOf('signed_contract_to_invoice', 'lines');
  const entries = step.kind === 'each' && 'collect' in step && step.collect?.kind === 'map' ? step.collect.entries : [];
  return fields.map((field) => {
    const value = entries.find(([name]) => name === field)?.[1];
    return value?.kind === 'expression' ? value.expression.evaluate({ line }) : undefined;
  });
}

describe('the shipped flows', () => {
  it('take a discount of a contract line for what it is: a share or an amount', () => {
    const fields = ['discountPercent', 'discountAmount'];
    expect(collected({ discount: { type: 'percent', value: '10' } }, fields)).toEqual(['10', '0']);
    expect(collected({ discount: { type: 'absolute', value: '50.00' } }, fields)).toEqual(['0', '50.00']);
    expect(collected({}, fields)).toEqual(['0', '0']);
  });

  it('make each correction that finance asks for a change of its own', () => {
    const step = stepOf('correct_invoice', 'corrected');
    const intents = ['run-1', 'run-2'].map((run) =>
      step.kind === 'call' && step.intent.kind === 'expression'
        ? step.intent.expression.evaluate({ event: { run } })
        : 'once',
    );
    expect(new Set(intents).size).toBe(2);
  });

  it('never pass a batch over in silence that DATEV refused', () => {
    const batches = stepOf('bookings_to_datev', 'batches');
    const confirmed = batches.kind === 'each' ? batches.steps.find(({ id }) => id === 'confirmed') : undefined;
    expect(confirmed).toMatchObject({ kind: 'call' });
    expect(confirmed?.when).toBeUndefined();
  });
});
