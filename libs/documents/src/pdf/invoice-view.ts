import type { Invoice } from '../einvoice/model/index.ts';
import { choice, colour, list, moment, object, optional, text } from '../input/input-form.ts';
import type { EmbeddedFile } from './embedded-file.ts';
import { embeddedFileForm } from './embedded-file.ts';

/** What an invoice looks like on paper, beside what it says. */
export interface InvoiceView {
  invoice: Invoice;
  /** The language of labels, sentences, numbers and dates; the texts of the invoice stay as they are. */
  language: 'de' | 'en';
  letterhead: Letterhead;
  /** The electronic invoice that the file carries; `hybridInvoice` makes it from the XML. */
  electronic?: EmbeddedFile;
  /** The moment that the file bears as its creation, ISO 8601; the start of the invoice date where nothing is said. */
  createdAt?: string;
}

/** The sender's paper. */
export interface Letterhead {
  /** The name in large letters at the top. */
  name: string;
  /** A line below it. */
  tagline?: string;
  /** The small line above the recipient's address. */
  senderLine: string;
  /** Columns of small print at the foot: address, contact, register, bank. Four of six lines are easy to read. */
  footer: string[][];
  /** Colour of name, headings and rules as `#rrggbb`. */
  accent?: string;
}

const letterheadForm = object<Letterhead>({
  name: text,
  tagline: optional(text),
  senderLine: text,
  footer: list(list(text)),
  accent: optional(colour),
});

/** The form of a view, whose invoice has the form of the model. */
export const viewForm = object<Omit<InvoiceView, 'invoice'>>({
  language: choice('de', 'en'),
  letterhead: letterheadForm,
  electronic: optional(embeddedFileForm),
  createdAt: optional(moment),
});
