import type { XmlNode } from '../../xml/xml-writer.ts';
import { writeXml, xml } from '../../xml/xml-writer.ts';
import type { DocumentPackage, PackageDocument } from './document-package.ts';
import type { LedgerInvoice } from './ledger-invoice.ts';
import { ledgerNames } from './ledger-writer.ts';

const namespace = 'http://xml.datev.de/bedi/tps/document/v06.0';

/** The `document.xml` of a checked package; `ledgerFileName` says under which name the rows of a document's invoice lie. */
export function writeDocumentIndex(content: DocumentPackage, ledgerFileName: (index: number) => string): string {
  const { createdAt, description, system, documents, folders } = content;
  const nodes = documents.map((document, index) => documentNode(document, ledgerFileName(index), folders));
  return writeXml(
    xml(
      'archive',
      [xml('header', [xml('date', createdAt.slice(0, 19)), xml('description', description)]), xml('content', nodes)],
      {
        xmlns: namespace,
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation': `${namespace} Document_v060.xsd`,
        version: '6.0',
        generatingSystem: system,
      },
    ),
  );
}

function documentNode(
  { guid, description, keywords, invoice, files }: PackageDocument,
  ledgerFile: string,
  folders: DocumentPackage['folders'],
): XmlNode {
  return xml(
    'document',
    [
      xml('description', description),
      xml('keywords', keywords),
      invoice && ledgerExtension(invoice, ledgerFile, folders),
      ...files.map(({ name }) => xml('extension', null, { 'xsi:type': 'File', name })),
    ],
    {
      ...(guid === undefined ? {} : { guid }),
      ...(invoice === undefined ? {} : { type: ledgerNames[invoice.direction].documentType }),
    },
  );
}

/** The ledger file with its two properties: the month that holds the invoice date, and the folder of the client. */
function ledgerExtension(
  { direction, invoiceDate }: LedgerInvoice,
  datafile: string,
  folders: DocumentPackage['folders'],
): XmlNode {
  const { element, folder } = ledgerNames[direction];
  return xml(
    'extension',
    [
      xml('property', null, { value: invoiceDate.slice(0, 7), key: '1' }),
      xml('property', null, { value: folders?.[direction] ?? folder, key: '3' }),
    ],
    { 'xsi:type': element, datafile },
  );
}
