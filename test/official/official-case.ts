/** The rules that a document is judged by: those that its own specification identifier asks for, or one set in any case. */
export type JudgedBy = 'itself' | 'en16931' | 'xrechnung';

/** A document of an official collection, with what the officials say of it. */
export interface OfficialCase {
  /** The collection: official valid invoices, unit tests of CEN, rule tests of KoSIT. */
  collection: 'valid' | 'cen' | 'kosit';
  /** Where it stands, with the number or id of the case within the file. */
  file: string;
  document: string;
  judgedBy: JudgedBy;
  /** Ids of rules that must be broken. */
  breaks: readonly string[];
  /** Ids of rules that must hold. */
  keeps: readonly string[];
  /** True where the whole document must be accepted, whatever rules there are. */
  accepted?: boolean;
  /** Why there is no document to judge; then no expectation is met. */
  unusable?: string;
}
