import { specificationIds, type InvoiceProfile } from '../../src/index.ts';

const rsm = 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100';
const ram = 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100';

/** The shortest CII that names a profile, with a note of that text. */
export function ciiStub(profile: InvoiceProfile, note = ''): string {
  return `<rsm:CrossIndustryInvoice xmlns:rsm="${rsm}" xmlns:ram="${ram}"><rsm:ExchangedDocumentContext>
<ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>${specificationIds[profile]}</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>
</rsm:ExchangedDocumentContext><rsm:ExchangedDocument><ram:IncludedNote><ram:Content>${note}</ram:Content></ram:IncludedNote></rsm:ExchangedDocument>
</rsm:CrossIndustryInvoice>`;
}
