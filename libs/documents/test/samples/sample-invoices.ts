import { Decimal } from 'decimal.js';
import type { Invoice, InvoiceLine, PaymentInstructions, VatBreakdown, VatCategory } from '../../src/index.ts';

const seller: Invoice['seller'] = {
  name: 'Nordlicht Software GmbH',
  registrationIdentifier: 'HRB 123456',
  vatIdentifier: 'DE136695976',
  taxNumber: '27/123/45678',
  legalInformation: 'Geschäftsführerin: Ada Beispiel · Amtsgericht Hamburg HRB 123456',
  electronicAddress: { scheme: 'EM', address: 'rechnung@nordlicht.example' },
  address: { line1: 'Hafenstraße 12', city: 'Hamburg', postCode: '20457', country: 'DE' },
  contact: { name: 'Buchhaltung', telephone: '+49 40 123456-0', email: 'rechnung@nordlicht.example' },
};

const buyer: Invoice['buyer'] = {
  name: 'Müller & Söhne <Maschinenbau> AG',
  identifiers: [{ id: '10042' }],
  electronicAddress: { scheme: 'EM', address: 'eingang@mueller.example' },
  address: { line1: 'Industrieweg 3', line2: 'Halle 4', city: 'Stuttgart', postCode: '70173', country: 'DE' },
};

const consulting: InvoiceLine = {
  id: '1',
  quantity: '8',
  unit: 'HUR',
  netAmount: '1200.00',
  price: '150.00',
  allowances: [],
  vatCategory: 'S',
  vatRate: '19',
  name: 'Beratung',
  description: 'Einführung vor Ort, Tag 1',
};

const handbook: InvoiceLine = {
  id: '2',
  quantity: '3',
  unit: 'C62',
  netAmount: '80.97',
  price: '29.99',
  vatCategory: 'S',
  vatRate: '7',
  name: 'Handbuch, gedruckt',
  sellerItemId: 'HB-7',
  allowances: [{ amount: '9.00', baseAmount: '90.00', percentage: '10', reason: 'Mengenrabatt', reasonCode: '95' }],
};

/** An invoice with these lines, whose sums and VAT groups are computed here and not by the code under test. */
export function invoiceOf(
  lines: InvoiceLine[],
  changes: Partial<Invoice> = {},
  exemption: Partial<VatBreakdown> = {},
): Invoice {
  const net = sum(lines.map((line) => line.netAmount));
  const keys = [...new Set(lines.map((line) => `${line.vatCategory} ${line.vatRate ?? '0'}`))];
  const vatBreakdown = keys.map((key): VatBreakdown => {
    const [category = 'S', rate = '0'] = key.split(' ');
    const taxable = sum(
      lines.filter((line) => `${line.vatCategory} ${line.vatRate ?? '0'}` === key).map((line) => line.netAmount),
    );
    const tax = taxable.times(rate).div(100).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
    return {
      taxableAmount: taxable.toFixed(2),
      taxAmount: tax.toFixed(2),
      category: category as VatCategory,
      rate,
      ...exemption,
    };
  });
  const vat = sum(vatBreakdown.map((group) => group.taxAmount));
  const gross = net.plus(vat).toFixed(2);
  return {
    number: 'RE-2026-00017',
    issueDate: '2026-11-21',
    typeCode: '380',
    currency: 'EUR',
    dueDate: '2026-12-21',
    buyerReference: '10042',
    contractReference: 'V-2026-0008',
    salesOrderReference: 'D-55821',
    purchaseOrderReference: 'PO 4711',
    paymentTerms: { text: 'Zahlbar bis 21.12.2026 ohne Abzug.', skonto: [] },
    notes: [],
    precedingInvoices: [],
    seller,
    buyer,
    delivery: { date: '2026-11-18' },
    payments: [
      {
        meansCode: '58',
        remittanceInformation: 'RF78RE202600017',
        accounts: [{ iban: 'DE89370400440532013000', name: 'Nordlicht Software GmbH', bic: 'COBADEFFXXX' }],
      },
    ],
    totals: { lineNet: net.toFixed(2), withoutVat: net.toFixed(2), vat: vat.toFixed(2), withVat: gross, due: gross },
    vatBreakdown,
    lines,
    ...changes,
  };
}

function sum(amounts: string[]): Decimal {
  return amounts.reduce((total, amount) => total.plus(amount), new Decimal(0));
}

function withVatCurrency(invoice: Invoice): Invoice {
  return { ...invoice, totals: { ...invoice.totals, vatInAccountingCurrency: '243.58' } };
}

function withVat(line: InvoiceLine, vatCategory: VatCategory, vatRate?: string): InvoiceLine {
  const { vatRate: _, ...rest } = line;
  return { ...rest, vatCategory, ...(vatRate === undefined ? {} : { vatRate }) };
}

const { vatIdentifier: _sellerVat, ...sellerWithoutVat } = seller;
const austrian: Invoice['buyer'] = {
  ...buyer,
  name: 'Alpenwerk GmbH',
  vatIdentifier: 'ATU13585627',
  address: { line1: 'Ring 1', city: 'Wien', postCode: '1010', country: 'AT' },
};
const swiss: Invoice['buyer'] = {
  ...buyer,
  name: 'Zürcher Räderwerke AG',
  address: { line1: 'Bahnhofstrasse 1', city: 'Zürich', postCode: '8001', country: 'CH' },
};
const swissAccount: PaymentInstructions = {
  meansCode: '30',
  accounts: [{ iban: 'CH9300762011623852957', name: 'Nordlicht Software GmbH' }],
};

/** One invoice for each case of the main job. */
export const sampleInvoices: Record<string, Invoice> = {
  'domestic 19 %': invoiceOf([consulting]),
  'domestic 7 %': invoiceOf([{ ...handbook, id: '1' }]),
  'mixed rates with Skonto': invoiceOf([consulting, handbook], {
    paymentTerms: {
      text: 'Zahlbar bis 21.12.2026.',
      skonto: [
        { days: 10, percent: '2.00' },
        { days: 20, percent: '1.50', baseAmount: '1000.00' },
      ],
    },
    notes: [{ text: 'Vielen Dank für Ihren Auftrag.' }],
  }),
  'EU reverse charge': invoiceOf(
    [withVat(consulting, 'AE', '0')],
    { buyer: austrian },
    { exemptionCode: 'VATEX-EU-AE', exemptionReason: 'Steuerschuldnerschaft des Leistungsempfängers' },
  ),
  'Swiss customer, service in EUR': invoiceOf(
    [withVat(consulting, 'O')],
    { buyer: swiss, seller: sellerWithoutVat },
    { exemptionCode: 'VATEX-EU-O', exemptionReason: 'Nicht im Inland steuerbare Leistung' },
  ),
  'Swiss customer, service in CHF': invoiceOf(
    [withVat(consulting, 'O')],
    { buyer: swiss, seller: sellerWithoutVat, currency: 'CHF', payments: [swissAccount] },
    { exemptionCode: 'VATEX-EU-O', exemptionReason: 'Nicht im Inland steuerbare Leistung' },
  ),
  'Swiss customer, goods': invoiceOf(
    [withVat({ ...handbook, id: '1' }, 'G', '0')],
    { buyer: swiss },
    { exemptionCode: 'VATEX-EU-G', exemptionReason: 'Steuerfreie Ausfuhrlieferung' },
  ),
  'domestic customer, billed in CHF': withVatCurrency(
    invoiceOf([consulting], { currency: 'CHF', vatCurrency: 'EUR', payments: [swissAccount] }),
  ),
  cancellation: invoiceOf(
    [
      { ...consulting, quantity: '-8', netAmount: '-1200.00' },
      {
        ...handbook,
        quantity: '-3',
        netAmount: '-80.97',
        allowances: [
          { amount: '-9.00', baseAmount: '-90.00', percentage: '10', reason: 'Mengenrabatt', reasonCode: '95' },
        ],
      },
    ],
    {
      number: 'ST-2026-00002',
      typeCode: '384',
      precedingInvoices: [{ number: 'RE-2026-00017', issueDate: '2026-11-21' }],
      paymentTerms: { text: 'Der Betrag wird verrechnet.', skonto: [] },
    },
  ),
};
