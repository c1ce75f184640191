import type { ForbiddenParts } from './forbidden-parts.ts';

/** The same for the lines of a UBL invoice or credit note; `Line` stands for both kinds (CEN 1.3.16, April 2026). */
export const ublLineParts: ForbiddenParts = {
  Line:
    '515 UUID, 516 TaxPointDate, 517 AccountingCostCode, 518 PaymentPurposeCode, 519 FreeOfChargeIndicator, ' +
    '529 DespatchLineReference, 530 ReceiptLineReference, 531 BillingReference, 548 PricingReference, ' +
    '549 OriginatorParty, 550 Delivery, 551 PaymentTerms, 561 TaxTotal, 562 WithholdingTaxTotal, 645 DeliveryTerms, ' +
    '646 SubInvoiceLine, 647 ItemPriceExtension',
  'Line/InvoicePeriod': '520 StartTime, 521 EndTime, 522 DurationMeasure, 523 DescriptionCode, 524 Description',
  'Line/OrderLineReference': '525 SalesOrderLineID, 526 UUID, 527 LineStatusCode, 528 OrderReference',
  'Line/DocumentReference':
    '532 CopyIndicator, 533 UUID, 534 IssueDate, 535 IssueTime, 537 DocumentType, 538 XPath, 539 LanguageID, ' +
    '540 LocaleCode, 541 VersionID, 542 DocumentStatusCode, 543 DocumentDescription, 544 Attachment, ' +
    '545 ValidityPeriod, 546 IssuerParty, 547 ResultOfVerification',
  'Line/AllowanceCharge':
    '552 ID, 553 PrepaidIndicator, 554 SequenceNumeric, 555 AccountingCostCode, 556 AccountingCost, ' +
    '557 PerUnitAmount, 558 TaxCategory, 559 TaxTotal, 560 PaymentMeans',
  'Line/Item':
    '563 PackQuantity, 564 PackSizeNumeric, 565 CatalogueIndicator, 566 HazardousRiskIndicator, ' +
    '567 AdditionalInformation, 568 Keyword, 569 BrandName, 570 ModelName, 581 ManufacturersItemIdentification, ' +
    '587 CatalogueItemIdentification, 588 AdditionalItemIdentification, 589 CatalogueDocumentReference, ' +
    '590 ItemSpecificationDocumentReference, 595 TransactionConditions, 596 HazardousItem, 619 ManufacturerParty, ' +
    '620 InformationContentProviderParty, 621 OriginAddress, 622 ItemInstance, 623 Certificate, 624 Dimension',
  'Line/Item/BuyersItemIdentification':
    '571 ExtendedID, 572 BarcodeSymbologyID, 573 PhysicalAttribute, 574 MeasurementDimension, 575 IssuerParty',
  'Line/Item/SellersItemIdentification':
    '576 ExtendedID, 577 BarcodeSymbologyID, 578 PhysicalAttribute, 579 MeasurementDimension, 580 IssuerParty',
  'Line/Item/StandardItemIdentification':
    '582 ExtendedID, 583 BarcodeSymbologyID, 584 PhysicalAttribute, 585 MeasurementDimension, 586 IssuerParty',
  'Line/Item/OriginCountry': '591 Name',
  'Line/Item/CommodityClassification': '592 NatureCode, 593 CargoTypeCode, 594 CommodityCode',
  'Line/Item/ClassifiedTaxCategory':
    '597 Name, 598 BaseUnitMeasure, 599 PerUnitAmount, 600 TaxExemptionReasonCode, 601 TaxExemptionReason, ' +
    '602 TierRange, 603 TierRatePercent',
  'Line/Item/ClassifiedTaxCategory/TaxScheme':
    '604 Name, 605 TaxTypeCode, 606 CurrencyCode, 607 JurisdictionRegionAddress',
  'Line/Item/AdditionalItemProperty':
    '608 ID, 609 NameCode, 610 TestMethod, 611 ValueQuantity, 612 ValueQualifier, 613 ImportanceCode, 614 ListValue, ' +
    '615 UsabilityPeriod, 616 ItemPropertyGroup, 617 RangeDimension, 618 ItemPropertyRange',
  'Line/Price':
    '625 PriceChangeReason, 626 PriceTypeCode, 627 PriceType, 628 OrderableUnitFactorRate, 629 ValidityPeriod, ' +
    '630 PriceList, 644 PricingExchangeRate',
  'Line/Price/AllowanceCharge':
    '632 ID, 633 AllowanceChargeReasonCode, 634 AllowanceChargeReason, 635 MultiplierFactorNumeric, ' +
    '636 PrepaidIndicator, 637 SequenceNumeric, 638 AccountingCostCode, 639 AccountingCost, 640 PerUnitAmount, ' +
    '641 TaxCategory, 642 TaxTotal, 643 PaymentMeans',
};
