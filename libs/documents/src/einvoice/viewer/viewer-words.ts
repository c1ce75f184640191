import { formatQuantity, type Language } from '../../locale/number-format.ts';

/** The words of the viewer beside the names of terms. */
export interface ViewerWords {
  invoice: string;
  from: string;
  to: string;
  due: string;
  dueBy: (date: string) => string;
  lines: string;
  columns: Record<'position' | 'item' | 'quantity' | 'price' | 'vat' | 'amount', string>;
  totals: string;
  attachments: string;
  download: string;
  notOffered: string;
  everything: string;
  unknown: string;
  unknownHint: string;
  note: string;
  hidden: (count: number) => string;
  carrier: (syntax: string, file: string | undefined) => string;
}

const german: ViewerWords = {
  invoice: 'Rechnung',
  from: 'Von',
  to: 'An',
  due: 'Zu zahlen',
  dueBy: (date) => `bis ${date}`,
  lines: 'Positionen',
  columns: {
    position: 'Pos.',
    item: 'Leistung',
    quantity: 'Menge',
    price: 'Einzelpreis',
    vat: 'USt.',
    amount: 'Betrag',
  },
  totals: 'Summen',
  attachments: 'Anlagen',
  download: 'Herunterladen',
  notOffered: 'wird aus Sicherheitsgründen nicht angeboten',
  everything: 'Alle Angaben der Rechnung',
  unknown: 'Weitere Elemente',
  unknownHint: 'Diese Elemente haben in EN 16931 keine Bedeutung.',
  note: 'Ansicht der elektronischen Rechnung. Maßgeblich ist die Datei selbst.',
  hidden: (count) => `Nicht gezeigt, aber in der Datei: ${formatQuantity(String(count), 'de')}.`,
  carrier: (syntax, file) => (file === undefined ? syntax : `${syntax}, aus dem PDF (${file})`),
};

const english: ViewerWords = {
  invoice: 'Invoice',
  from: 'From',
  to: 'To',
  due: 'Amount due',
  dueBy: (date) => `by ${date}`,
  lines: 'Lines',
  columns: { position: 'No.', item: 'Item', quantity: 'Quantity', price: 'Unit price', vat: 'VAT', amount: 'Amount' },
  totals: 'Totals',
  attachments: 'Attachments',
  download: 'Download',
  notOffered: 'is not offered, for safety',
  everything: 'Everything the invoice says',
  unknown: 'Further elements',
  unknownHint: 'These elements have no meaning in EN 16931.',
  note: 'View of the electronic invoice. The file itself is authoritative.',
  hidden: (count) => `Not shown here, but in the file: ${formatQuantity(String(count), 'en')}.`,
  carrier: (syntax, file) => (file === undefined ? syntax : `${syntax}, from the PDF (${file})`),
};

/** The words of the viewer. */
export function viewerWords(language: Language): ViewerWords {
  return language === 'de' ? german : english;
}
