import { DiagnosticError, type Text } from '@belegfluss/sdk';

/** Something that an action was told to work on does not exist: `billing.<what>_unknown`. */
export function unknownRecord(
  what: 'case' | 'contract' | 'invoice' | 'transaction' | 'statement' | 'batch',
  key: string,
): DiagnosticError {
  const names: Record<typeof what, Text> = {
    case: { de: 'Den Vorgang', en: 'The case' },
    contract: { de: 'Den Vertrag', en: 'The contract' },
    invoice: { de: 'Die Rechnung', en: 'The invoice' },
    transaction: { de: 'Den Kontoumsatz', en: 'The bank transaction' },
    statement: { de: 'Den Kontoauszug', en: 'The bank statement' },
    batch: { de: 'Den Buchungsstapel', en: 'The booking batch' },
  };
  return new DiagnosticError({
    code: `billing.${what}_unknown`,
    severity: 'error',
    message: { de: `${names[what].de} „${key}“ gibt es nicht.`, en: `${names[what].en} "${key}" does not exist.` },
    remedy: {
      de: 'Prüfen Sie, aus welchem Schritt die Kennung kommt.',
      en: 'Check from which step the id comes.',
    },
    facts: { key },
  });
}

/** A change that an issued invoice does not allow any more. */
export function refusedChange(
  code: string,
  message: Text,
  remedy: Text,
  facts: Record<string, unknown>,
): DiagnosticError {
  return new DiagnosticError({ code: `billing.${code}`, severity: 'error', message, remedy, facts });
}
