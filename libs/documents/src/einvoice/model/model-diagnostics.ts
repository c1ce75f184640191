import type { Diagnostic, Text } from '../../diagnostic.ts';

const demands = {
  text: { de: 'muss ein Text sein', en: 'must be a text' },
  list: { de: 'muss eine Liste sein', en: 'must be a list' },
  object: { de: 'muss ein Objekt sein', en: 'must be an object' },
  decimal: { de: 'muss eine Dezimalzahl als Text sein', en: 'must be a decimal number as a text' },
  date: { de: 'muss ein Tag sein, den es gibt', en: 'must be a day that exists' },
  moment: { de: 'muss ein Zeitpunkt nach ISO 8601 sein', en: 'must be a moment by ISO 8601' },
  days: { de: 'muss eine ganze Zahl von 0 bis 9999 sein', en: 'must be a whole number from 0 to 9999' },
  depth: { de: 'ist tiefer geschachtelt als jede Rechnung', en: 'is nested deeper than any invoice' },
} satisfies Record<string, Text>;

/** What a field of an invoice must be and is not. */
export type ModelDemand = keyof typeof demands;

/** A field of an invoice that is to be written or printed cannot be what its type says; `path` is the field: `lines[2].price`. */
export function modelInvalid(demand: ModelDemand, path: string): Diagnostic {
  const { de, en } = demands[demand];
  return {
    code: 'einvoice.model_invalid',
    severity: 'error',
    message: { de: `Das Feld ${path} ${de}.`, en: `The field ${path} ${en}.` },
    remedy: {
      de: 'Das Feld in der Form des Rechnungsmodells füllen: Beträge wie "1234.50", Tage wie "2026-11-21".',
      en: 'Fill the field in the form of the invoice model: amounts like "1234.50", days like "2026-11-21".',
    },
    path,
    facts: { demand },
  };
}
