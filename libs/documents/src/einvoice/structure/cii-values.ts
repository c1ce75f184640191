/**
 * How values of CII D16B are written (UN/CEFACT, 10 October 2016): the kind, its type in XML Schema, and the attributes it may
 * have; one with a value in quotes has that value or is left out.
 */
export const ciiValues = `
AccountingAccountTypeCode = token listID='AccountingE501' listAgencyID='210' listVersionID listURI
AccountingAmountTypeCode = token listID='AccountingE601' listAgencyID='210' listVersionID listURI
AccountingDocumentCode = token listID='1001_Accounting' listAgencyID='6' listVersionID listURI
AdjustmentReasonCode = token listID='4465' listAgencyID='6' listVersionID
AllowanceChargeIdentificationCode = token listID='5189_AllowanceChargeID' listAgencyID='6' listVersionID listURI
AllowanceChargeReasonCode = token listID='4465_AllowanceChargeReasonCode' listAgencyID='6' listVersionID listURI
Amount = decimal currencyID currencyCodeListVersionID
AutomaticDataCaptureMethodCode = token listID='7233_AutomaticDataCaptureMethodCode' listAgencyID='6' listVersionID
 listURI
BinaryObject = base64Binary format mimeCode encodingCode characterSetCode uri filename
CargoCategoryCode = token listID='Recommendation 21-Annex I' listAgencyID='6' listVersionID name
CargoCommodityCategoryCode = token listID='7357' listAgencyID='6' listVersionID name
CargoOperationalCategoryCode = token listID='7085b' listAgencyID='6' listVersionID name
ChargePayingPartyRoleCode = token listID='3035_Charge Paying' listAgencyID='6' listVersionID name
Code = token listID listAgencyID listAgencyName listName listVersionID name languageID listURI listSchemeURI
CommunicationChannelCode = token listID='3155_CommunicationChannelCode' listAgencyID='6' listVersionID listURI
ContactTypeCode = token listID='3139_ContactTypeCode' listAgencyID='6' listVersionID listURI
CountryID = token schemeID schemeAgencyID schemeVersionID='second edition 2006'
CurrencyCode = token listID='ISO 4217 3A' listAgencyID='5' listVersionID listURI
DeliveryTermsCode = token listID='4053' listAgencyID='6' listVersionID
DimensionTypeCode = token listID='6145' listAgencyID='6' listVersionID name
DocumentCode = token listID='1001' listAgencyID='6' listVersionID name listURI
DocumentStatusCode = token listID='1373' listAgencyID='6' listVersionID name
Formatted = string format
FreightChargeTariffClassCode = token listID='5243' listAgencyID='6' listVersionID name
FreightChargeTypeID = token schemeID schemeAgencyID schemeVersionID
GoodsTypeCode = token listID='TDED 7357' listAgencyID='6' listVersionID name
GoodsTypeExtensionCode = token listID='TDED 7361' listAgencyID='6' listVersionID name
ID = token schemeID schemeName schemeAgencyID schemeAgencyName schemeVersionID schemeDataURI schemeURI
LineStatusCode = token listID='1229_LineStatusCode' listAgencyID='6' listVersionID listURI
LinearUnitMeasure = decimal unitCode unitCodeListVersionID
LogisticsChargeCalculationBasisCode = token listID='TDED 6131' listAgencyID='6' listVersionID name
Measure = decimal unitCode unitCodeListVersionID
MessageFunctionCode = token listID='1225_MessageFunctionTypeCode' listAgencyID='6' listVersionID listURI
Numeric = decimal format
PackageTypeCode = token listID='7065' listAgencyID='6' listVersionID name
PackagingMarkingCode = token listID='7233_PackagingMarkingCode' listAgencyID='6' listVersionID listURI
PartyRoleCode = token listID='3035' listAgencyID='6' listVersionID name
PaymentGuaranteeMeansCode = token listID='4431' listAgencyID='6' listVersionID
PaymentMeansChannelCode = token listID='4435' listAgencyID='6' listVersionID name
PaymentMeansCode = token listID='4461' listAgencyID='6' listVersionID
PaymentTermsEventTimeReferenceCode = token listID='2475_Payment Terms Event' listAgencyID='6' listVersionID
PaymentTermsID = token schemeID schemeAgencyID schemeVersionID
PaymentTermsTypeCode = token listID='4279' listAgencyID='6' listVersionID name
Percent = decimal format
PriceTypeCode = token listID='5375' listAgencyID='6' listVersionID
Quantity = decimal unitCode unitCodeListID unitCodeListAgencyID unitCodeListAgencyName
Rate = decimal format
ReferenceCode = token listID='1153_ReferenceTypeCode' listAgencyID='6' listVersionID name
TaxCategoryCode = token listID='5305' listAgencyID='6' listVersionID listURI
TaxTypeCode = token listID='5153' listAgencyID='6' listVersionID listURI
Text = string languageID languageLocaleID
TimeReferenceCode = token listID='2475' listAgencyID='6' listVersionID name
TransportEquipmentCategoryCode = token listID='8053' listAgencyID='6' listVersionID name
TransportEquipmentFullnessCode = token listID='8169' listAgencyID='6' listVersionID name
TransportEquipmentSizeTypeCode = token listID='8155' listAgencyID='6' listVersionID name
TransportMeansTypeCode = token listID='Recommendation 28' listAgencyID='6' listVersionID name
TransportModeCode = token listID='Recommendation 19' listAgencyID='6' listVersionID name
TransportMovementStageCode = token listID='8051' listAgencyID='6' listVersionID name
Value = decimal format
VolumeUnitMeasure = decimal unitCode unitCodeListVersionID
WeightUnitMeasure = decimal unitCode unitCodeListVersionID
`;
