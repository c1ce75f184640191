import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { shared } from '@belegfluss/testing';
import { structureOf } from '../../../test/judges/judged-structure.ts';
import { mutatedDocuments } from '../../../test/mutations/mutated-tree.ts';
import { complaintsAbout } from '../../../test/judges/schema-judge.ts';
import { readXmlTree } from '../../xml/xml-tree.ts';
import { validateInvoice } from '../validation/index.ts';

const suite = 'accounting/data/einvoice/xrechnung-testsuite';
const ubl = 'accounting/data/xsd/UBL_21/maindoc/UBL-Invoice-2.1.xsd';
const cii = 'accounting/data/xsd/CII_D16B/uncefact/data/standard/CrossIndustryInvoice_100pD16B.xsd';

const check = (document: string): string[] =>
  structureOf(readXmlTree(new TextEncoder().encode(document))).map(
    ({ rule, element, attribute }) => `${rule.id} ${element.path}${attribute === undefined ? '' : `/@${attribute}`}`,
  );

const invoice = (inner: string): string =>
  `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">${inner}<cac:AccountingSupplierParty/><cac:AccountingCustomerParty/><cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">1</cbc:PayableAmount></cac:LegalMonetaryTotal><cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:LineExtensionAmount currencyID="EUR">1</cbc:LineExtensionAmount><cac:Item/></cac:InvoiceLine></Invoice>`;
const start = '<cbc:ID>1</cbc:ID><cbc:IssueDate>2026-11-22</cbc:IssueDate>';

describe('the structure of a document', () => {
  it('is right where nothing is missing and all is in order', () => {
    expect(check(invoice(start))).toEqual([]);
  });

  it.each([
    ['<cbc:ID>1</cbc:ID>', ['structure-missing Invoice']],
    ['<cbc:IssueDate>2026-11-22</cbc:IssueDate><cbc:ID>1</cbc:ID>', ['structure-order Invoice/ID']],
    [
      `${start}<cbc:DueDate>2026-11-22</cbc:DueDate><cbc:DueDate>2026-11-23</cbc:DueDate>`,
      ['structure-repeated Invoice/DueDate[2]'],
    ],
    [`${start}<cbc:Colour>red</cbc:Colour>`, ['structure-unknown Invoice/Colour']],
    [`${start}<ID>2</ID>`, ['structure-unknown Invoice/ID[2]']],
    ['<cbc:ID>1</cbc:ID><cbc:IssueDate>2026-02-30</cbc:IssueDate>', ['structure-value Invoice/IssueDate']],
    [
      `<cbc:ID currencyID="EUR">1</cbc:ID><cbc:IssueDate>2026-11-22</cbc:IssueDate>`,
      ['structure-attribute Invoice/ID/@currencyID'],
    ],
    [`${start}text`, ['structure-text Invoice']],
  ])('is refused for %s', (inner, found) => {
    expect(check(invoice(inner))).toEqual(found);
  });

  it('needs the currency of an amount', () => {
    expect(check(invoice(start).replace(' currencyID="EUR"', ''))).toEqual([
      'structure-attribute-missing Invoice/LegalMonetaryTotal/PayableAmount/@currencyID',
    ]);
  });

  it.each(
    (
      [
        ['UERG', true],
        [' UE RG\n', true],
        ['UERGQQ==', true],
        ['UERGQUE=', true],
        ['', true],
        ['UERGQQ', false],
        ['UERGQUE', false],
        ['UERG QUE', false],
        ['UERGQQ=', false],
        ['UE=RGQQ=', false],
        ['UERG-_==', false],
        ['UERG-_A=', false],
        ['UERGQÄ==', false],
        ['UERGQR==', false],
        ['UERGQUF=', false],
        ['====', false],
        ['UERG'.repeat(40_000), true],
        [`${'UERG'.repeat(40_000)}UERGQQ==`, true],
        [`${'UERG'.repeat(20_000)}U*RG${'UERG'.repeat(20_000)}`, false],
        [`${'UERG'.repeat(16_383)}UE==${'UERG'.repeat(20_000)}`, false],
      ] as const
    ).map(([written, isRight]) => [written.slice(0, 20), isRight, written] as const),
  )('has attachments in base64: %j, %s', (_, isRight, written) => {
    const attachment = `${start}<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="text/csv" filename="a.csv">${written}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`;
    expect(check(invoice(attachment)).filter((found) => found.startsWith('structure-value'))).toHaveLength(
      isRight ? 0 : 1,
    );
  });

  it.each([
    ['<cbc:ID>1</cbc:ID>', 'Add to Invoice: IssueDate.'],
    ['<cbc:IssueDate>2026-11-22</cbc:IssueDate><cbc:ID>1</cbc:ID>', 'Put ID where the schema has it.'],
    [
      `${start}<cbc:DueDate>2026-11-22</cbc:DueDate><cbc:DueDate>2026-11-23</cbc:DueDate>`,
      'Keep only the right DueDate.',
    ],
    [`${start}<cbc:Colour>red</cbc:Colour>`, 'Remove Colour, or correct its name and namespace.'],
    [start.replace('<cbc:ID', '<cbc:ID colour="red"'), 'Remove or correct @colour.'],
    [`${start}text`, 'Remove the text in Invoice.'],
    [`${start}<cac:PrepaidPayment><cbc:PaidAmount>1</cbc:PaidAmount></cac:PrepaidPayment>`, 'Add @currencyID.'],
  ])('is mended as the finding says: %s', (inner, remedy) => {
    const { findings } = validateInvoice(new TextEncoder().encode(invoice(inner)));
    expect(findings.find(({ rule }) => rule.startsWith('structure-'))?.remedy.en).toBe(remedy);
  });

  it('is that of no invoice at all', () => {
    for (const name of ['Order', 'Invoice'])
      expect(validateInvoice(new TextEncoder().encode(`<${name}/>`)).findings).toMatchObject([
        { rule: 'structure-root', path: name },
      ]);
  });
});

describe('the schema and we', () => {
  it.each([
    ['UBL', 200, ubl, `${suite}/business-cases/standard/01.01a-INVOICE_ubl.xml`],
    ['UBL with all terms', 20, ubl, `${suite}/technical-cases/cius/01.01_comprehensive_test_ubl.xml`],
    ['CII', 200, cii, `${suite}/business-cases/standard/01.01a-INVOICE_uncefact.xml`],
    ['CII with all terms', 20, cii, `${suite}/technical-cases/cius/01.01_comprehensive_test_uncefact.xml`],
  ])('refuse the same of many mutated documents in %s', (_, count, schema, file) => {
    const [schemaFile, document] = [shared(schema), shared(file)];
    if (!schemaFile || !document) return;
    const documents = mutatedDocuments(readXmlTree(readFileSync(document)), count, 20_261_122);
    const complaints = complaintsAbout(schemaFile, documents);
    if (!complaints) return;
    const refused = new Set(complaints.flatMap((line) => /^(\d+)\.xml fails to validate$/.exec(line)?.[1] ?? []));
    const apart = documents
      .map((text, number) => ({ number, ours: check(text), theirs: refused.has(String(number)) }))
      .filter(({ ours, theirs }) => ours.length > 0 !== theirs)
      .map((each) => ({ ...each, complaints: complaints.filter((line) => line.startsWith(`${each.number}.xml`)) }));
    expect(apart).toEqual([]);
    expect(refused.size).toBeGreaterThan(count / 3);
  });
});
