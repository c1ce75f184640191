/** A sentence in the two languages that people read. */
export interface Text {
  de: string;
  en: string;
}

/** What is wrong with a document, where, and what to do; the same shape as the diagnostics of the connector SDK. */
export interface Diagnostic {
  /** Dotted, lower case, stable: `bank.camt_truncated`. */
  code: string;
  severity: 'error' | 'warning' | 'info';
  message: Text;
  /** What to write or do instead. */
  remedy: Text;
  file?: string;
  /** 1-based. */
  line?: number;
  /** 1-based. */
  column?: number;
  /** Where in the structure: `lines[2].quantity`, `Document/BkToCstmrStmt/Stmt/Ntry`. */
  path?: string;
  /** Machine-readable details; never a secret, never personal data. */
  facts?: Record<string, unknown>;
}

/** A document that cannot be read or written; nothing of it was returned. */
export class DocumentError extends Error {
  readonly diagnostics: Diagnostic[];
  constructor(diagnostics: Diagnostic[], options?: { cause?: unknown }) {
    super(diagnostics.map((d) => `${d.code}: ${d.message.en}`).join('; '), options);
    this.name = 'DocumentError';
    this.diagnostics = diagnostics;
  }
}
