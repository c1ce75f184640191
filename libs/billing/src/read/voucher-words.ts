import type { Text } from '@belegfluss/sdk';
import { exact } from '../rules/money.ts';
import type { InvoiceFormat } from '../settings/invoice-format.ts';

const TAX_CASES: Readonly<Record<string, Text>> = {
  domestic: { de: 'Inland', en: 'Domestic' },
  eu_reverse_charge: { de: 'EU, Steuerschuld beim Empfänger', en: 'EU, reverse charge' },
  third_country_service: { de: 'Drittland, hier nicht steuerbar', en: 'Third country, not taxable here' },
};

/** The name of a tax case; one that only an installation's own mapping table knows keeps its code. */
export function taxCaseWords(code: string): string | Text {
  return TAX_CASES[code] ?? code;
}

/** The name of the form in which an invoice was sent, or `null` before it was. */
export function formatWords(format: InvoiceFormat | null): string | null {
  return format === null ? null : { xrechnung: 'XRechnung', zugferd: 'ZUGFeRD' }[format];
}

/** The side of the first account of a ledger row; a general reversal also takes the row out of the turnover. */
export function sideWords(side: 'S' | 'H', generalReversal: boolean): Text {
  const words = side === 'S' ? { de: 'Soll', en: 'Debit' } : { de: 'Haben', en: 'Credit' };
  return generalReversal ? { de: `${words.de} (Generalumkehr)`, en: `${words.en} (general reversal)` } : words;
}

/** Who allocated a payment: the rules, or a person by name. */
export function deciderWords(decidedBy: string): string | Text {
  return decidedBy === 'rules' ? { de: 'Zuordnungsregeln', en: 'Matching rules' } : decidedBy;
}

/** Skonto as `2 % bis 14.03.2026`, or `null` where none is granted. `until` is an ISO day. */
export function skontoWords(percent: string | null, until: string | null): Text | null {
  if (percent === null || until === null) return null;
  const rate = exact(percent).toString();
  const [year, month, day] = until.split('-');
  return {
    de: `${rate.replace('.', ',')} % bis ${day}.${month}.${year}`,
    en: `${rate} % until ${day}/${month}/${year}`,
  };
}
