import { DiagnosticError } from '@belegfluss/sdk';
import type { CompanyDescription } from '../services/contract/party-directory.ts';
import type { InvoiceFormat } from '../settings/invoice-format.ts';

/** Reads what a flow says of a company; empty and missing texts are the same. Throws `billing.company_incomplete` and `billing.invoice_format_unknown`. */
export function readCompany(from: Record<string, unknown>): CompanyDescription {
  const address = section(from['address']);
  const external = section(from['external']);
  return {
    name: required(from, 'name'),
    vatId: text(from['vatId']),
    customerNumber: text(from['customerNumber']),
    email: text(from['email']),
    invoiceFormat: format(text(from['invoiceFormat'])),
    address: {
      street: text(address['street']),
      zip: text(address['zip']),
      city: text(address['city']),
      country: text(address['country']),
    },
    external: {
      connection: required(external, 'connection', 'external.'),
      entity: required(external, 'entity', 'external.'),
      key: required(external, 'key', 'external.'),
    },
  };
}

function section(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The property of a CRM is written by people, so capital letters do not count. */
function format(written: string | undefined): InvoiceFormat | undefined {
  const value = written?.toLowerCase();
  if (value === undefined || value === 'xrechnung' || value === 'zugferd') return value;
  throw new DiagnosticError({
    code: 'billing.invoice_format_unknown',
    severity: 'error',
    message: {
      de: `Das Rechnungsformat „${written}“ gibt es nicht.`,
      en: `There is no invoice format "${written}".`,
    },
    remedy: {
      de: 'Tragen Sie im Quellsystem „xrechnung“ oder „zugferd“ ein, oder leeren Sie das Feld.',
      en: 'Enter "xrechnung" or "zugferd" in the source system, or empty the field.',
    },
    path: 'invoiceFormat',
    facts: { written },
  });
}

function required(from: Record<string, unknown>, field: string, place = ''): string {
  const value = text(from[field]);
  if (value !== undefined) return value;
  const path = `${place}${field}`;
  throw new DiagnosticError({
    code: 'billing.company_incomplete',
    severity: 'error',
    message: { de: `Dem Unternehmen fehlt „${path}“.`, en: `The company lacks "${path}".` },
    remedy: {
      de: 'Füllen Sie das Feld im Quellsystem oder im Schritt des Ablaufs.',
      en: "Fill the field in the source system or in the flow's step.",
    },
    path,
  });
}
