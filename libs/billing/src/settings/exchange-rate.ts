import { DiagnosticError } from '@belegfluss/sdk';
import type { ExchangeRate } from '../rules/booking-rules.ts';
import type { BillingSettings } from './billing-settings.ts';

/** The currency in which the books are kept. */
export const BASE_CURRENCY = 'EUR';

/** The rate valid on a day; `undefined` for euros. Throws `billing.exchange_rate_missing` where the settings have none. */
export function exchangeRate(settings: BillingSettings, currency: string, day: string): ExchangeRate | undefined {
  if (currency === BASE_CURRENCY) return undefined;
  const [row] = settings.exchangeRates
    .filter((one) => one.currency === currency && one.from <= day)
    .sort((one, other) => other.from.localeCompare(one.from));
  if (row) return { rate: row.rate, source: `${row.source} (${row.from})` };
  throw new DiagnosticError({
    code: 'billing.exchange_rate_missing',
    severity: 'error',
    message: {
      de: `Für ${currency} gibt es am ${day} keinen Kurs.`,
      en: `There is no rate for ${currency} on ${day}.`,
    },
    remedy: {
      de: 'Ergänzen Sie den Kurs mit Quelle in den Einstellungen.',
      en: 'Add the rate and its source to the settings.',
    },
    path: 'exchangeRates',
    facts: { currency, day },
  });
}
