import type { Text } from '@belegfluss/sdk';
import { rounded } from './money.ts';

/** An amount for a sentence: `1.190,50 EUR` and `1,190.50 EUR`; no line ends between the two. */
export function amountWords(amount: string, currency: string): Text {
  const [whole = '', cents] = rounded(amount, currency).split('.');
  const written = (thousands: string, point: string) => {
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
    return `${cents === undefined ? grouped : grouped + point + cents}\u00a0${currency}`;
  };
  return { de: written('.', ','), en: written(',', '.') };
}
