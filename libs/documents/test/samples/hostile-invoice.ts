/** What an invoice may say besides the one text that stands in all its texts. */
interface Details {
  amount?: string;
  /** The address of a document on the web, BT-124. */
  address?: string;
  /** Media type and name of an attachment. */
  type?: string;
  name?: string;
}

/** The text as XML 1.0 can carry it: what it cannot is a blank. */
export function textAsRead(text: string): string {
  return text.replace(/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ' ');
}

/** An invoice in UBL in whose every text, name, identifier and code stands the same text. */
export function hostileInvoice(text: string, details: Details = {}): string {
  const x = escaped(text);
  const { amount = '1234.50', type = 'application/pdf', name = text } = details;
  const address = details.address === undefined ? '' : reference(details.address);
  const money = (element: string): string => `<cbc:${element} currencyID="EUR">${escaped(amount)}</cbc:${element}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:CustomizationID>${x}</cbc:CustomizationID><cbc:ID>${x}</cbc:ID><cbc:IssueDate>2026-11-21</cbc:IssueDate>
<cbc:DueDate>${x}</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:Note>${x}</cbc:Note>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cbc:BuyerReference>${x}</cbc:BuyerReference>
<cac:AdditionalDocumentReference><cbc:ID>${x}</cbc:ID><cbc:DocumentDescription>${x}</cbc:DocumentDescription>
<cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="${escaped(type)}" filename="${escaped(name)}">UERG</cbc:EmbeddedDocumentBinaryObject>
${address}</cac:Attachment></cac:AdditionalDocumentReference>
<cac:AccountingSupplierParty><cac:Party><cac:PostalAddress><cbc:StreetName>${x}</cbc:StreetName><cbc:CityName>${x}</cbc:CityName>
<cbc:PostalZone>${x}</cbc:PostalZone><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
<cac:PartyLegalEntity><cbc:RegistrationName>${x}</cbc:RegistrationName><cbc:CompanyID schemeID="${x}">${x}</cbc:CompanyID></cac:PartyLegalEntity>
<cac:Contact><cbc:Name>${x}</cbc:Name><cbc:Telephone>${x}</cbc:Telephone><cbc:ElectronicMail>${x}</cbc:ElectronicMail></cac:Contact>
</cac:Party></cac:AccountingSupplierParty>
<cac:PaymentMeans><cbc:PaymentMeansCode name="${x}">58</cbc:PaymentMeansCode><cbc:PaymentID>${x}</cbc:PaymentID>
<cac:PayeeFinancialAccount><cbc:ID>${x}</cbc:ID><cbc:Name>${x}</cbc:Name></cac:PayeeFinancialAccount></cac:PaymentMeans>
<cac:LegalMonetaryTotal>${money('LineExtensionAmount')}${money('PayableAmount')}</cac:LegalMonetaryTotal>
<cac:InvoiceLine><cbc:ID>${x}</cbc:ID><cbc:InvoicedQuantity unitCode="HUR">8</cbc:InvoicedQuantity>
${money('LineExtensionAmount')}<cac:Item><cbc:Description>${x}</cbc:Description><cbc:Name>${x}</cbc:Name>
<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>
<cac:AdditionalItemProperty><cbc:Name>${x}</cbc:Name><cbc:Value>${x}</cbc:Value></cac:AdditionalItemProperty></cac:Item>
<cac:Price>${money('PriceAmount')}</cac:Price></cac:InvoiceLine>
<cbc:Unknown>${x}</cbc:Unknown>
</Invoice>`;
}

function reference(address: string): string {
  return `<cac:ExternalReference><cbc:URI>${escaped(address)}</cbc:URI></cac:ExternalReference>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
