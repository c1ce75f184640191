import { existsSync } from 'node:fs';
import { shared } from '@belegfluss/testing';
import { sharedFiles } from '../shared-files.ts';
import { complaintsAbout } from '../judges/schema-judge.ts';

const folder = 'accounting/data/einvoice';
const schemas = {
  'ubl-invoice': 'accounting/data/xsd/UBL_21/maindoc/UBL-Invoice-2.1.xsd',
  'ubl-credit-note': 'accounting/data/xsd/UBL_21/maindoc/UBL-CreditNote-2.1.xsd',
  cii: 'accounting/data/xsd/CII_D16B/uncefact/data/standard/CrossIndustryInvoice_100pD16B.xsd',
};

/** The folders of KoSIT's test suite, whose invoices are valid and often stand there in both syntaxes. */
export const xrechnungFolders = [
  'business-cases/standard',
  'business-cases/extension',
  'technical-cases/cius',
  'technical-cases/cvd',
].map((name) => `${folder}/xrechnung-testsuite/${name}`);

/** Every whole invoice that KoSIT, CEN and the ZUGFeRD community published, as paths of files of XML and PDF. */
export function officialInvoices(): string[] {
  const folders = [
    ...xrechnungFolders,
    `${folder}/cen-en16931/ubl/examples`,
    `${folder}/cen-en16931/cii/examples`,
    `${folder}/cen-en16931/test/testfiles`,
    `${folder}/zugferd-corpus/XML-Rechnung/UBL`,
    `${folder}/zugferd-corpus/XML-Rechnung/CII`,
    `${folder}/zugferd-corpus/ZUGFeRDv2/correct/xml`,
    `${folder}/zugferd-corpus/ZUGFeRDv2/correct/Mustangproject`,
    `${folder}/xrechnung-schematron-xmute/ubl-cn`,
  ];
  const pdfFolders = [
    'XML-Rechnung/FX',
    ...[
      'FNFE-factur-x-examples',
      'Mustangproject',
      'PHP_@gpFacturX',
      'intarsys/BASIC',
      'intarsys/EN16931',
      'intarsys/EXTENDED',
    ].map((name) => `ZUGFeRDv2/correct/${name}`),
  ].map((name) => `${folder}/zugferd-corpus/${name}`);
  return [
    ...folders.flatMap((each) => [...sharedFiles(each, '.xml'), ...sharedFiles(each, '.XML')]),
    ...pdfFolders.flatMap((each) => sharedFiles(each, '.pdf')),
  ];
}

/** The pairs of the same invoice in UBL and in CII. */
export function officialPairs(): [string, string][] {
  return xrechnungFolders
    .flatMap((each) => sharedFiles(each, '_ubl.xml'))
    .map((file): [string, string] => [file, file.replace('_ubl.xml', '_uncefact.xml')])
    .filter(([, cii]) => existsSync(cii));
}

/** What the official schema of a syntax says of documents; undefined where it cannot be asked. */
export function schemaFaults(syntax: keyof typeof schemas, documents: readonly string[]): string[] | undefined {
  const schema = shared(schemas[syntax]);
  return schema === undefined ? undefined : complaintsAbout(schema, documents);
}
