import type { ForbiddenParts } from './forbidden-parts.ts';

/**
 * Elements of a UBL invoice beside its parties and lines that EN 16931 does not use, by the path of their parent: the
 * number in `UBL-CR-…` and the name (CEN 1.3.16, April 2026).
 */
export const ublDocumentParts: ForbiddenParts = {
  '':
    '1 UBLExtensions, 3 ProfileExecutionID, 4 CopyIndicator, 5 UUID, 6 IssueTime, 7 PricingCurrencyCode, ' +
    '8 PaymentCurrencyCode, 9 PaymentAlternativeCurrencyCode, 10 AccountingCostCode, 11 LineCountNumeric, ' +
    '77 StatementDocumentReference, 137 Signature, 294 BuyerCustomerParty, 295 SellerSupplierParty, ' +
    '410 DeliveryTerms, 470 PrepaidPayment, 490 TaxExchangeRate, 491 PricingExchangeRate, 492 PaymentExchangeRate, ' +
    '493 PaymentAlternativeExchangeRate, 513 WithholdingTaxTotal',
  InvoicePeriod: '12 StartTime, 13 EndTime, 14 DurationMeasure, 15 Description',
  OrderReference:
    '16 CopyIndicator, 17 UUID, 18 IssueDate, 19 IssueTime, 20 CustomerReference, 21 OrderTypeCode, ' +
    '22 DocumentReference',
  'BillingReference/InvoiceDocumentReference':
    '23 CopyIndicator, 24 UUID, 25 IssueTime, 26 DocumentTypeCode, 27 DocumentType, 28 XPath, 29 LanguageID, ' +
    '30 LocaleCode, 31 VersionID, 32 DocumentStatusCode, 33 DocumentDescription, 34 Attachment, 35 ValidityPeriod, ' +
    '36 IssuerParty, 37 ResultOfVerification',
  BillingReference:
    '38 SelfBilledInvoiceDocumentReference, 39 CreditNoteDocumentReference, 40 SelfBilledCreditNoteDocumentReference, ' +
    '41 DebitNoteDocumentReference, 42 ReminderDocumentReference, 43 AdditionalDocumentReference, ' +
    '44 BillingReferenceLine',
  DespatchDocumentReference:
    '45 CopyIndicator, 46 UUID, 47 IssueDate, 48 IssueTime, 49 DocumentTypeCode, 50 DocumentType, 51 XPath, ' +
    '52 LanguageID, 53 LocaleCode, 54 VersionID, 55 DocumentStatusCode, 56 DocumentDescription, 57 Attachment, ' +
    '58 ValidityPeriod, 59 IssuerParty, 60 ResultOfVerification',
  ReceiptDocumentReference:
    '61 CopyIndicator, 62 UUID, 63 IssueDate, 64 IssueTime, 65 DocumentTypeCode, 66 DocumentType, 67 XPath, ' +
    '68 LanguageID, 69 LocaleCode, 70 VersionID, 71 DocumentStatusCode, 72 DocumentDescription, 73 Attachment, ' +
    '74 ValidityPeriod, 75 IssuerParty, 76 ResultOfVerification',
  OriginatorDocumentReference:
    '78 CopyIndicator, 79 UUID, 80 IssueDate, 81 IssueTime, 82 DocumentTypeCode, 83 DocumentType, 84 XPath, ' +
    '85 LanguageID, 86 LocaleCode, 87 VersionID, 88 DocumentStatusCode, 89 DocumentDescription, 90 Attachment, ' +
    '91 ValidityPeriod, 92 IssuerParty, 93 ResultOfVerification',
  ContractDocumentReference:
    '94 CopyIndicator, 95 UUID, 96 IssueDate, 97 IssueTime, 98 DocumentTypeCode, 99 DocumentType, 100 XPath, ' +
    '101 LanguageID, 102 LocaleCode, 103 VersionID, 104 DocumentStatusCode, 105 DocumentDescription, 106 Attachment, ' +
    '107 ValidityPeriod, 108 IssuerParty, 109 ResultOfVerification',
  AdditionalDocumentReference:
    '110 CopyIndicator, 111 UUID, 112 IssueDate, 113 IssueTime, 114 DocumentType, 115 XPath, 116 LanguageID, ' +
    '117 LocaleCode, 118 VersionID, 119 DocumentStatusCode, 131 ValidityPeriod, 132 IssuerParty, ' +
    '133 ResultOfVerification',
  'AdditionalDocumentReference/Attachment/ExternalReference':
    '121 DocumentHash, 122 HashAlgorithmMethod, 123 ExpiryDate, 124 ExpiryTime, 125 MimeCode, 126 FormatCode, ' +
    '127 EncodingCode, 128 CharacterSetCode, 129 FileName, 130 Description',
  ProjectReference: '134 UUID, 135 IssueDate, 136 WorkPhaseReference',
  Delivery:
    '342 ID, 343 Quantity, 344 MinimumQuantity, 345 MaximumQuantity, 346 ActualDeliveryTime, 347 LatestDeliveryDate, ' +
    '348 LatestDeliveryTime, 349 ReleaseID, 350 TrackingID, 382 AlternativeDeliveryLocation, ' +
    '383 RequestedDeliveryPeriod, 384 EstimatedDeliveryPeriod, 385 CarrierParty, 404 NotifyParty, 405 Despatch, ' +
    '406 DeliveryTerms, 407 MinimumDeliveryUnit, 408 MaximumDeliveryUnit, 409 Shipment',
  'Delivery/DeliveryLocation':
    '351 Description, 352 Conditions, 353 CountrySubentity, 354 CountrySubentityCode, 355 LocationTypeCode, ' +
    '356 InformationURI, 357 Name, 358 ValidityPeriod, 380 SubsidiaryLocation, 381 LocationCoordinate',
  'Delivery/DeliveryLocation/Address':
    '359 ID, 360 AddressTypeCode, 361 AddressFormatCode, 362 Postbox, 363 Floor, 364 Room, 365 BlockName, ' +
    '366 BuildingName, 367 BuildingNumber, 368 InhouseMail, 369 Department, 370 MarkAttention, 371 MarkCare, ' +
    '372 PlotIdentification, 373 CitySubdivisionName, 374 CountrySubentityCode, 375 Region, 376 District, ' +
    '377 TimezoneOffset, 379 LocationCoordinate',
  'Delivery/DeliveryLocation/Address/Country': '378 Name',
  'Delivery/DeliveryParty':
    '386 MarkCareIndicator, 387 MarkAttentionIndicator, 388 WebsiteURI, 389 LogoReferenceID, 390 EndpointID, ' +
    '391 IndustryClassificationCode, 392 PartyIdentification, 393 Language, 394 PostalAddress, 395 PhysicalLocation, ' +
    '396 PartyTaxScheme, 397 PartyLegalEntity, 398 Contact, 399 Person, 400 AgentParty, 401 ServiceProviderParty, ' +
    '402 PowerOfAttorney, 403 FinancialAccount',
  PaymentMeans:
    '411 ID, 412 PaymentDueDate, 413 PaymentChannelCode, 414 InstructionID, 434 CreditAccount, 451 TradeFinancing',
  'PaymentMeans/CardAccount':
    '415 CardTypeCode, 416 ValidityStartDate, 417 ExpiryDate, 418 IssuerID, 419 IssueNumberID, 420 CV2ID, ' +
    '421 CardChipCode, 422 ChipApplicationID',
  'PaymentMeans/PayeeFinancialAccount':
    '424 AliasName, 425 AccountTypeCode, 426 AccountFormatCode, 427 CurrencyCode, 428 PaymentNote, 433 Country',
  'PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch': '429 Name, 432 Address',
  'PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch/FinancialInstitution': '430 Name, 431 Address',
  'PaymentMeans/PaymentMandate':
    '435 MandateTypeCode, 436 MaximumPaymentInstructionsNumeric, 437 MaximumPaidAmount, 438 SignatureID, ' +
    '439 PayerParty, 448 ValidityPeriod, 449 PaymentReversalPeriod, 450 Clause',
  'PaymentMeans/PaymentMandate/PayerFinancialAccount':
    '440 Name, 441 AliasName, 442 AccountTypeCode, 443 AccountFormatCode, 444 CurrencyCode, 445 PaymentNote, ' +
    '446 FinancialInstitutionBranch, 447 Country',
  PaymentTerms:
    '452 ID, 453 PaymentMeansID, 454 PrepaidPaymentReferenceID, 455 ReferenceEventCode, ' +
    '456 SettlementDiscountPercent, 457 PenaltySurchargePercent, 458 PaymentPercent, 459 Amount, ' +
    '460 SettlementDiscountAmount, 461 PenaltyAmount, 462 PaymentTermsDetailsURI, 463 PaymentDueDate, ' +
    '464 InstallmentDueDate, 465 InvoicingPartyReference, 466 SettlementPeriod, 467 PenaltyPeriod, 468 ExchangeRate, ' +
    '469 ValidityPeriod',
  AllowanceCharge:
    '471 ID, 472 PrepaidIndicator, 473 SequenceNumeric, 474 AccountingCostCode, 475 AccountingCost, ' +
    '476 PerUnitAmount, 488 TaxTotal, 489 PaymentMeans',
  'AllowanceCharge/TaxCategory':
    '477 Name, 478 BaseUnitMeasure, 479 PerUnitAmount, 480 TaxExemptionReasonCode, 481 TaxExemptionReason, ' +
    '482 TierRange, 483 TierRatePercent',
  'AllowanceCharge/TaxCategory/TaxScheme': '484 Name, 485 TaxTypeCode, 486 CurrencyCode, 487 JurisdictionRegionAddress',
  TaxTotal: '494 RoundingAmount, 495 TaxEvidenceIndicator, 496 TaxIncludedIndicator',
  'TaxTotal/TaxSubtotal':
    '497 CalculationSequenceNumeric, 498 TransactionCurrencyTaxAmount, 499 Percent, 500 BaseUnitMeasure, ' +
    '501 PerUnitAmount, 502 TierRange, 503 TierRatePercent',
  'TaxTotal/TaxSubtotal/TaxCategory':
    '504 Name, 505 BaseUnitMeasure, 506 PerUnitAmount, 507 TierRange, 508 TierRatePercent',
  'TaxTotal/TaxSubtotal/TaxCategory/TaxScheme':
    '509 Name, 510 TaxTypeCode, 511 CurrencyCode, 512 JurisdictionRegionAddress',
  LegalMonetaryTotal: '514 PayableAlternativeAmount',
};

/** The same for attributes, and for what is not used wherever it stands. */
export const ublAttributeParts: ForbiddenParts = {
  '':
    '648 CustomizationID/@schemeID, 649 ProfileID/@schemeID, 650 ID/@schemeID, 651 SalesOrderID/@schemeID, ' +
    '656 InvoiceTypeCode/@listID, 657 DocumentCurrencyCode/@listID, 658 TaxCurrencyCode/@listID, ' +
    '672 CreditNoteTypeCode/@listID, 682 Delivery/DeliveryAddress',
  AdditionalDocumentReference: '659 DocumentTypeCode/@listID',
  PaymentMeans: '653 PaymentID/@schemeID, 661 PaymentMeansCode/@listID, 681 InstructionNote',
  'PaymentMeans/PayeeFinancialAccount': '654 ID/@schemeID, 655 FinancialInstitutionBranch/ID/@schemeID',
  '//PartyTaxScheme': '652 CompanyID/@schemeID',
  '//Country': '660 IdentificationCode/@listID',
  '//AllowanceChargeReasonCode': '662 @listID',
  '//FinancialInstitutionBranch': '664 FinancialInstitution',
  '//BuyersItemIdentification': '667 ID/@schemeID',
  '//SellersItemIdentification': '668 ID/@schemeID',
  '//Price/AllowanceCharge': '669 AllowanceChargeReasonCode, 670 AllowanceChargeReason, 671 MultiplierFactorNumeric',
  '//PrimaryAccountNumber': '674 @schemeID',
  '//CardAccount': '675 NetworkID/@schemeID',
  '//PaymentMandate': '676 ID/@schemeID, 677 PayerFinancialAccount/ID/@schemeID',
  '//TaxCategory': '678 ID/@schemeID',
  '//ClassifiedTaxCategory': '679 ID/@schemeID',
  '//PaymentMeans': '680 PayerFinancialAccount',
};
