import type { CaseRow, Voucher } from '../src/api/schema.ts';
import { hundredths } from './fixture-cases.ts';

const fact = (de: string, en: string, value: string) => ({ label: { de, en }, value });

function file(role: 'pdf' | 'xml' | 'csv', name: string): Voucher['files'][number] {
  const mediaType = { pdf: 'application/pdf', xml: 'application/xml', csv: 'text/csv' }[role];
  return { role, name, mediaType, url: `/api/v1/files/${role}-fixture?name=${encodeURIComponent(name)}` };
}

function voucher(kind: Voucher['kind'], id: string, from: string[], rest: Partial<Voucher>): Voucher {
  const nothing = { number: '', state: 'missing', date: null, amount: null, currency: null, files: [], facts: [] };
  return { id, kind, from, missing: false, ...nothing, ...rest };
}

/** The vouchers of a case: `case-5` holds an invoice whose payment the bank took back, cancelled and replaced; later stages of unfinished cases are gaps. */
export function fixtureVouchers(row: CaseRow): Voucher[] {
  const number = row.id.slice('case-'.length).padStart(4, '0');
  const money = { amount: row.amount, currency: row.currency };
  const begin = [
    voucher('deal', 'deal', [], { number: row.deal.key, state: 'won', date: row.stages.won, ...money }),
    row.stages.signed
      ? voucher('contract', 'contract', ['deal'], {
          number: `V-2026-${number}`,
          state: 'signed',
          date: row.stages.signed,
          ...money,
          files: [file('pdf', `Vertrag-V-2026-${number}.pdf`)],
        })
      : voucher('contract', 'contract', ['deal'], { missing: true }),
  ];
  return [...begin, ...(row.id === 'case-5' ? replacedInvoice(row) : plainInvoice(row, number))];
}

function invoice(row: CaseRow, id: string, from: string[], number: string, rest: Partial<Voucher>): Voucher {
  return voucher('invoice', id, from, {
    number,
    state: 'issued',
    date: row.stages.invoiced,
    amount: row.amount,
    currency: row.currency,
    files: [file('xml', `${number}.xml`), file('pdf', `${number}.pdf`)],
    facts: [
      fact('Steuerfall', 'Tax case', 'Inland 19 %'),
      fact('Erlöskonto', 'Revenue account', '8400'),
      fact('Debitorenkonto', 'Debtor account', row.customer?.debtorNumber ?? '–'),
      fact('Skonto', 'Cash discount', '2 % / 10 Tage'),
      fact('Prüfung XRechnung 3.0', 'XRechnung 3.0 check', 'bestanden'),
    ],
    ...rest,
  });
}

function booking(row: CaseRow, id: string, from: string, number: string, amount: string): Voucher {
  return voucher('booking', id, [from], {
    number,
    state: 'exported',
    date: row.stages.booked,
    amount,
    currency: row.currency,
    files: [file('csv', 'EXTF_Buchungsstapel.csv')],
  });
}

function plainInvoice(row: CaseRow, number: string): Voucher[] {
  const { stages, payment, currency } = row;
  const received = (amount: string, id: string, name: string) =>
    voucher('payment', id, ['invoice'], {
      number: name,
      state: 'allocated',
      date: stages.paid ?? '2026-10-02',
      amount,
      currency,
    });
  const half = hundredths(payment.received, 50n);
  const payments =
    payment.status === 'partly_paid'
      ? [received(half, 'payment', 'Auszug 211/3'), received(half, 'payment-2', 'Auszug 214/1')]
      : stages.paid
        ? [received(payment.received, 'payment', 'Auszug 211/7')]
        : [voucher('payment', 'payment', ['invoice'], { missing: true })];
  return [
    stages.invoiced
      ? invoice(row, 'invoice', ['contract'], `RE-2026-${number}`, {})
      : voucher('invoice', 'invoice', ['contract'], { missing: true }),
    stages.booked
      ? booking(row, 'booking', 'invoice', `Stapel 9/${number}`, row.amount)
      : voucher('booking', 'booking', ['invoice'], { missing: true }),
    ...payments,
    stages.reported
      ? voucher('report', 'report', ['payment'], { number: row.deal.key, state: 'reported', date: stages.reported })
      : voucher('report', 'report', ['payment'], { missing: true }),
  ];
}

function replacedInvoice(row: CaseRow): Voucher[] {
  const minus = `-${row.amount}`;
  const bank = { date: row.stages.booked, currency: row.currency };
  return [
    invoice(row, 'invoice', ['contract'], 'RE-2026-0005', {}),
    invoice(row, 'cancellation', ['invoice'], 'ST-2026-0001', { kind: 'cancellation', amount: minus }),
    invoice(row, 'replacement', ['cancellation', 'contract'], 'RE-2026-0014', { state: 'overdue' }),
    booking(row, 'booking', 'invoice', 'Stapel 9/0005', row.amount),
    booking(row, 'booking-2', 'cancellation', 'Stapel 9/0013', minus),
    booking(row, 'booking-3', 'replacement', 'Stapel 9/0014', row.amount),
    voucher('payment', 'paid', ['invoice'], {
      ...bank,
      number: 'RE-2026-0005',
      state: 'taken_back',
      amount: row.amount,
    }),
    voucher('payment', 'returned', ['paid'], { ...bank, number: 'RE-2026-0005', state: 'returned', amount: minus }),
    voucher('payment', 'payment', ['replacement'], { missing: true }),
    voucher('report', 'report', ['payment'], { missing: true }),
  ];
}
