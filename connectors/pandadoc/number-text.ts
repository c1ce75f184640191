import { ConnectorError } from '@belegfluss/sdk';

/** Decimal text of a value that PandaDoc gives as text or as a JSON number; a number's shortest form is what was typed in. */
export function decimalText(value: string | number | null | undefined): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  return String(value);
}

/**
 * The JSON number that stands for a decimal text, because pricing rows are sent as numbers.
 * Throws ConnectorError `invalid` where a double would change the value (more than 15 digits).
 */
export function exactNumber(text: string, field: string): number {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  const value = Number(text);
  if (Number.isFinite(value) && text.trim() !== '' && digits.length <= 15) return value;
  throw new ConnectorError(
    'invalid',
    {
      de: `${field} lässt sich nicht als Zahl senden, ohne sich zu ändern`,
      en: `${field} cannot be sent as a number without changing it`,
    },
    {
      outcome: 'not_sent',
      code: 'pandadoc.number_not_exact',
      facts: { field },
    },
  );
}
