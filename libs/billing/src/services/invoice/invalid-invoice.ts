import type { Finding } from '@belegfluss/documents';
import { DiagnosticError, QuestionRaised, type Answer } from '@belegfluss/sdk';
import { amountWords } from '../../rules/amount-words.ts';
import { refusedChange } from '../billing-errors.ts';
import type { InvoiceModel } from './invoice-model.ts';

/** A document that did not pass the check of e-invoices. */
export interface InvalidInvoice {
  caseId: string;
  model: InvoiceModel;
  errors: readonly Finding[];
  /** The language in which finance reads. */
  language: 'de' | 'en';
}

/**
 * What becomes of a document that must not leave: a question where nobody decided. Whoever let it be checked again gets the findings
 * themselves, so that the run is set aside with them; a rejection is `billing.invoice_rejected`.
 */
export function invalidInvoice(invalid: InvalidInvoice, answer: Answer | undefined): Error {
  if (answer?.option === 'reject') return rejected(invalid);
  return answer === undefined ? notValid(invalid) : new DiagnosticError([...invalid.errors]);
}

function rejected({ caseId }: InvalidInvoice): Error {
  return refusedChange(
    'invoice_rejected',
    {
      de: 'Die Finanzabteilung hat die Rechnung abgelehnt, weil sie die Prüfung nicht besteht.',
      en: 'Finance rejected the invoice, because it does not pass the check.',
    },
    {
      de: 'Klären Sie die Angaben; stellen Sie die Rechnung von Hand.',
      en: 'Settle the data; write the invoice by hand.',
    },
    { caseId },
  );
}

function notValid({ caseId, model, errors, language }: InvalidInvoice): QuestionRaised {
  const { buyer, gross, currency } = model;
  const sum = amountWords(gross, currency);
  return new QuestionRaised({
    kind: 'invoice.not_valid',
    owner: 'finance',
    subject: `case:${caseId}/${model.kind}`,
    title: {
      de: `Die Rechnung über ${sum.de} an ${buyer.name} besteht die Prüfung nicht`,
      en: `The invoice of ${sum.en} to ${buyer.name} does not pass the check`,
    },
    evidence: {
      customer: buyer.name,
      amount: gross,
      currency,
      format: model.format,
      findings: errors.map(({ rule, term, message, remedy }) => ({
        rule,
        term: term ?? '',
        message: message[language],
        remedy: remedy[language],
      })),
    },
    options: [
      {
        value: 'check_again',
        label: { de: 'Angaben sind ergänzt, nochmals prüfen', en: 'Data are completed, check again' },
        // The draft is not made anew: it is the result of a step that others build on, its sum was compared with what the customer
        // signed, and whoever made it read the deal, which is not ours to read here.
        consequence: {
          de: 'Kunde und Einstellungen werden neu gelesen, Zeilen und Leistungsdatum nicht. Besteht die Rechnung, geht sie hinaus; sonst wird der Lauf beiseitegelegt.',
          en: 'Customer and settings are read anew, lines and date of supply are not. The invoice leaves if it passes; else the run is set aside.',
        },
      },
      {
        value: 'reject',
        label: { de: 'Nicht stellen', en: 'Do not issue' },
        consequence: {
          de: 'Der Lauf wird beiseitegelegt; die Rechnung ist von Hand zu stellen.',
          en: 'The run is set aside; the invoice has to be written by hand.',
        },
      },
    ],
  });
}
