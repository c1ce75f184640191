import type { Text } from '@belegfluss/sdk';
import type { ActName } from './director.ts';

/** Texts of the play on the terminal. */
export const WORDS = {
  database: { de: 'Datenbank startet', en: 'starting the database' },
  sandbox: { de: 'Sandbox-Systeme starten', en: 'starting the sandbox systems' },
  server: { de: 'Server startet', en: 'starting the server' },
  deal: { de: 'Deal', en: 'deal' },
  customer: { de: 'Debitor', en: 'debtor' },
  invoice: { de: 'Rechnung', en: 'invoice' },
  gross: { de: 'Brutto', en: 'gross' },
  paid: { de: 'Gezahlt', en: 'paid' },
  crm: { de: 'CRM', en: 'CRM' },
  complete: { de: 'vollständig', en: 'complete' },
  open_questions: { de: 'offene Klärungsfälle', en: 'open questions' },
  console: { de: 'Konsole', en: 'console' },
  sandbox_at: { de: 'Sandbox-Systeme', en: 'sandbox systems' },
  sign_in: { de: 'Anmeldung (wird nur einmal gezeigt)', en: 'sign-in (shown only once)' },
  stop_hint: { de: 'Strg-C beendet alles.', en: 'Ctrl-C stops everything.' },
  server_ended: {
    de: 'Der Server ist unerwartet zu Ende gegangen; sein Protokoll:',
    en: 'The server ended unexpectedly; its log:',
  },
  stopping: { de: 'wird beendet', en: 'stopping' },
  stopped: { de: 'beendet', en: 'stopped' },
  answered: { de: 'beantwortet', en: 'answered' },
  agrees: { de: 'Jede Kette ist vollständig, alle Summen stimmen.', en: 'Every chain is complete, every sum agrees.' },
  disagrees: { de: 'Es stimmt nicht alles:', en: 'Not everything agrees:' },
  documents: { de: 'Dokumente geschrieben', en: 'documents written' },
} satisfies Record<string, Text>;

/** Stages that cases reach, in their order. */
export const STAGE_WORDS = {
  cases: { de: 'gewonnen', en: 'won' },
  sent: { de: 'Vertrag versandt', en: 'contract sent' },
  signed: { de: 'unterschrieben', en: 'signed' },
  invoiced: { de: 'berechnet', en: 'invoiced' },
  booked: { de: 'gebucht', en: 'booked' },
  paid: { de: 'bezahlt', en: 'paid' },
  reported: { de: 'im CRM gemeldet', en: 'reported to the CRM' },
} satisfies Record<string, Text>;

/** What happens in each act. */
export const ACT_WORDS: Record<ActName, Text> = {
  connect: {
    de: 'Verbindungen: Zugangsdaten versiegelt, DATEV freigegeben',
    en: 'connections: credentials sealed, DATEV authorised',
  },
  win: { de: 'Vertrieb gewinnt Deals, HubSpot meldet sie', en: 'sales wins deals, HubSpot tells us' },
  sign: { de: 'Kunden unterschreiben, Rechnungen entstehen', en: 'customers sign, invoices are made' },
  correct: { de: 'Eine Rechnung wird storniert und neu gestellt', en: 'one invoice is cancelled and replaced' },
  book: { de: 'Buchungsstapel gehen an DATEV', en: 'booking batches go to DATEV' },
  pay: { de: 'Kunden zahlen, der Kontoauszug kommt', en: 'customers pay, the bank statement arrives' },
  overdue: { de: 'Überfälliges geht an den Vertrieb', en: 'sales learns what is overdue' },
  book_payments: { de: 'Zahlungen gehen an DATEV', en: 'payments go to DATEV' },
};
