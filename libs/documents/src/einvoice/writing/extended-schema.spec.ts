import { expect, it } from '@jest/globals';
import { maximalInvoice } from '../../../test/samples/maximal-invoice.ts';
import { schemaFaults } from '../../../test/samples/official-invoices.ts';
import { writeCii } from './index.ts';

/** The first element of each kind of parent that is not in the schema of D16B, or stands there only once; what follows it is not looked at. */
const beyondD16B = ['IndustryAssignedID', 'InvoiceReferencedDocument'];

it('an invoice with every term of EXTENDED follows the schema of D16B but for what D22B added', () => {
  const faults = schemaFaults('cii', [writeCii(maximalInvoice(), 'factur-x-extended')]) ?? [];
  const elements = faults.flatMap((fault) => /element \w+: .*Element '\{[^}]*\}(\w+)'/.exec(fault)?.[1] ?? []);
  expect([...new Set(elements)].toSorted()).toEqual(faults.length === 0 ? [] : beyondD16B);
});
