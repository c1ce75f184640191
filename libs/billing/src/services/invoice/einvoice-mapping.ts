import { normalizeVatId } from '@belegfluss/documents';
import type { Buyer, Invoice, InvoiceLine, Seller, VatBreakdown } from '@belegfluss/documents';
import { exact, rounded } from '../../rules/money.ts';
import type { PricedLine, TaxGroup } from '../../rules/invoices/invoice-totals.ts';
import { BASE_CURRENCY } from '../../settings/exchange-rate.ts';
import type { ExchangeRate } from '../../rules/booking-rules.ts';
import type { InvoiceModel } from './invoice-model.ts';
import { invoiceWords, type InvoiceWords } from './invoice-words.ts';

/** Schemes of electronic addresses by VAT id (EAS code list), for buyers without an e-mail address. */
const VAT_ADDRESS_SCHEMES: Readonly<Record<string, string>> = {
  DE: '9930',
  AT: '9914',
  CH: '9927',
  FR: '9957',
  NL: '9944',
  IT: '0211',
  BE: '9925',
};

/** Our issued document in the terms of EN 16931. `rate` is needed where German tax is shown in a foreign currency. */
export function toEInvoice(model: InvoiceModel, rate: ExchangeRate | undefined): Invoice {
  const outsideVat = model.taxCase.category === 'O';
  const words = invoiceWords(model);
  return {
    number: model.number,
    issueDate: model.issueDate,
    typeCode: model.kind === 'cancellation' ? '384' : '380',
    currency: model.currency,
    dueDate: model.dueDate,
    buyerReference: model.buyerReference,
    ...termsOf(model, words),
    notes: words.notes.map((text) => ({ text })),
    precedingInvoices: model.preceding ? [model.preceding] : [],
    seller: sellerOf(model, outsideVat),
    buyer: buyerOf(model, outsideVat),
    delivery: {
      date: model.serviceDate,
      ...(model.taxCase.category === 'K' ? { address: { country: model.buyer.country } } : {}),
    },
    payments: [
      {
        meansCode: model.currency === BASE_CURRENCY ? '58' : '30',
        remittanceInformation: model.reference ?? model.number,
        accounts: [{ iban: model.bankAccount.iban, name: model.seller.name, bic: model.bankAccount.bic }],
      },
    ],
    totals: { lineNet: model.net, withoutVat: model.net, vat: model.tax, withVat: model.gross, due: model.gross },
    ...accountingTax(model, rate),
    vatBreakdown: model.taxGroups.map((group) => breakdownOf(model, group)),
    lines: model.lines.map((line) => lineOf(line, words)),
  };
}

function termsOf({ skonto, paymentTerm }: InvoiceModel, { paymentTerms }: InvoiceWords): Pick<Invoice, 'paymentTerms'> {
  if (skonto === undefined && paymentTerms === undefined) return {};
  const steps = skonto ? [{ days: paymentTerm.skontoDays, percent: rounded(skonto.percent) }] : [];
  return { paymentTerms: { skonto: steps, ...(paymentTerms === undefined ? {} : { text: paymentTerms }) } };
}

/** Tax in a foreign currency must be told in euros as well. */
function accountingTax(model: InvoiceModel, rate: ExchangeRate | undefined): Partial<Invoice> {
  if (rate === undefined || exact(model.tax).isZero()) return {};
  const vat = rounded(exact(model.tax).dividedBy(rate.rate));
  return {
    vatCurrency: BASE_CURRENCY,
    totals: {
      lineNet: model.net,
      withoutVat: model.net,
      vat: model.tax,
      withVat: model.gross,
      due: model.gross,
      vatInAccountingCurrency: vat,
    },
  };
}

function sellerOf({ seller }: InvoiceModel, outsideVat: boolean): Seller {
  return {
    name: seller.name,
    taxNumber: seller.taxNumber,
    // Without VAT liability here no VAT id may stand, and another number has to identify the seller.
    ...(seller.registration === undefined
      ? { identifiers: [{ id: seller.taxNumber }] }
      : { registrationIdentifier: seller.registration }),
    ...(outsideVat ? {} : { vatIdentifier: seller.vatId }),
    electronicAddress: { scheme: 'EM', address: seller.contact.email },
    address: { line1: seller.street, city: seller.city, postCode: seller.zip, country: seller.country },
    contact: { name: seller.contact.name, telephone: seller.contact.phone, email: seller.contact.email },
  };
}

function buyerOf({ buyer }: InvoiceModel, outsideVat: boolean): Buyer {
  const { street, city, zip } = buyer.address;
  return {
    name: buyer.name,
    identifiers: [{ id: buyer.customerNumber ?? buyer.debtorNumber }],
    // People write ids with blanks and dots, which the rules and VIES do not take.
    ...(buyer.vatId && !outsideVat ? { vatIdentifier: normalizeVatId(buyer.vatId) } : {}),
    ...electronicAddressOf(buyer),
    address: { ...(street ? { line1: street } : {}), city: city ?? '', postCode: zip ?? '', country: buyer.country },
  };
}

/** Left out where nothing tells one: the check of the invoice then asks for it. */
function electronicAddressOf({ email, vatId, country }: InvoiceModel['buyer']): Pick<Buyer, 'electronicAddress'> {
  if (email) return { electronicAddress: { scheme: 'EM', address: email } };
  const scheme = VAT_ADDRESS_SCHEMES[country];
  return vatId && scheme ? { electronicAddress: { scheme, address: normalizeVatId(vatId) } } : {};
}

function breakdownOf(model: InvoiceModel, group: TaxGroup): VatBreakdown {
  const { taxCase, language } = model;
  const exempt = group.category !== 'S' && group.category !== 'Z';
  return {
    taxableAmount: group.taxable,
    taxAmount: group.tax,
    category: group.category,
    rate: group.rate,
    ...(exempt && taxCase.exemptionCode ? { exemptionCode: taxCase.exemptionCode } : {}),
    ...(exempt && taxCase.exemptionText ? { exemptionReason: taxCase.exemptionText[language] } : {}),
  };
}

function lineOf(line: PricedLine, words: InvoiceWords): InvoiceLine {
  const discounted = !exact(line.discount).isZero();
  // Base amount and percentage belong together: neither stands beside a discount that is an amount.
  const share = exact(line.discountAmount || '0').isZero()
    ? { baseAmount: line.amount, percentage: line.discountPercent ?? '0' }
    : {};
  return {
    id: String(line.position),
    quantity: line.quantity,
    unit: line.unit,
    netAmount: line.net,
    allowances: discounted ? [{ amount: line.discount, ...share, reason: words.discount, reasonCode: '95' }] : [],
    price: line.unitPrice,
    vatCategory: line.taxation.category,
    ...(line.taxation.category === 'O' ? {} : { vatRate: line.taxation.rate }),
    name: line.name,
    ...(line.description ? { description: line.description } : {}),
    ...(line.sku ? { sellerItemId: line.sku } : {}),
  };
}
