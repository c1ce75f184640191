import { DocumentError } from '../diagnostic.ts';
import { truncated } from '../xml/xml-diagnostics.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { childOf, textAt } from '../xml/xml-element.ts';
import type { XmlLimits } from '../xml/xml-limits.ts';
import type { ByteSource, XmlListener } from '../xml/xml-reader.ts';
import { readXml } from '../xml/xml-reader.ts';
import { refuseCamt } from './camt-diagnostics.ts';
import type { StatementDocument, BankEntry, BankStatement } from './statement-model.ts';
import { readEntry } from './camt-entry.ts';
import { readStatement } from './camt-statement.ts';
import { momentAt, requiredText } from './camt-values.ts';

/** Messages by number: what their body is called (version 1 adds `V01`), what a statement in it is called, and the highest version known. */
const messages = {
  '052': { name: 'camt.052', body: 'BkToCstmrAcctRpt', statement: 'Rpt', highest: 13 },
  '053': { name: 'camt.053', body: 'BkToCstmrStmt', statement: 'Stmt', highest: 13 },
  '054': { name: 'camt.054', body: 'BkToCstmrDbtCdtNtfctn', statement: 'Ntfctn', highest: 13 },
} as const;

type MessageNumber = keyof typeof messages;

/**
 * Reads a CAMT.052, .053 or .054 message of any version from bytes or a stream. Strict: a file that is cut off, malformed,
 * booby-trapped or not CAMT is thrown as a `DocumentError` with line, column and element path, and nothing of it is returned.
 */
export async function readCamt(source: ByteSource, limits?: XmlLimits): Promise<StatementDocument> {
  const listener = new CamtListener();
  await readXml(source, listener, limits);
  return listener.document();
}

class CamtListener implements XmlListener {
  private kind: (typeof messages)[MessageNumber] | undefined;
  private namespace = '';
  private version = 0;
  private header: { messageId: string; createdAt: string } | undefined;
  private entries: BankEntry[] = [];
  private readonly statements: BankStatement[] = [];
  private root: XmlElement | undefined;
  private depth = 0;
  private supplement = 0;

  opened(element: XmlElement): void {
    this.depth += 1;
    if (this.depth === 1) this.openRoot(element);
    if (this.supplement === 0 && element.namespace !== this.namespace) refuseCamt('camt_foreign_element', element);
    if (this.supplement > 0 || element.name === 'SplmtryData') this.supplement += 1;
    if (this.depth === 2 && !element.name.startsWith(this.kind?.body ?? '')) refuseCamt('camt_namespace', element);
  }

  closed(element: XmlElement): boolean {
    this.depth -= 1;
    if (this.supplement > 0) {
      this.supplement -= 1;
      return true;
    }
    if (this.depth === 3 && element.name === 'Ntry') {
      this.entries.push(readEntry(element));
      return true;
    }
    if (this.depth === 2) this.closePart(element);
    return this.depth === 2;
  }

  document(): StatementDocument {
    if (!this.root || !this.kind) throw new DocumentError([truncated({ line: 1, column: 1 })]);
    if (!this.header) return refuseCamt('camt_element_missing', this.root, { element: 'GrpHdr' });
    return { message: this.kind.name, version: this.version, ...this.header, statements: this.statements };
  }

  private openRoot(element: XmlElement): void {
    const match = /^urn:iso:std:iso:20022:tech:xsd:camt\.(052|053|054)\.001\.(\d{2})$/.exec(element.namespace);
    if (!match || element.name !== 'Document') return refuseCamt('camt_namespace', element);
    this.kind = messages[match[1] as MessageNumber];
    this.version = Number(match[2]);
    if (this.version < 1 || this.version > this.kind.highest)
      refuseCamt('camt_version_unsupported', element, { version: match[2] });
    this.namespace = element.namespace;
    this.root = element;
  }

  private closePart(element: XmlElement): void {
    if (element.name === 'GrpHdr') {
      const createdAt =
        momentAt(element, 'CreDtTm') ?? refuseCamt('camt_element_missing', element, { element: 'CreDtTm' });
      this.header = { messageId: requiredText(element, 'MsgId'), createdAt };
    } else if (element.name === this.kind?.statement) {
      this.checkCurrencies(element);
      this.statements.push(readStatement(element, this.entries));
      this.entries = [];
    }
  }

  private checkCurrencies(statement: XmlElement): void {
    const account = childOf(statement, 'Acct');
    const currency = textAt(account, 'Ccy');
    const stranger = currency ? this.entries.find((entry) => entry.currency !== currency) : undefined;
    if (stranger)
      refuseCamt('camt_currency_differs', {
        ...statement,
        line: stranger.line,
        column: 1,
        path: `${statement.path}/Ntry`,
      });
  }
}
