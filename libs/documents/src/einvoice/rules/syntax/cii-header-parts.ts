import type { ForbiddenParts } from './forbidden-parts.ts';

/**
 * Elements of a CII invoice that EN 16931 does not use, by the path of their parent: the number in `CII-SR-…` and the
 * name (CEN 1.3.16, April 2026).
 */
export const ciiDocumentParts: ForbiddenParts = {
  ExchangedDocumentContext:
    '1 SpecifiedTransactionID, 2 TestIndicator, 6 BIMSpecifiedDocumentContextParameter, ' +
    '7 ScenarioSpecifiedDocumentContextParameter, 8 ApplicationSpecifiedDocumentContextParameter, ' +
    '11 SubsetSpecifiedDocumentContextParameter, 12 MessageStandardSpecifiedDocumentContextParameter',
  ExchangedDocument:
    '13 Name, 15 IssueDateTime/DateTime, 16 CopyIndicator, 17 Purpose, 18 ControlRequirementIndicator, 19 LanguageID, ' +
    '20 PurposeCode, 21 RevisionDateTime, 22 VersionID, 23 GlobalID, 24 RevisionID, 25 PreviousRevisionID, ' +
    '26 CategoryCode, 27 IncludedNote/Subject, 28 IncludedNote/ContentCode, 32 IncludedNote/ID, ' +
    '33 EffectiveSpecifiedPeriod, 34 IssuerTradeParty',
  '': '438 ValuationBreakdownStatement',
};

/** The same below `SupplyChainTradeTransaction`. */
export const ciiHeaderParts: ForbiddenParts = {
  ApplicableHeaderTradeAgreement:
    '278 SalesAgentTradeParty, 279 BuyerRequisitionerTradeParty, 280 BuyerAssignedAccountantTradeParty, ' +
    '281 SellerAssignedAccountantTradeParty, 282 BuyerTaxRepresentativeTradeParty, 292 ProductEndUserTradeParty, ' +
    '293 ApplicableTradeDeliveryTerms, 294 SellerOrderReferencedDocument/LineID, ' +
    '295 BuyerOrderReferencedDocument/LineID, 296 QuotationReferencedDocument, 297 OrderResponseReferencedDocument, ' +
    '298 ContractReferencedDocument/LineID, 299 DemandForecastReferencedDocument, ' +
    '300 SupplyInstructionReferencedDocument, 301 PromotionalDealReferencedDocument, 302 PriceListReferencedDocument, ' +
    '303 AdditionalReferencedDocument/LineID, 304 RequisitionerReferencedDocument, 305 BuyerAgentTradeParty, ' +
    '306 PurchaseConditionsReferencedDocument, 307 SpecifiedProcuringProject/Description, 442 Reference, ' +
    '448 UltimateCustomerOrderReferencedDocument',
  'ApplicableHeaderTradeAgreement/SellerTradeParty':
    '222 RoleCode, 223 SpecifiedLegalOrganization/LegalClassificationCode, 224 SpecifiedLegalOrganization/Name, ' +
    '225 SpecifiedLegalOrganization/PostalTradeAddress, 226 SpecifiedLegalOrganization/AuthorizedLegalRegistration, ' +
    '244 URIUniversalCommunication/ChannelCode, 245 URIUniversalCommunication/CompleteNumber, ' +
    '246 SpecifiedTaxRegistration/AssociatedRegisteredTax, 247 EndPointURIUniversalCommunication, ' +
    '248 LogoAssociatedSpecifiedBinaryFile',
  'ApplicableHeaderTradeAgreement/SellerTradeParty/DefinedTradeContact':
    '227 ID, 228 TypeCode, 229 JobTitle, 230 Responsibility, 231 PersonID, 232 TelephoneUniversalCommunication/URIID, ' +
    '233 TelephoneUniversalCommunication/ChannelCode, 234 DirectTelephoneUniversalCommunication, ' +
    '235 MobileTelephoneUniversalCommunication, 236 FaxUniversalCommunication, ' +
    '237 EmailURIUniversalCommunication/ChannelCode, 238 EmailURIUniversalCommunication/CompleteNumber, ' +
    '239 TelexUniversalCommunication, 240 VOIPUniversalCommunication, 241 InstantMessagingUniversalCommunication, ' +
    '242 SpecifiedNote, 243 SpecifiedContactPerson',
  'ApplicableHeaderTradeAgreement/BuyerTradeParty':
    '249 RoleCode, 250 Description, 251 SpecifiedLegalOrganization/LegalClassificationCode, ' +
    '252 SpecifiedLegalOrganization/Name, 254 SpecifiedLegalOrganization/PostalTradeAddress, ' +
    '255 SpecifiedLegalOrganization/AuthorizedLegalRegistration, 273 URIUniversalCommunication/ChannelCode, ' +
    '274 URIUniversalCommunication/CompleteNumber, 275 SpecifiedTaxRegistration/AssociatedRegisteredTax, ' +
    '276 EndPointURIUniversalCommunication, 277 LogoAssociatedSpecifiedBinaryFile',
  'ApplicableHeaderTradeAgreement/BuyerTradeParty/DefinedTradeContact':
    '256 ID, 257 TypeCode, 258 JobTitle, 259 Responsibility, 260 PersonID, 261 TelephoneUniversalCommunication/URIID, ' +
    '262 TelephoneUniversalCommunication/ChannelCode, 263 DirectTelephoneUniversalCommunication, ' +
    '264 MobileTelephoneUniversalCommunication, 265 FaxUniversalCommunication, ' +
    '266 EmailURIUniversalCommunication/ChannelCode, 267 EmailURIUniversalCommunication/CompleteNumber, ' +
    '268 TelexUniversalCommunication, 269 VOIPUniversalCommunication, 270 InstantMessagingUniversalCommunication, ' +
    '271 SpecifiedNote, 272 SpecifiedContactPerson',
  'ApplicableHeaderTradeAgreement/SellerTaxRepresentativeTradeParty':
    '283 GlobalID, 284 RoleCode, 285 Description, 286 SpecifiedLegalOrganization, 287 DefinedTradeContact, ' +
    '288 URIUniversalCommunication, 289 SpecifiedTaxRegistration/AssociatedRegisteredTax, ' +
    '290 EndPointURIUniversalCommunication, 291 LogoAssociatedSpecifiedBinaryFile',
  ApplicableHeaderTradeDelivery:
    '308 RelatedSupplyChainConsignment, 317 UltimateShipToTradeParty, 318 ShipFromTradeParty, ' +
    '319 ActualDespatchSupplyChainEvent, 320 ActualPickUpSupplyChainEvent, 331 ActualReceiptSupplyChainEvent, ' +
    '332 AdditionalReferencedDocument, 333 DespatchAdviceReferencedDocument/LineID, ' +
    '334 DespatchAdviceReferencedDocument/LineID, 335 DeliveryNoteReferencedDocument, ' +
    '336 ConsumptionReportReferencedDocument, 337 PreviousDeliverySupplyChainEvent, 338 PackingListReferencedDocument',
  'ApplicableHeaderTradeDelivery/ShipToTradeParty':
    '309 RoleCode, 310 Description, 311 SpecifiedLegalOrganization, 312 DefinedTradeContact, ' +
    '313 URIUniversalCommunication, 314 SpecifiedTaxRegistration, 315 EndPointURIUniversalCommunication, ' +
    '316 LogoAssociatedSpecifiedBinaryFile',
  'ApplicableHeaderTradeDelivery/ActualDeliverySupplyChainEvent':
    '321 ID, 322 OccurrenceDateTime/DateTime, 323 TypeCode, 324 Description, 325 DescriptionBinaryObject, ' +
    '326 UnitQuantity, 327 LatestOccurrenceDateTime, 328 EarliestOccurrenceDateTime, 329 OccurrenceSpecifiedPeriod, ' +
    '330 OccurrenceLogisticsLocation',
  ApplicableHeaderTradeSettlement:
    '339 DuePayableAmount, 340 CreditorReferenceTypeCode, 341 CreditorReferenceType, 342 CreditorReferenceIssuerID, ' +
    '344 PaymentCurrencyCode, 345 InvoiceIssuerReference, 346 InvoiceDateTime, 347 NextInvoiceDateTime, ' +
    '348 CreditReasonCode, 349 CreditReason, 350 InvoicerTradeParty, 351 InvoiceeTradeParty, 365 PayerTradeParty, ' +
    '366 TaxApplicableTradeCurrencyExchange, 367 InvoiceApplicableTradeCurrencyExchange, ' +
    '368 PaymentApplicableTradeCurrencyExchange, 395 SubtotalCalculatedTradeTax, 396 SpecifiedLogisticsServiceCharge, ' +
    '421 SpecifiedFinancialAdjustment, 422 InvoiceReferencedDocument/LineID, 423 ProFormaInvoiceReferencedDocument, ' +
    '424 LetterOfCreditReferencedDocument, 425 FactoringAgreementReferencedDocument, ' +
    '426 FactoringListReferencedDocument, 427 PayableSpecifiedTradeAccountingAccount, ' +
    '433 PurchaseSpecifiedTradeAccountingAccount, 434 SalesSpecifiedTradeAccountingAccount, ' +
    '435 SpecifiedTradeSettlementFinancialCard, 436 SpecifiedAdvancePayment, 437 UltimatePayeeTradeParty',
  'ApplicableHeaderTradeSettlement/PayeeTradeParty':
    '352 RoleCode, 353 Description, 354 SpecifiedLegalOrganization/LegalClassificationCode, ' +
    '355 SpecifiedLegalOrganization/Name, 356 SpecifiedLegalOrganization/TradingBusinessName, ' +
    '357 SpecifiedLegalOrganization/PostalTradeAddress, 358 SpecifiedLegalOrganization/AuthorizedLegalRegistration, ' +
    '359 DefinedTradeContact, 360 PostalTradeAddress, 361 URIUniversalCommunication, 362 SpecifiedTaxRegistration, ' +
    '363 EndPointURIUniversalCommunication, 364 LogoAssociatedSpecifiedBinaryFile',
  'ApplicableHeaderTradeSettlement/SpecifiedTradeSettlementPaymentMeans':
    '369 PaymentChannelCode, 370 GuaranteeMethodCode, 371 PaymentMethodCode, ' +
    '382 PayerPartyDebtorFinancialAccount/AccountName, ' +
    '384 PayerSpecifiedDebtorFinancialInstitution/ClearingSystemName, ' +
    '385 PayerSpecifiedDebtorFinancialInstitution/Name, ' +
    '386 PayerSpecifiedDebtorFinancialInstitution/LocationFinancialInstitutionAddress, 443 ID, ' +
    '444 PayerPartyDebtorFinancialAccount/ProprietaryID',
  'ApplicableHeaderTradeSettlement/SpecifiedTradeSettlementPaymentMeans/ApplicableTradeSettlementFinancialCard':
    '372 MicrochipIndicator, 373 TypeCode, 375 ExpiryDate, 376 VerificationNumeric, 377 ValidFromDateTime, ' +
    '378 CreditLimitAmount, 379 CreditAvailableAmount, 380 InterestRatePercent, 381 Description',
  'ApplicableHeaderTradeSettlement/SpecifiedTradeAllowanceCharge':
    '388 ID, 389 SequenceNumeric, 390 BasisQuantity, 391 PrepaidIndicator, 392 UnitBasisAmount, 393 TypeCode, ' +
    '394 ActualTradeCurrencyExchange',
  'ApplicableHeaderTradeSettlement/SpecifiedTradePaymentTerms':
    '397 ID, 398 FromEventCode, 399 SettlementPeriodMeasure, 400 DueDateDateTime/DateTime, 401 TypeCode, ' +
    '402 InstructionTypeCode, 404 PartialPaymentPercent, 405 PaymentMeansID, 406 PartialPaymentAmount, ' +
    '407 ApplicableTradePaymentPenaltyTerms, 408 ApplicableTradePaymentDiscountTerms, 409 PayeeTradeParty',
  'ApplicableHeaderTradeSettlement/ReceivableSpecifiedTradeAccountingAccount':
    '428 SetTriggerCode, 429 TypeCode, 430 AmountTypeCode, 431 Name, 432 CostReferenceDimensionPattern',
  'ApplicableHeaderTradeSettlement/SpecifiedTradeSettlementHeaderMonetarySummation':
    '411 InformationAmount, 412 TotalDiscountAmount, 413 TotalAllowanceChargeAmount, ' +
    '414 RetailValueExcludingTaxInformationAmount, 415 TotalDepositFeeInformationAmount, ' +
    '416 ProductValueExcludingTobaccoTaxInformationAmount, 417 TotalRetailValueInformationAmount, ' +
    '418 GrossLineTotalAmount, 419 NetLineTotalAmount, 420 NetIncludingTaxesLineTotalAmount',
};
