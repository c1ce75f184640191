import type { StatementEvent } from '../statement-events.ts';
import { refuseText } from '../text-diagnostics.ts';
import type { Mt940Field } from './mt940-field.ts';
import { kindOfLine, longestText } from './mt940-field.ts';
import type { Mt940Manner } from './mt940-statement.ts';
import { Mt940Statement } from './mt940-statement.ts';

/** Control characters with which some programs frame a message, such as SOH and ETX. */
const FRAME = /[^\P{Cc}\t]/gu;

/** Puts lines together to fields and fields to statements; what it finds goes to `found`. */
export class Mt940Parser {
  private line = 0;
  private field: Mt940Field | undefined;
  private length = 0;
  private statement: Mt940Statement | undefined;
  private message: string | undefined;
  private statements = 0;
  private entries = 0;
  private readonly found: StatementEvent[];
  private readonly manner: Pick<Mt940Manner, 'fragments' | 'codes'>;

  constructor(found: StatementEvent[], manner: Pick<Mt940Manner, 'fragments' | 'codes'>) {
    this.found = found;
    this.manner = manner;
  }

  write(lines: readonly string[]): void {
    for (const line of lines) {
      this.line += 1;
      this.writeLine(line.replace(FRAME, ''));
    }
  }

  /** To be called behind the last line: a statement that is not finished is refused. */
  end(): void {
    this.endStatement();
    if (this.statements === 0) refuseText('format_unknown', { line: Math.max(1, this.line) });
    this.found.push({ kind: 'complete', statements: this.statements, entries: this.entries });
  }

  private writeLine(line: string): void {
    const what = kindOfLine(line, this.field);
    if (what.kind === 'field') {
      this.endField();
      this.field = { tag: what.tag, lines: [what.value], line: this.line };
      this.length = what.value.length;
    } else if (what.kind === 'unknown') {
      refuseText('mt940_tag_unknown', { line: this.line, path: `:${what.tag}:` });
    } else if (what.kind === 'text') {
      this.continueField(line);
    } else {
      this.endStatement();
      if (what.kind === 'envelope') this.message = what.message;
    }
  }

  private continueField(line: string): void {
    if (line.trim() === '') return;
    if (!this.field) return refuseText('format_unknown', { line: this.line });
    this.length += line.length + 1;
    if (this.length > longestText) refuseText('mt940_field_syntax', { line: this.line, path: `:${this.field.tag}:` });
    this.field.lines.push(line);
  }

  private endField(): void {
    const { field } = this;
    if (!field) return;
    this.field = undefined;
    if (field.tag === '940' || field.tag === '942') {
      this.message = field.tag;
      return;
    }
    if (field.tag === '20' && this.statement) this.closeStatement(field.line);
    this.statement ??= new Mt940Statement(this.found, {
      ...this.manner,
      intraday: this.message === '942',
      isFirst: this.statements === 0,
    });
    this.statement.take(field);
  }

  private endStatement(): void {
    this.endField();
    if (this.statement) this.closeStatement(this.line);
  }

  private closeStatement(line: number): void {
    if (!this.statement) return;
    this.entries += this.statement.close(line);
    this.statements += 1;
    this.statement = undefined;
  }
}
