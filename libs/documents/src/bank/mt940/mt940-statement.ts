import { withoutUndefined } from '../../present-values.ts';
import type { StatementEvent } from '../statement-events.ts';
import type { BankAccount, BankBalance, BankTotal, StatementFrame } from '../statement-model.ts';
import { StatementSums } from '../statement-sums.ts';
import { refuseText } from '../text-diagnostics.ts';
import { readEntry } from './mt940-entry.ts';
import type { Mt940Field } from './mt940-field.ts';
import { longestText } from './mt940-field.ts';
import { placeOf, readAccount, readAmount, readBalance, readMoment } from './mt940-values.ts';
import type { TransactionCodes } from './transaction-codes.ts';

/** How a statement is to be taken. */
export interface Mt940Manner {
  intraday: boolean;
  /** Parts of a statement are enough. */
  fragments: boolean;
  /** It is the first one of its file and announces the file. */
  isFirst: boolean;
  codes: TransactionCodes;
}

/** One statement while its fields come by. */
export class Mt940Statement {
  private id = '';
  private account: BankAccount | undefined;
  private sequence: string[] = [];
  private createdAt: string | undefined;
  private readonly balances: BankBalance[] = [];
  private totals: { credit?: BankTotal; debit?: BankTotal } = {};
  private readonly information: string[] = [];
  private line: Mt940Field | undefined;
  private details: Mt940Field[] = [];
  /** Characters of the details, and of the information about the whole statement. */
  private readonly lengths = { details: 0, information: 0 };
  private currency: string | undefined;
  private intraday: boolean;
  private opened = false;
  private readonly sums = new StatementSums();
  private readonly found: StatementEvent[];
  private readonly fragments: boolean;
  private readonly codes: TransactionCodes;
  private readonly isFirst: boolean;

  constructor(found: StatementEvent[], { intraday, fragments, isFirst, codes }: Mt940Manner) {
    this.found = found;
    this.intraday = intraday;
    this.fragments = fragments;
    this.codes = codes;
    this.isFirst = isFirst;
  }

  /** Takes the next field of the statement. */
  take(field: Mt940Field): void {
    const text = field.lines.join('').trim();
    if (field.tag === '86' || field.tag === 'NS') return this.takeDetails(field);
    this.endEntry();
    switch (field.tag) {
      case '20':
        this.id = text;
        break;
      case '25':
      case '25P':
        this.account = readAccount(text);
        this.currency ??= this.account.currency;
        break;
      case '28':
      case '28C':
        this.sequence = text.split('/').map((part) => part.trim());
        break;
      case '13':
      case '13D':
        this.intraday = true;
        this.createdAt = readMoment(text, placeOf(field));
        break;
      case '34F':
        this.intraday = true;
        this.currency = /^[A-Z]{3}/.exec(text)?.[0] ?? this.currency;
        break;
      case '61':
        this.line = field;
        break;
      case '90C':
      case '90D':
        this.takeTotal(field, text);
        break;
      case '21':
        break;
      default:
        this.takeBalance(field);
    }
  }

  /** Ends the statement at a line and gives the number of its entries. */
  close(line: number): number {
    this.endEntry();
    const closing = this.balances.some((balance) => balance.type === 'CLBD');
    if (!this.fragments && !this.intraday && !closing)
      refuseText('mt940_truncated', { line, path: ':62F:' }, { expected: ':62F:' });
    this.open(line);
    const statement = this.frame();
    const [balances, totals] = [this.sums.balances(statement), this.sums.totals(statement)];
    this.found.push({ kind: 'closed', statement, entries: this.sums.entries, balances, totals });
    return this.sums.entries;
  }

  private takeDetails(field: Mt940Field): void {
    const of = this.line ? 'details' : 'information';
    for (const line of field.lines) this.lengths[of] += line.length + 1;
    if (this.lengths[of] > longestText) refuseText('mt940_field_syntax', placeOf(field));
    if (this.line) this.details.push(field);
    else if (field.tag === '86') this.information.push(...field.lines.filter((line) => line.trim() !== ''));
  }

  private takeTotal(field: Mt940Field, text: string): void {
    const match = /^(\d{1,5})([A-Z]{3})(.*)$/.exec(text);
    if (!match) return refuseText('mt940_field_syntax', placeOf(field));
    const total = { count: String(Number(match[1])), sum: readAmount(match[3] ?? '', placeOf(field)) };
    this.totals = { ...this.totals, [field.tag === '90C' ? 'credit' : 'debit']: total };
  }

  private takeBalance(field: Mt940Field): void {
    const balance = readBalance(field, this.currency);
    this.currency = balance.currency;
    this.balances.push(balance);
  }

  private endEntry(): void {
    const { line, details } = this;
    if (!line) return;
    this.line = undefined;
    this.details = [];
    this.lengths.details = 0;
    this.open(line.line);
    const entry = readEntry(line, details, this.currency ?? 'XXX', this.codes);
    this.sums.add(entry);
    this.found.push({ kind: 'entry', entry });
  }

  private open(line: number): void {
    if (this.opened) return;
    this.opened = true;
    if (!this.fragments) this.requireHead(line);
    const file = { message: this.intraday ? ('mt942' as const) : ('mt940' as const), messageId: this.id };
    if (this.isFirst) this.found.push({ kind: 'file', file });
    this.found.push({ kind: 'opened', statement: this.frame() });
  }

  private requireHead(line: number): void {
    if (!this.account) refuseText('mt940_field_missing', { line, path: ':25:' }, { expected: ':25:' });
    const opening = this.balances.some((balance) => balance.type === 'OPBD');
    if (!this.intraday && !opening) refuseText('mt940_field_missing', { line, path: ':60F:' }, { expected: ':60F:' });
  }

  private frame(): StatementFrame {
    const [number, page] = this.sequence;
    const closing = this.balances.findLast((balance) => balance.type === 'CLBD');
    return withoutUndefined({
      id: this.id,
      electronicSequence: number,
      createdAt: this.createdAt,
      page: page === undefined ? undefined : { number: page, last: closing?.interim !== true },
      account: this.account ?? {},
      balances: [...this.balances],
      totals: this.totals.credit || this.totals.debit ? this.totals : undefined,
      additionalInformation: this.information.join('\n') || undefined,
    });
  }
}
