import { DocumentError } from '../../diagnostic.ts';
import { limitExceeded, truncated } from '../../xml/xml-diagnostics.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import type { XmlListener } from '../../xml/xml-listener.ts';
import { refuseCamt } from './camt-diagnostics.ts';
import { readEntry } from './camt-entry.ts';
import { readFrame } from './camt-statement.ts';
import { checkStructure } from './camt-structure.ts';
import { readTransaction } from './camt-transaction.ts';
import { momentAt, requiredText } from './camt-values.ts';
import type { StatementEvent } from '../statement-events.ts';
import type { BankTransaction, StatementFrame } from '../statement-model.ts';
import { StatementSums } from '../statement-sums.ts';

/** Messages by number: what their body is called (version 1 adds `V01`), what a statement in it is called, and the highest version known. */
const messages = {
  '052': { name: 'camt.052', body: 'BkToCstmrAcctRpt', statement: 'Rpt', highest: 13 },
  '053': { name: 'camt.053', body: 'BkToCstmrStmt', statement: 'Stmt', highest: 13 },
  '054': { name: 'camt.054', body: 'BkToCstmrDbtCdtNtfctn', statement: 'Ntfctn', highest: 13 },
} as const;

type MessageNumber = keyof typeof messages;

/** Payments of one entry, which are told together: more than a real file has, less than the memory holds. */
const MOST_PAYMENTS = 100_000;

/** Gives the events of a CAMT message to `found` while its elements come by; entries are forgotten as soon as they are told. */
export class CamtListener implements XmlListener {
  private kind: (typeof messages)[MessageNumber] | undefined;
  private namespace = '';
  private version = 0;
  private hasHeader = false;
  private statement: XmlElement | undefined;
  private frame: StatementFrame | undefined;
  private sums = new StatementSums();
  private transactions: BankTransaction[] = [];
  private statements = 0;
  private entries = 0;
  private depth = 0;
  private supplement = 0;
  private readonly found: StatementEvent[];

  constructor(found: StatementEvent[]) {
    this.found = found;
  }

  opened(element: XmlElement): void {
    this.depth += 1;
    if (this.depth === 1) this.openRoot(element);
    if (this.supplement === 0 && element.namespace !== this.namespace) refuseCamt('camt_foreign_element', element);
    if (this.supplement > 0 || element.name === 'SplmtryData') this.supplement += 1;
    if (this.depth === 2 && !element.name.startsWith(this.kind?.body ?? '')) refuseCamt('camt_namespace', element);
    if (this.depth === 3 && element.name === this.kind?.statement) this.statement = element;
  }

  closed(element: XmlElement): boolean {
    this.depth -= 1;
    if (this.supplement > 0) {
      this.supplement -= 1;
      return true;
    }
    if (element.name === 'TxDtls' && this.isInEntry(element)) {
      checkStructure(element, 'payment', this.version);
      this.addPayment(element);
      return true;
    }
    if (this.depth === 4 && element.name === 'NtryDtls') checkStructure(element, 'details', this.version);
    if (this.depth === 3 && element.name === 'Ntry') {
      this.closeEntry(element);
      return true;
    }
    if (this.depth === 2) this.closePart(element);
    if (this.depth === 0 && !this.hasHeader) refuseCamt('camt_element_missing', element, { element: 'GrpHdr' });
    return this.depth === 2;
  }

  /** Tells that the message was complete; to be called when all of it was read. */
  end(): void {
    if (!this.hasHeader) throw new DocumentError([truncated({ line: 1, column: 1 })]);
    this.found.push({ kind: 'complete', statements: this.statements, entries: this.entries });
  }

  /** Version 1 has payments directly in the entry, later ones in its details. */
  private isInEntry({ parent }: XmlElement): boolean {
    return (this.depth === 4 && parent?.name === 'Ntry') || (this.depth === 5 && parent?.name === 'NtryDtls');
  }

  private addPayment(element: XmlElement): void {
    const { line, column } = element;
    if (this.transactions.length === MOST_PAYMENTS)
      throw new DocumentError([limitExceeded({ line, column }, 'payments', MOST_PAYMENTS)]);
    this.transactions.push(readTransaction(element));
  }

  private openRoot(element: XmlElement): void {
    const match = /^urn:iso:std:iso:20022:tech:xsd:camt\.(052|053|054)\.001\.(\d{2})$/.exec(element.namespace);
    if (!match || element.name !== 'Document') return refuseCamt('camt_namespace', element);
    this.kind = messages[match[1] as MessageNumber];
    this.version = Number(match[2]);
    if (this.version < 1 || this.version > this.kind.highest)
      refuseCamt('camt_version_unsupported', element, { version: match[2] });
    this.namespace = element.namespace;
  }

  private closePart(element: XmlElement): void {
    if (element.name === 'GrpHdr') this.readHeader(element);
    if (element.name !== this.kind?.statement) return;
    checkStructure(element, 'statement', this.version);
    if (!this.frame) this.openFrame(element);
    const statement = readFrame(element);
    const { sums } = this;
    const [balances, totals] = [sums.balances(statement), sums.totals(statement)];
    this.found.push({ kind: 'closed', statement, entries: sums.entries, balances, totals });
    this.statements += 1;
    this.frame = undefined;
    this.sums = new StatementSums();
  }

  private readHeader(element: XmlElement): void {
    const createdAt =
      momentAt(element, 'CreDtTm') ?? refuseCamt('camt_element_missing', element, { element: 'CreDtTm' });
    const message = this.kind?.name ?? 'camt.053';
    const file = { message, version: this.version, messageId: requiredText(element, 'MsgId'), createdAt };
    this.found.push({ kind: 'file', file });
    this.hasHeader = true;
  }

  private openFrame(statement: XmlElement): StatementFrame {
    if (!this.hasHeader) refuseCamt('camt_element_missing', statement, { element: 'GrpHdr' });
    this.frame = readFrame(statement);
    this.found.push({ kind: 'opened', statement: this.frame });
    return this.frame;
  }

  private closeEntry(element: XmlElement): void {
    if (!this.statement) return;
    const { account } = this.frame ?? this.openFrame(this.statement);
    checkStructure(element, 'entry', this.version);
    // As long as what is in it: a list that grew has room for more.
    const entry = readEntry(element, this.transactions.slice());
    if (account.currency && entry.currency !== account.currency) refuseCamt('camt_currency_differs', element);
    this.sums.add(entry);
    this.found.push({ kind: 'entry', entry });
    this.entries += 1;
    this.transactions = [];
  }
}
