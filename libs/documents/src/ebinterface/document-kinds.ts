/** Kinds of documents of ebInterface by invoice type code (UNTDID 1001); the first code of a kind is the one that a reader gives. */
const kinds: readonly (readonly [kind: string, codes: readonly string[]])[] = [
  ['Invoice', ['380', '384', '82', '84', '130', '202', '203', '204', '211', '295', '325', '388', '393', '394', '395']],
  ['CreditMemo', ['381', '81', '83', '308', '396', '420', '458', '532']],
  ['SelfBilling', ['389', '261']],
  ['InvoiceForPartialDelivery', ['326', '875', '876']],
  ['InvoiceForAdvancePayment', ['386']],
  ['FinalSettlement', ['877']],
  ['SubsequentDebit', ['383']],
  ['SubsequentCredit', ['381']],
];

/** The kind of document of an invoice type code; any other code is an invoice. */
export function kindOf(typeCode: string): string {
  return kinds.find(([, codes]) => codes.includes(typeCode))?.[0] ?? 'Invoice';
}

/** The invoice type code of a kind of document; a document that names a cancelled one is a correction. */
export function typeCodeOf(kind: string, cancels: boolean): string {
  if (cancels && kind === 'Invoice') return '384';
  return kinds.find(([name]) => name === kind)?.[1][0] ?? '380';
}
