import type { Diagnostic, Text } from '../diagnostic.ts';

const demands = {
  text: { de: 'muss ein Text sein', en: 'must be a text' },
  list: { de: 'muss eine Liste sein', en: 'must be a list' },
  object: { de: 'muss ein Objekt sein', en: 'must be an object' },
  texts: { de: 'muss ein Objekt aus Texten sein', en: 'must be an object of texts' },
  set: { de: 'muss eine Menge (Set) aus Texten sein', en: 'must be a set of texts' },
  bytes: { de: 'muss aus Bytes (Uint8Array) bestehen', en: 'must be bytes (Uint8Array)' },
  byteSource: {
    de: 'muss aus Bytes (Uint8Array) bestehen oder ein Strom von Bytes sein',
    en: 'must be bytes (Uint8Array) or a stream of bytes',
  },
  embedded: { de: 'muss von hybridInvoice stammen', en: 'must be made by hybridInvoice' },
  flag: { de: 'muss true oder false sein', en: 'must be true or false' },
  decimal: { de: 'muss eine Dezimalzahl als Text sein', en: 'must be a decimal number as a text' },
  hundredths: {
    de: 'muss eine Dezimalzahl mit höchstens zwei Nachkommastellen als Text sein',
    en: 'must be a decimal number with at most two decimals as a text',
  },
  date: { de: 'muss ein Tag sein, den es gibt', en: 'must be a day that exists' },
  moment: { de: 'muss ein Zeitpunkt nach ISO 8601 sein', en: 'must be a moment by ISO 8601' },
  colour: { de: 'muss eine Farbe wie #1f3a5f sein', en: 'must be a colour like #1f3a5f' },
  sentence: { de: 'darf keine Zeile haben, die mit # beginnt', en: 'must not have a line that begins with #' },
  whole: {
    de: 'muss eine ganze Zahl von {least} bis {most} sein',
    en: 'must be a whole number from {least} to {most}',
  },
  choice: { de: 'muss einer dieser Werte sein: {values}', en: 'must be one of these values: {values}' },
  depth: { de: 'ist tiefer geschachtelt als jeder Beleg', en: 'is nested deeper than any document' },
} satisfies Record<string, Text>;

const asType: Text = {
  de: 'Füllen Sie das Feld so, wie sein Typ es sagt: Beträge wie "1234.50", Tage wie "2026-11-21", leere Listen wie []; lassen Sie weg, was nicht verlangt ist und fehlt.',
  en: 'Fill the field as its type says: amounts like "1234.50", days like "2026-11-21", empty lists like []; leave out what is not demanded and missing.',
};

const asBytes: Text = {
  de: 'Lesen Sie die Datei, ohne eine Kodierung anzugeben; wandeln Sie einen Text mit new TextEncoder().encode(…) in Bytes.',
  en: 'Read the file without naming an encoding; turn a text into bytes by new TextEncoder().encode(…).',
};

/** What a value must be and is not. */
export type Demand = keyof typeof demands;

/**
 * A value that is handed in cannot be what its type says; `path` is where it stands: `rows[2].side`. The facts say
 * what is demanded and its limits, never the value.
 */
export function inputInvalid(
  demand: Demand,
  path: string,
  limits: Readonly<Record<string, string | number>> = {},
): Diagnostic {
  const filled = (sentence: string): string =>
    sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(limits[name] ?? ''));
  const { de, en } = demands[demand];
  return {
    code: 'document.input_invalid',
    severity: 'error',
    message: { de: `Das Feld ${path} ${filled(de)}.`, en: `The field ${path} ${filled(en)}.` },
    remedy: demand === 'bytes' || demand === 'byteSource' ? asBytes : asType,
    path,
    facts: { demand, ...limits },
  };
}
