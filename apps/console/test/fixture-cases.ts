import type { CaseRow, Stages } from '../src/api/schema.ts';

const customers = [
  ['Alpenblick Hotelbetriebs GmbH', '10001', 'Tagungstechnik Hauptgebäude', '18742.50', 'EUR'],
  ['Bäckerei Österreicher & Söhne OG', '10002', 'Kassensysteme Filialen Wien', '7490.00', 'EUR'],
  ['Dachdeckerei Krüger KG', '10003', 'Wartungsvertrag Flotte 2026', '4165.00', 'EUR'],
  ['Fjordlicht Reederei GmbH & Co. KG', '10004', 'Brückenelektronik MS Aurora', '96390.00', 'EUR'],
  ['Gebrüder Weiß Maschinenbau AG', '10005', 'Steuerungsumbau Linie 4', '128520.00', 'EUR'],
  ['Helvetia Präzision AG', '10006', 'Messplatz Serie Q', '23800.00', 'CHF'],
  ['Institut für Strömungsmechanik Dresden', '10007', 'Sensorpaket Windkanal', '11305.00', 'EUR'],
  ['Jansen Obsthandel e. K.', '10008', 'Waagen und Etiketten', '2975.40', 'EUR'],
  ['Klinikum Rosenheim gGmbH', '10009', 'Notstromsteuerung Haus C', '54740.00', 'EUR'],
  ['Lindner Verlag GmbH', '10010', 'Satzserver mit Betreuung', '8211.00', 'EUR'],
  ['Møller Logistik ApS', '10011', 'Scanner Umschlaglager', '15600.00', 'EUR'],
  ['Nordstern Möbelmanufaktur GmbH', '10012', 'Zuschnittplanung', '9936.50', 'EUR'],
  ['Otto & Partner Steuerberater PartG mbB', '10013', 'Archivierung und Scanplatz', '3213.00', 'EUR'],
] as const;

const days = ['2026-09-02', '2026-09-07', '2026-09-11', '2026-09-14', '2026-10-05', '2026-10-06'];
const reachedOf = [6, 6, 5, 4, 4, 6, 2, 6, 4, 6, 4, 3, 1];
const statusOf: CaseRow['payment']['status'][] = [
  'paid',
  'paid',
  'paid',
  'partly_paid',
  'overdue',
  'paid',
  'none',
  'paid',
  'open',
  'paid',
  'open',
  'open',
  'none',
];

function stagesUpTo(reached: number): Stages {
  const at = (place: number) => (place < reached ? `${days[place]}T0${8 + (place % 2)}:1${place}:24Z` : null);
  return { won: at(0), signed: at(1), invoiced: at(2), booked: at(3), paid: at(4), reported: at(5) };
}

/** The amount with `part` hundredths taken, as a decimal string with two places. */
export function hundredths(amount: string, part: bigint): string {
  const cents = (BigInt(amount.replace('.', '')) * part + 50n) / 100n;
  const digits = cents.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Thirteen invented cases: paid, with Skonto, part-paid, overdue, without an invoice, without a known customer. */
export function fixtureCases(): CaseRow[] {
  return customers.map(([name, debtorNumber, deal, amount, currency], index) => {
    const status = statusOf[index] ?? 'none';
    const withSkonto = index === 1;
    const invoiced = status === 'none' ? '0.00' : amount;
    const parts = { paid: withSkonto ? 98n : 100n, partly_paid: 60n, open: 0n, overdue: 0n, none: 0n, cancelled: 0n };
    return {
      id: `case-${index + 1}`,
      deal: { connection: 'crm', key: String(9_204_117 + index), name: deal },
      customer: index === 12 ? null : { id: `party-${index + 1}`, name, debtorNumber },
      amount,
      currency,
      stages: stagesUpTo(reachedOf[index] ?? 1),
      payment: {
        status,
        currency,
        invoiced,
        received: hundredths(invoiced, parts[status]),
        skonto: withSkonto ? hundredths(invoiced, 2n) : '0.00',
        open: status === 'partly_paid' ? hundredths(invoiced, 40n) : status === 'paid' ? '0.00' : invoiced,
        dueDate: status === 'none' ? null : '2026-10-11',
      },
      openQuestions: index === 6 || index === 12 ? 1 : 0,
      complete: status === 'paid',
      updatedAt: new Date(Date.parse('2026-10-12T07:30:00Z') - index * 47 * 60_000).toISOString(),
    };
  });
}
