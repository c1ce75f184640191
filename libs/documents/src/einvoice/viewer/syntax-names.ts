import type { Syntax } from '../binding/syntax.ts';

/** How people call the syntaxes of EN 16931. */
export const syntaxNames: Readonly<Record<Syntax, string>> = {
  'ubl-invoice': 'UBL 2.1',
  'ubl-credit-note': 'UBL 2.1 CreditNote',
  cii: 'UN/CEFACT CII D16B',
};
