import { invoiceFrom, invoiceShape } from '../../src/einvoice/model/invoice-shape.ts';
import type { Invoice } from '../../src/einvoice/model/index.ts';
import type { Entry, Fields, Shape } from '../../src/einvoice/model/shape.ts';
import type { TermType } from '../../src/einvoice/terms/index.ts';
import { terms } from '../../src/einvoice/terms/index.ts';

/** Values that only these terms can have, or that have to fit each other. */
const particular: Readonly<Record<string, string>> = {
  'BT-3': '380',
  'BT-5': 'EUR',
  'BT-6': 'CHF',
  'BT-8': '35',
  'BT-81': '59',
  'BT-84': 'DE89370400440532013000',
  'BT-125': 'QUJD',
  'BT-X-31': 'QUJD',
  'BT-X-8': 'GROUP',
  // Another base quantity than that of the net price, which is 1.
  'BT-149': '1',
};

/** What stands in no invoice of EXTENDED: the type of a third party payment, and the name of a parent where the tree says it. */
const nowhere = new Set(['BT-DEX-001', 'BT-X-304']);

let count = 0;

function valueOf(term: string): string {
  count += 1;
  const known = particular[term];
  if (known !== undefined) return known;
  const byType: Partial<Record<TermType, string>> = {
    date: '2026-11-21',
    amount: `${count}.25`,
    price: `${count}.5`,
    quantity: String(count + 1),
    percent: '19',
    boolean: 'true',
    code: `C${count}`,
  };
  return byType[terms.get(term)?.type ?? 'text'] ?? `Text ${count}`;
}

function filled(shape: Shape, depth: number): Fields {
  return Object.fromEntries(
    shape.fields.flatMap(([name, entry]) => {
      const value = filledEntry(entry, depth);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function filledEntry(entry: Entry, depth: number): unknown {
  switch (entry.kind) {
    case 'term':
      if (nowhere.has(entry.term)) return undefined;
      return entry.conversion ? { text: valueOf(entry.term), skonto: [] } : valueOf(entry.term);
    case 'struct':
      return filled(entry.shape, depth);
    case 'values':
      return [filled(entry.shape, depth), filled(entry.shape, depth)];
    case 'group': {
      if (entry.group === 'BG-DEX-01' && depth > 0) return undefined;
      const inner = entry.group === 'BG-DEX-01' ? depth + 1 : depth;
      // Means of payment that differ by the account alone would be one.
      const isSingle = !entry.many || entry.group === 'BG-16';
      if (!isSingle) return [filled(entry.shape(), inner), filled(entry.shape(), inner)];
      return entry.many ? [filled(entry.shape(), inner)] : filled(entry.shape(), inner);
    }
  }
}

/** An invoice with every term that CII and the profile EXTENDED have, repeated where it may be repeated; the values mean nothing. */
export function maximalInvoice(): Invoice {
  count = 0;
  return invoiceFrom(filled(invoiceShape, 0));
}
