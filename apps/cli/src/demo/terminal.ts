import type { Installation } from '../processes/installation.ts';
import { coloursOf, type Colours } from '../terminal/colours.ts';
import type { PlayEvent } from './director.ts';
import type { DemoReport } from './report.ts';
import type { Progress } from './progress.ts';
import { ACT_WORDS, STAGE_WORDS, WORDS } from './words.ts';

type Language = 'de' | 'en';

/** Shows the play as it happens, on standard error: results alone go to standard output. */
export class Terminal {
  readonly #language: Language;
  readonly #colours: Colours;
  #shown: Progress | undefined;

  constructor(language: Language, isColoured: boolean) {
    this.#language = language;
    this.#colours = coloursOf(isColoured);
  }

  word(name: keyof typeof WORDS): string {
    return WORDS[name][this.#language];
  }

  line(text: string): void {
    console.error(text);
  }

  stage(name: 'database' | 'sandbox' | 'server'): void {
    this.line(this.#colours.dim(`· ${this.word(name)}`));
  }

  event(event: PlayEvent): void {
    if (event.kind === 'act') this.line(this.#colours.bold(`▸ ${ACT_WORDS[event.act][this.#language]}`));
    if (event.kind === 'answered') this.line(`  ${event.question}: ${this.word('answered')}`);
    if (event.kind === 'progress') this.#show(event.progress);
  }

  /** Voucher chains as a table, then what disagrees. */
  report(report: DemoReport): void {
    const head = ['deal', 'customer', 'invoice', 'gross', 'paid', 'crm', 'complete'] as const;
    const chains = report.chains.toSorted((a, b) => (a.deal.id < b.deal.id ? -1 : 1));
    const rows = chains.map(({ deal, customer, invoices, payments, crm, complete }) => {
      const last = invoices.findLast(({ kind }) => kind === 'invoice');
      const paid = payments
        .map(({ amount, skonto }) => (Number(skonto) === 0 ? amount : `${amount} (−${skonto} Skonto)`))
        .join(' + ');
      return [
        deal.id,
        customer?.debtorNumber ?? '–',
        invoices.map(({ number }) => number).join(' → ') || '–',
        last ? `${last.gross} ${last.currency}` : '–',
        paid || '–',
        crm.status ?? '–',
        complete ? '✓' : '…',
      ];
    });
    console.log(table([head.map((name) => this.word(name)), ...rows]));
    for (const [currency, { invoiced, received, skonto, open }] of Object.entries(report.totals)) {
      console.log(`${currency}  ${invoiced} = ${received} + ${skonto} Skonto + ${open}`);
    }
  }

  verdict({ ok, disagreements }: DemoReport): void {
    if (ok) this.line(this.#colours.green(`✓ ${this.word('agrees')}`));
    else
      this.line(
        [this.#colours.red(`✗ ${this.word('disagrees')}`), ...disagreements.map((text) => `  ${text}`)].join('\n'),
      );
  }

  welcome({ serverUrl, sandboxUrl, administrator, isFirstStart }: Installation, openQuestions: number): void {
    this.line('');
    this.line(`${this.word('console')}: ${this.#colours.bold(serverUrl)}`);
    if (sandboxUrl) this.line(`${this.word('sandbox_at')}: ${sandboxUrl}`);
    if (isFirstStart && administrator)
      this.line(`${this.word('sign_in')}: ${administrator.name} / ${administrator.password}`);
    if (openQuestions > 0) this.line(`${this.word('open_questions')}: ${openQuestions}`);
    this.line(this.#colours.dim(this.word('stop_hint')));
  }

  /** One line with the stages that more cases have reached since the last one. */
  #show(progress: Progress): void {
    const names = Object.keys(STAGE_WORDS) as (keyof typeof STAGE_WORDS)[];
    const moved = names.filter((name) => progress[name] > (this.#shown?.[name] ?? 0));
    if (moved.length > 0)
      this.line(
        this.#colours.dim(
          `  ${moved.map((name) => `${STAGE_WORDS[name][this.#language]} ${progress[name]}`).join(' · ')}`,
        ),
      );
    this.#shown = progress;
  }
}

/** Columns padded to their widest cell. */
function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
