/** A sentence in the two languages that the product speaks. */
export interface Text {
  de: string;
  en: string;
}

/** Words in both languages; what exists in one form alone (a name, a code, what a vendor or a person wrote) stands in each. */
export function inBoth(said: Text | string): Text {
  return typeof said === 'string' ? { de: said, en: said } : said;
}

/**
 * The one form in which anything wrong is said: by the flow checker, a reader of bank files, a connector.
 * `code` is dotted, lower case, stable and never reused; the words live beside the code that raises it.
 */
export interface Diagnostic {
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
  /** Where in a structure: `steps.company.key`, or a path of XML elements. */
  path?: string;
  /** Machine-readable details; never a secret, never personal data. */
  facts?: Record<string, unknown>;
}

/** An error that can be shown as it is: to a person in the console, on the command line, over REST. */
export class DiagnosticError extends Error {
  readonly diagnostics: Diagnostic[];
  constructor(diagnostics: Diagnostic | Diagnostic[], options?: { cause?: unknown }) {
    const list = Array.isArray(diagnostics) ? diagnostics : [diagnostics];
    super(list.map((d) => `${d.code}: ${d.message.en}`).join('; '), options);
    this.name = 'DiagnosticError';
    this.diagnostics = list;
  }

  /** What is wrong, in both languages. */
  get said(): Text {
    const words = (language: keyof Text) => this.diagnostics.map(({ message }) => message[language]).join('; ');
    return { de: words('de'), en: words('en') };
  }
}
