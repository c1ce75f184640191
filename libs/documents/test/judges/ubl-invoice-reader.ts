import { SaxesParser } from 'saxes';
import type { Invoice, InvoiceLine, VatBreakdown } from '../../src/index.ts';

/** An element as the test reads it, with saxes alone and none of the code under test. */
export interface Node {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Node[];
}

/** Parses XML into a tree; namespace prefixes are dropped. Malformed XML throws. */
export function parseTree(xml: string): Node {
  const root: Node = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const node: Node = {
      name: tag.name.replace(/^.*:/, ''),
      attributes: tag.attributes as Record<string, string>,
      text: '',
      children: [],
    };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (characters) => {
    const node = open.at(-1);
    if (node) node.text += characters;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root.children[0] as Node;
}

/** All nodes down a path. */
export function all(node: Node | undefined, path: string): Node[] {
  return path
    .split('/')
    .reduce<Node[]>(
      (nodes, name) => nodes.flatMap((one) => one.children.filter((child) => child.name === name)),
      node ? [node] : [],
    );
}

/** The text down a path, as written; undefined when there is no such element. */
export function text(node: Node | undefined, path: string): string | undefined {
  return all(node, path)[0]?.text;
}

/** An invoice in the terms of EN 16931 read from UBL; terms that the model does not have are lost. */
export function invoiceOfUbl(xml: string): Invoice {
  const root = parseTree(xml);
  const party = (role: string): Node | undefined => all(root, `${role}/Party`)[0];
  const totals = all(root, 'LegalMonetaryTotal')[0];
  const taxTotal =
    all(root, 'TaxTotal').find((total) => all(total, 'TaxSubtotal').length > 0) ?? all(root, 'TaxTotal')[0];
  const seller = party('AccountingSupplierParty');
  const buyer = party('AccountingCustomerParty');
  return clean({
    number: text(root, 'ID') ?? '',
    issueDate: text(root, 'IssueDate') ?? '',
    typeCode: text(root, 'InvoiceTypeCode') ?? '',
    currency: text(root, 'DocumentCurrencyCode') ?? '',
    vatCurrency: text(root, 'TaxCurrencyCode'),
    dueDate: text(root, 'DueDate'),
    buyerReference: text(root, 'BuyerReference') ?? '',
    projectReference: text(root, 'ProjectReference/ID'),
    contractReference: text(root, 'ContractDocumentReference/ID'),
    purchaseOrderReference: text(root, 'OrderReference/ID'),
    salesOrderReference: text(root, 'OrderReference/SalesOrderID'),
    paymentTerms: termsOf(text(root, 'PaymentTerms/Note')),
    notes: all(root, 'Note').map((note) => ({ text: note.text })),
    precedingInvoices: all(root, 'BillingReference/InvoiceDocumentReference').map((one) =>
      clean({ number: text(one, 'ID') ?? '', issueDate: text(one, 'IssueDate') }),
    ),
    seller: clean({ ...partyOf(seller), contact: contactOf(seller) }),
    buyer: clean({ ...partyOf(buyer), contact: contactOf(buyer) }),
    delivery: deliveryOf(root),
    period: periodOf(root),
    payments: [
      clean({
        meansCode: text(root, 'PaymentMeans/PaymentMeansCode') ?? '',
        meansText: all(root, 'PaymentMeans/PaymentMeansCode')[0]?.attributes['name'],
        remittanceInformation: text(root, 'PaymentMeans/PaymentID'),
        accounts: all(root, 'PaymentMeans/PayeeFinancialAccount').map((account) =>
          clean({
            iban: text(account, 'ID') ?? '',
            name: text(account, 'Name'),
            bic: text(account, 'FinancialInstitutionBranch/ID'),
          }),
        ),
      }),
    ],
    totals: clean({
      lineNet: text(totals, 'LineExtensionAmount') ?? '',
      withoutVat: text(totals, 'TaxExclusiveAmount') ?? '',
      vat: text(taxTotal, 'TaxAmount') ?? '',
      vatInAccountingCurrency: all(root, 'TaxTotal')
        .filter((total) => total !== taxTotal)
        .map((total) => text(total, 'TaxAmount'))[0],
      withVat: text(totals, 'TaxInclusiveAmount') ?? '',
      paid: text(totals, 'PrepaidAmount'),
      due: text(totals, 'PayableAmount') ?? '',
    }),
    vatBreakdown: all(taxTotal, 'TaxSubtotal').map(breakdownOf),
    lines: all(root, 'InvoiceLine').map(lineOf),
  });
}

function partyOf(party: Node | undefined): Omit<Invoice['seller'], 'contact'> {
  const scheme = (id: string): string | undefined =>
    text(
      all(party, 'PartyTaxScheme').find((one) => (text(one, 'TaxScheme/ID') === 'VAT') === (id === 'VAT')),
      'CompanyID',
    );
  const endpoint = all(party, 'EndpointID')[0];
  return clean({
    name: text(party, 'PartyLegalEntity/RegistrationName') ?? '',
    tradingName: text(party, 'PartyName/Name'),
    identifiers: identifiersOf(party),
    registrationIdentifier: text(party, 'PartyLegalEntity/CompanyID'),
    vatIdentifier: scheme('VAT'),
    taxNumber: scheme('FC'),
    legalInformation: text(party, 'PartyLegalEntity/CompanyLegalForm'),
    electronicAddress: { scheme: endpoint?.attributes['schemeID'] ?? '', address: endpoint?.text ?? '' },
    address: clean({
      line1: text(party, 'PostalAddress/StreetName'),
      line2: text(party, 'PostalAddress/AdditionalStreetName'),
      city: text(party, 'PostalAddress/CityName') ?? '',
      postCode: text(party, 'PostalAddress/PostalZone') ?? '',
      subdivision: text(party, 'PostalAddress/CountrySubentity'),
      country: text(party, 'PostalAddress/Country/IdentificationCode') ?? '',
    }),
  });
}

function identifiersOf(party: Node | undefined): Invoice['seller']['identifiers'] {
  const ids = all(party, 'PartyIdentification/ID').map((id) =>
    clean({ id: id.text, scheme: id.attributes['schemeID'] }),
  );
  return ids.length > 0 ? ids : undefined;
}

function deliveryOf(root: Node): Invoice['delivery'] {
  const date = text(root, 'Delivery/ActualDeliveryDate');
  const country = text(root, 'Delivery/DeliveryLocation/Address/Country/IdentificationCode');
  return date || country ? clean({ date, address: country ? { country } : undefined }) : undefined;
}

function contactOf(party: Node | undefined): Invoice['seller']['contact'] | undefined {
  const contact = all(party, 'Contact')[0];
  return (
    contact &&
    clean({
      name: text(contact, 'Name'),
      telephone: text(contact, 'Telephone'),
      email: text(contact, 'ElectronicMail'),
    })
  );
}

function periodOf(node: Node): Invoice['period'] {
  const [start, end] = [text(node, 'InvoicePeriod/StartDate'), text(node, 'InvoicePeriod/EndDate')];
  return start || end ? { start: start ?? '', end: end ?? '9999-12-31' } : undefined;
}

// A Skonto line in the prescribed form becomes a step; whatever else begins with # stays in the text.
function termsOf(note: string | undefined): Invoice['paymentTerms'] {
  if (note === undefined) return undefined;
  const step = /^[ \t]*#SKONTO#TAGE=(\d+)#PROZENT=(\d+\.\d{2})#(?:BASISBETRAG=(-?\d+\.\d{2})#)?[ \t]*\n/gm;
  const rest = note.replace(step, '').trim();
  return clean({
    text: rest === '' ? undefined : rest,
    skonto: [...note.matchAll(step)].map(([, days, percent, baseAmount]) =>
      clean({ days: Number(days), percent: percent ?? '', baseAmount }),
    ),
  });
}

function breakdownOf(group: Node): VatBreakdown {
  return clean({
    taxableAmount: text(group, 'TaxableAmount') ?? '',
    taxAmount: text(group, 'TaxAmount') ?? '',
    category: (text(group, 'TaxCategory/ID') ?? '').trim() as VatBreakdown['category'],
    rate: text(group, 'TaxCategory/Percent') ?? '',
    exemptionReason: text(group, 'TaxCategory/TaxExemptionReason'),
    exemptionCode: text(group, 'TaxCategory/TaxExemptionReasonCode'),
  });
}

function lineOf(line: Node): InvoiceLine {
  return clean({
    id: text(line, 'ID') ?? '',
    note: text(line, 'Note'),
    quantity: text(line, 'InvoicedQuantity') ?? '',
    unit: all(line, 'InvoicedQuantity')[0]?.attributes['unitCode'] ?? '',
    netAmount: text(line, 'LineExtensionAmount') ?? '',
    period: periodOf(line),
    allowances: all(line, 'AllowanceCharge').map((one) =>
      clean({
        amount: text(one, 'Amount') ?? '',
        baseAmount: text(one, 'BaseAmount'),
        percentage: text(one, 'MultiplierFactorNumeric'),
        reason: text(one, 'AllowanceChargeReason'),
        reasonCode: text(one, 'AllowanceChargeReasonCode'),
      }),
    ),
    price: text(line, 'Price/PriceAmount') ?? '',
    priceBaseQuantity: text(line, 'Price/BaseQuantity'),
    vatCategory: (text(line, 'Item/ClassifiedTaxCategory/ID') ?? '').trim() as InvoiceLine['vatCategory'],
    vatRate: text(line, 'Item/ClassifiedTaxCategory/Percent'),
    name: text(line, 'Item/Name') ?? '',
    description: text(line, 'Item/Description'),
    sellerItemId: text(line, 'Item/SellersItemIdentification/ID'),
    buyerItemId: text(line, 'Item/BuyersItemIdentification/ID'),
  });
}

type Clean<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function clean<T extends object>(record: T): Clean<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Clean<T>;
}
