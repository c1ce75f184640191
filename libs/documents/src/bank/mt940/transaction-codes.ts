/** What must be known of German business transaction codes (GVC) to tell who pays whom. */
export interface TransactionCodes {
  /** Direct debits and their returns: there the one who collects gives the order. */
  directDebits: readonly string[];
  /** Payments that came back. */
  returns: readonly string[];
}

/**
 * 105, 159 and 171 are seen in public sample files; the others, 109 among them, are from memory of the banks' tables and wait for a
 * file that shows them.
 * Whoever knows better gives codes of their own to `readStatement`.
 */
export const germanTransactionCodes: TransactionCodes = {
  directDebits: ['104', '105', '107', '108', '109', '171', '174', '181', '184'],
  returns: ['108', '109', '159', '181', '184'],
};
