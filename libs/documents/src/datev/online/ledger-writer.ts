import type { XmlNode } from '../../xml/xml-writer.ts';
import { writeXml, xml } from '../../xml/xml-writer.ts';
import { sumOf } from './ledger-check.ts';
import { ledgerElements } from './ledger-elements.ts';
import type { LedgerInvoice } from './ledger-invoice.ts';

const namespace = 'http://xml.datev.de/bedi/tps/ledger/v060';
// DATEV fixes this sentence: the file is no invoice that entitles to input tax.
const notice = 'Kopie nur zur Verbuchung berechtigt nicht zum Vorsteuerabzug';

/** How the two ledgers are called in files and in the index. */
export const ledgerNames = {
  receivable: { element: 'accountsReceivableLedger', folder: 'Ausgangsrechnungen', documentType: '2' },
  payable: { element: 'accountsPayableLedger', folder: 'Eingangsrechnungen', documentType: '1' },
} as const;

/** The Belegsatzdaten of a checked invoice (ledger import 6.0); `company` appears as sender in the list of invoices. */
export function writeLedger(invoice: LedgerInvoice, { company, system }: { company: string; system: string }): string {
  const { element } = ledgerNames[invoice.direction];
  const rows = invoice.lines.map((line) =>
    xml(
      element,
      ledgerElements.map(({ name, value }): XmlNode => xml(name, value(invoice, line))),
    ),
  );
  return writeXml(
    xml('LedgerImport', [xml('consolidate', rows, consolidated(invoice))], {
      xmlns: namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${namespace} Belegverwaltung_online_ledger_import_v060.xsd`,
      version: '6.0',
      generator_info: company,
      generating_system: system,
      xml_data: notice,
    }),
  );
}

/** What holds for all rows; DATEV refuses a file in which they differ. */
function consolidated(invoice: LedgerInvoice): Record<string, string> {
  return {
    consolidatedAmount: sumOf(invoice.lines),
    consolidatedDate: invoice.invoiceDate,
    consolidatedInvoiceId: invoice.invoiceNumber,
    consolidatedCurrencyCode: invoice.currency,
    ...(invoice.deliveryDate === undefined ? {} : { consolidatedDeliveryDate: invoice.deliveryDate }),
    ...(invoice.orderNumber === undefined ? {} : { consolidatedOrderId: invoice.orderNumber }),
  };
}
