/** A one-page PDF with a line of text. */
export function fixturePdf(text: string): Buffer {
  const content = `BT /F1 18 Tf 60 760 Td (${text.replaceAll(/[()\\]/g, '')}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(
    `${body}${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`,
    'latin1',
  );
}

/** An invoice in XML on one line, with markup inside a text that must never run. */
export const fixtureXml =
  '<?xml version="1.0" encoding="UTF-8"?><ubl:Invoice xmlns:ubl="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" ' +
  'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">' +
  '<cbc:ID>RE-2026-0001</cbc:ID><cbc:IssueDate>2026-09-11</cbc:IssueDate><cbc:Note>&lt;img src=x onerror="document.title=1"&gt;</cbc:Note>' +
  '<cac:AccountingCustomerParty><cac:Party><cac:PartyName><cbc:Name>Alpenblick Hotelbetriebs GmbH</cbc:Name></cac:PartyName></cac:Party></cac:AccountingCustomerParty>' +
  '<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">18742.50</cbc:PayableAmount></cac:LegalMonetaryTotal></ubl:Invoice>';

/** A piece of a booking batch in the character set that DATEV's text files have. */
export const fixtureCsv = Buffer.from(
  '"EXTF";700;21;"Buchungsstapel"\r\n18742,50;"S";"EUR";10001;8400;"Erl\u00f6se M\u00fcnchen"\r\n',
  'latin1',
);
