// @ts-check

/**
 * A valid XRechnung with as many lines as wanted, which cost from 100.00 up, at two rates of VAT.
 * @param {number} count
 * @returns {import('@belegfluss/documents').Invoice}
 */
export function sampleInvoice(count) {
  const lines = Array.from({ length: count }, (_, index) => lineOf(index));
  const breakdown = ['19', '7'].flatMap((rate) => vatOf(rate, lines));
  const net = sum(lines.map(({ netAmount }) => netAmount));
  const vat = sum(breakdown.map(({ taxAmount }) => taxAmount));
  const withVat = euros(net + vat);
  return {
    number: `RE-2026-${count}`,
    issueDate: '2026-11-21',
    typeCode: '380',
    currency: 'EUR',
    dueDate: '2026-12-21',
    period: { start: '2026-11-01', end: '2026-11-30' },
    buyerReference: '04011000-1234512345-06',
    purchaseOrderReference: '4500012345',
    notes: [{ text: 'Leistungen im November 2026' }],
    precedingInvoices: [],
    paymentTerms: { text: 'Zahlbar bis 21.12.2026.', skonto: [{ days: 10, percent: '2.00' }] },
    seller: {
      name: 'Nordlicht Software GmbH',
      vatIdentifier: 'DE136695976',
      electronicAddress: { scheme: 'EM', address: 'rechnung@nordlicht.example' },
      address: { line1: 'Hafenstraße 12', city: 'Hamburg', postCode: '20457', country: 'DE' },
      contact: { name: 'Buchhaltung', telephone: '+49 40 123456-0', email: 'rechnung@nordlicht.example' },
    },
    buyer: {
      name: 'Muster AG',
      electronicAddress: { scheme: 'EM', address: 'eingang@muster.example' },
      address: { line1: 'Industrieweg 3', city: 'Stuttgart', postCode: '70173', country: 'DE' },
    },
    payments: [{ meansCode: '58', accounts: [{ iban: 'DE89370400440532013000', name: 'Nordlicht Software GmbH' }] }],
    totals: { lineNet: euros(net), withoutVat: euros(net), vat: euros(vat), withVat, due: withVat },
    vatBreakdown: breakdown,
    lines,
  };
}

/**
 * @param {number} index
 * @returns {import('@belegfluss/documents').InvoiceLine}
 */
function lineOf(index) {
  const [quantity, price] = [(index % 9) + 1, 10_000 + index];
  return {
    id: String(index + 1),
    quantity: String(quantity),
    unit: 'HUR',
    price: euros(price),
    netAmount: euros(quantity * price),
    allowances: [],
    period: { start: '2026-11-01', end: '2026-11-30' },
    vatCategory: 'S',
    vatRate: index % 4 === 3 ? '7' : '19',
    name: `Beratung ${index + 1}`,
    description: 'Einrichtung und Betreuung der Schnittstellen',
    sellerItemId: `ART-${index % 500}`,
  };
}

/**
 * The breakdown for one rate; nothing where no line has it.
 * @param {string} rate
 * @param {import('@belegfluss/documents').InvoiceLine[]} lines
 * @returns {import('@belegfluss/documents').VatBreakdown[]}
 */
function vatOf(rate, lines) {
  const taxed = lines.filter(({ vatRate }) => vatRate === rate);
  if (taxed.length === 0) return [];
  const taxable = sum(taxed.map(({ netAmount }) => netAmount));
  const tax = Math.round((taxable * Number(rate)) / 100);
  return [{ taxableAmount: euros(taxable), taxAmount: euros(tax), category: 'S', rate }];
}

/**
 * Amounts with two decimals added up, in cents.
 * @param {string[]} amounts
 */
function sum(amounts) {
  return amounts.reduce((cents, amount) => cents + Number(amount.replace('.', '')), 0);
}

/** @param {number} cents */
function euros(cents) {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
