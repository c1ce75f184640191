import { Decimal } from 'decimal.js';
import { creditNoteTypeCodes } from '../einvoice/codes/index.ts';
import type { InvoiceView } from './invoice-view.ts';
import { titleOf, wordsFor, type InvoiceWords } from './invoice-words.ts';
import { Sheet } from './sheet.ts';

/** A letter in the making: its pages, what it says and in which words. */
export interface Letter {
  readonly sheet: Sheet;
  readonly view: InvoiceView;
  readonly words: InvoiceWords;
  /** `Rechnung RE-2026-00017` */
  readonly title: string;
  readonly accent: string;
  /** Whether the buyer is to pay money: of a credit note he gets it. */
  readonly owed: boolean;
  /** Whether the font lacks characters of the letter, which then says so. */
  readonly lacksCharacters: boolean;
}

/** Begins a letter on its first, empty page. */
export function beginLetter(view: InvoiceView, lacksCharacters: boolean): Letter {
  const { invoice, letterhead, language } = view;
  const words = wordsFor(language);
  const title = `${titleOf(invoice, words)} ${invoice.number}`;
  const createdAt = new Date(view.createdAt ?? `${invoice.issueDate}T00:00:00Z`);
  return {
    sheet: new Sheet({ title, author: letterhead.name, language, createdAt }),
    view,
    words,
    title,
    accent: letterhead.accent ?? ink.accent,
    owed: !creditNoteTypeCodes.has(invoice.typeCode) && new Decimal(invoice.totals.due || 0).greaterThan(0),
    lacksCharacters,
  };
}

/** Colours of the letter. */
export const ink = { accent: '#1f3a5f', grey: '#63636a', line: '#c7c7cc', tint: '#f3f5f8' } as const;
