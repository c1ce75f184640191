/**
 * What stands in which element of an invoice of the profile EXTENDED, in order: Factur-X 1.09.2 (ZUGFeRD 2.5), 10 June 2026. It is a choice
 * of CII D22B, so that some parts are not in D16B, and fewer of them than there.
 */
export const extendedParts = `
AdvancePayment = PaidAmount FormattedReceivedDateTime:FormattedDateTime? IncludedTradeTax:TradeTax+
 InvoiceSpecifiedReferencedDocument:ReferencedDocument?
CreditorFinancialAccount = IBANID? AccountName? ProprietaryID?
CreditorFinancialInstitution = BICID
CrossIndustryInvoice = ExchangedDocumentContext: ExchangedDocument: SupplyChainTradeTransaction:
Date = DateString/Formatted
DateTime = DateTimeString/Formatted
DebtorFinancialAccount = IBANID AccountName?
DebtorFinancialInstitution = BICID?
DocumentContextParameter = ID
DocumentLineDocument = LineID ParentLineID? LineStatusCode/LineStatusCode? LineStatusReasonCode? IncludedNote:Note*
ExchangedDocument = ID Name? TypeCode/DocumentCode IssueDateTime:DateTime CopyIndicator:Indicator? LanguageID?
 IncludedNote:Note* EffectiveSpecifiedPeriod:SpecifiedPeriod?
ExchangedDocumentContext = TestIndicator:Indicator?
 BusinessProcessSpecifiedDocumentContextParameter:DocumentContextParameter?
 GuidelineSpecifiedDocumentContextParameter:DocumentContextParameter
FinancialAdjustment = Reason ActualAmount
FormattedDateTime = DateTimeString/Formatted
HeaderTradeAgreement = BuyerReference? SellerTradeParty:TradeParty BuyerTradeParty:TradeParty
 SalesAgentTradeParty:TradeParty? BuyerTaxRepresentativeTradeParty:TradeParty?
 SellerTaxRepresentativeTradeParty:TradeParty? ProductEndUserTradeParty:TradeParty?
 ApplicableTradeDeliveryTerms:TradeDeliveryTerms? SellerOrderReferencedDocument:ReferencedDocument?
 BuyerOrderReferencedDocument:ReferencedDocument? QuotationReferencedDocument:ReferencedDocument?
 ContractReferencedDocument:ReferencedDocument? AdditionalReferencedDocument:ReferencedDocument*
 BuyerAgentTradeParty:TradeParty? SpecifiedProcuringProject:ProcuringProject?
 UltimateCustomerOrderReferencedDocument:ReferencedDocument*
HeaderTradeDelivery = RelatedSupplyChainConsignment:SupplyChainConsignment? ShipToTradeParty:TradeParty?
 UltimateShipToTradeParty:TradeParty? ShipFromTradeParty:TradeParty? ActualDeliverySupplyChainEvent:SupplyChainEvent?
 DespatchAdviceReferencedDocument:ReferencedDocument? ReceivingAdviceReferencedDocument:ReferencedDocument?
 DeliveryNoteReferencedDocument:ReferencedDocument?
HeaderTradeSettlement = CreditorReferenceID? PaymentReference? TaxCurrencyCode/CurrencyCode?
 InvoiceCurrencyCode/CurrencyCode InvoiceIssuerReference? InvoicerTradeParty:TradeParty?
 InvoiceeTradeParty:TradeParty? PayeeTradeParty:TradeParty? PayerTradeParty:TradeParty?
 TaxApplicableTradeCurrencyExchange:TradeCurrencyExchange?
 SpecifiedTradeSettlementPaymentMeans:TradeSettlementPaymentMeans* ApplicableTradeTax:TradeTax+
 BillingSpecifiedPeriod:SpecifiedPeriod? SpecifiedTradeAllowanceCharge:TradeAllowanceCharge*
 SpecifiedLogisticsServiceCharge:LogisticsServiceCharge* SpecifiedTradePaymentTerms:TradePaymentTerms*
 SpecifiedTradeSettlementHeaderMonetarySummation:TradeSettlementHeaderMonetarySummation
 SpecifiedFinancialAdjustment:FinancialAdjustment* InvoiceReferencedDocument:ReferencedDocument*
 ReceivableSpecifiedTradeAccountingAccount:TradeAccountingAccount* SpecifiedAdvancePayment:AdvancePayment*
Indicator = Indicator/boolean
LegalOrganization = ID? TradingBusinessName? PostalTradeAddress:TradeAddress?
LineTradeAgreement = ApplicableTradeDeliveryTerms:TradeDeliveryTerms?
 SellerOrderReferencedDocument:ReferencedDocument? BuyerOrderReferencedDocument:ReferencedDocument?
 QuotationReferencedDocument:ReferencedDocument? ContractReferencedDocument:ReferencedDocument?
 AdditionalReferencedDocument:ReferencedDocument* GrossPriceProductTradePrice:TradePrice?
 NetPriceProductTradePrice:TradePrice? ItemSellerTradeParty:TradeParty?
 UltimateCustomerOrderReferencedDocument:ReferencedDocument*
LineTradeDelivery = BilledQuantity? ChargeFreeQuantity? PackageQuantity? PerPackageUnitQuantity?
 ShipToTradeParty:TradeParty? UltimateShipToTradeParty:TradeParty? ActualDeliverySupplyChainEvent:SupplyChainEvent?
 DespatchAdviceReferencedDocument:ReferencedDocument? ReceivingAdviceReferencedDocument:ReferencedDocument?
 DeliveryNoteReferencedDocument:ReferencedDocument?
LineTradeSettlement = ApplicableTradeTax:TradeTax* BillingSpecifiedPeriod:SpecifiedPeriod?
 SpecifiedTradeAllowanceCharge:TradeAllowanceCharge*
 SpecifiedTradeSettlementLineMonetarySummation:TradeSettlementLineMonetarySummation?
 InvoiceReferencedDocument:ReferencedDocument? AdditionalReferencedDocument:ReferencedDocument*
 ReceivableSpecifiedTradeAccountingAccount:TradeAccountingAccount*
LogisticsServiceCharge = Description AppliedAmount AppliedTradeTax:TradeTax+
LogisticsTransportMovement = ModeCode/TransportModeCode
Note = ContentCode? Content? SubjectCode?
ProcuringProject = ID Name
ProductCharacteristic = TypeCode? Description? ValueMeasure? Value/Text?
ProductClassification = ClassCode? ClassName?
ReferencedDocument = IssuerAssignedID? URIID? LineID? TypeCode/DocumentCode? Name? AttachmentBinaryObject?
 ReferenceTypeCode/ReferenceCode? FormattedIssueDateTime:FormattedDateTime?
ReferencedProduct = ID? GlobalID* SellerAssignedID? BuyerAssignedID? IndustryAssignedID? Name Description?
 UnitQuantity?
SpecifiedPeriod = Description? StartDateTime:DateTime? EndDateTime:DateTime? CompleteDateTime:DateTime?
SupplyChainConsignment = SpecifiedLogisticsTransportMovement:LogisticsTransportMovement*
SupplyChainEvent = OccurrenceDateTime:DateTime
SupplyChainTradeLineItem = AssociatedDocumentLineDocument:DocumentLineDocument SpecifiedTradeProduct:TradeProduct
 SpecifiedLineTradeAgreement:LineTradeAgreement? SpecifiedLineTradeDelivery:LineTradeDelivery?
 SpecifiedLineTradeSettlement:LineTradeSettlement
SupplyChainTradeTransaction = IncludedSupplyChainTradeLineItem:SupplyChainTradeLineItem+
 ApplicableHeaderTradeAgreement:HeaderTradeAgreement ApplicableHeaderTradeDelivery:HeaderTradeDelivery
 ApplicableHeaderTradeSettlement:HeaderTradeSettlement
TaxRegistration = ID
TradeAccountingAccount = ID TypeCode/AccountingAccountTypeCode?
TradeAddress = PostcodeCode? LineOne? LineTwo? LineThree? CityName? CountryID/CountryID CountrySubDivisionName?
TradeAllowanceCharge = ChargeIndicator:Indicator SequenceNumeric? CalculationPercent? BasisAmount? BasisQuantity?
 ActualAmount ReasonCode/AllowanceChargeReasonCode? Reason? CategoryTradeTax:TradeTax?
TradeContact = PersonName? DepartmentName? TypeCode/ContactTypeCode?
 TelephoneUniversalCommunication:UniversalCommunication? FaxUniversalCommunication:UniversalCommunication?
 EmailURIUniversalCommunication:UniversalCommunication?
TradeCountry = ID/CountryID
TradeCurrencyExchange = SourceCurrencyCode/CurrencyCode TargetCurrencyCode/CurrencyCode ConversionRate
 ConversionRateDateTime:DateTime?
TradeDeliveryTerms = DeliveryTypeCode/DeliveryTermsCode RelevantTradeLocation:TradeLocation?
TradeLocation = CountryID/CountryID? Name?
TradeParty = ID* GlobalID* Name? RoleCode/PartyRoleCode? Description? SpecifiedLegalOrganization:LegalOrganization?
 DefinedTradeContact:TradeContact* PostalTradeAddress:TradeAddress? URIUniversalCommunication:UniversalCommunication?
 SpecifiedTaxRegistration:TaxRegistration*
TradePaymentDiscountTerms = BasisDateTime:DateTime? BasisPeriodMeasure? BasisAmount? CalculationPercent?
 ActualDiscountAmount?
TradePaymentPenaltyTerms = BasisDateTime:DateTime? BasisPeriodMeasure? BasisAmount? CalculationPercent?
 ActualPenaltyAmount?
TradePaymentTerms = Description? DueDateDateTime:DateTime? DirectDebitMandateID? PartialPaymentAmount?
 ApplicableTradePaymentPenaltyTerms:TradePaymentPenaltyTerms?
 ApplicableTradePaymentDiscountTerms:TradePaymentDiscountTerms? PayeeTradeParty:TradeParty?
TradePrice = ChargeAmount BasisQuantity? AppliedTradeAllowanceCharge:TradeAllowanceCharge* IncludedTradeTax:TradeTax?
TradeProduct = ID? GlobalID? SellerAssignedID? BuyerAssignedID? IndustryAssignedID? ModelID? Name Description?
 BatchID* BrandName? ModelName? ApplicableProductCharacteristic:ProductCharacteristic*
 DesignatedProductClassification:ProductClassification* IndividualTradeProductInstance:TradeProductInstance*
 OriginTradeCountry:TradeCountry? ManufacturerTradeParty:TradeParty? IncludedReferencedProduct:ReferencedProduct*
TradeProductInstance = BatchID? SupplierAssignedSerialID?
TradeSettlementFinancialCard = ID CardholderName?
TradeSettlementHeaderMonetarySummation = LineTotalAmount ChargeTotalAmount? AllowanceTotalAmount? TaxBasisTotalAmount
 TaxTotalAmount* RoundingAmount? GrandTotalAmount TotalPrepaidAmount? DuePayableAmount
TradeSettlementLineMonetarySummation = LineTotalAmount? ChargeTotalAmount? AllowanceTotalAmount? TaxTotalAmount*
 GrandTotalAmount? TotalAllowanceChargeAmount?
TradeSettlementPaymentMeans = TypeCode/PaymentMeansCode Information?
 ApplicableTradeSettlementFinancialCard:TradeSettlementFinancialCard?
 PayerPartyDebtorFinancialAccount:DebtorFinancialAccount? PayeePartyCreditorFinancialAccount:CreditorFinancialAccount?
 PayerSpecifiedDebtorFinancialInstitution:DebtorFinancialInstitution?
 PayeeSpecifiedCreditorFinancialInstitution:CreditorFinancialInstitution?
TradeTax = CalculatedAmount? TypeCode/TaxTypeCode? ExemptionReason? BasisAmount? LineTotalBasisAmount?
 AllowanceChargeBasisAmount? CategoryCode/TaxCategoryCode? ExemptionReasonCode? TaxPointDate:Date?
 DueDateTypeCode/TimeReferenceCode? RateApplicablePercent?
UniversalCommunication = URIID? CompleteNumber?
`;
