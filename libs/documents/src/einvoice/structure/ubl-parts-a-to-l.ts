/** What stands in which element of UBL 2.1 (OASIS, 4 November 2013), in order: types from A to L. */
export const ublPartsAToL = `
Address = ID? AddressTypeCode? AddressFormatCode? Postbox? Floor? Room? StreetName? AdditionalStreetName? BlockName?
 BuildingName? BuildingNumber? InhouseMail? Department? MarkAttention? MarkCare? PlotIdentification?
 CitySubdivisionName? CityName? PostalZone? CountrySubentity? CountrySubentityCode? Region? District?
 TimezoneOffset? AddressLine:* Country:? LocationCoordinate:*
AddressLine = Line
AirTransport = AircraftID
AllowanceCharge = ID? ChargeIndicator AllowanceChargeReasonCode? AllowanceChargeReason* MultiplierFactorNumeric?
 PrepaidIndicator? SequenceNumeric? Amount BaseAmount? AccountingCostCode? AccountingCost? PerUnitAmount?
 TaxCategory:* TaxTotal:? PaymentMeans:*
Attachment = EmbeddedDocumentBinaryObject? ExternalReference:?
BillingReference = InvoiceDocumentReference:DocumentReference? SelfBilledInvoiceDocumentReference:DocumentReference?
 CreditNoteDocumentReference:DocumentReference? SelfBilledCreditNoteDocumentReference:DocumentReference?
 DebitNoteDocumentReference:DocumentReference? ReminderDocumentReference:DocumentReference?
 AdditionalDocumentReference:DocumentReference? BillingReferenceLine:*
BillingReferenceLine = ID Amount? AllowanceCharge:*
Branch = ID? Name? FinancialInstitution:? Address:?
CardAccount = PrimaryAccountNumberID NetworkID CardTypeCode? ValidityStartDate? ExpiryDate? IssuerID? IssueNumberID?
 CV2ID? CardChipCode? ChipApplicationID? HolderName?
Certificate = ID CertificateTypeCode CertificateType Remarks* IssuerParty:Party DocumentReference:* Signature:*
Clause = ID? Content*
CommodityClassification = NatureCode? CargoTypeCode? CommodityCode? ItemClassificationCode?
Communication = ChannelCode? Channel? Value?
Condition = AttributeID Measure? Description* MinimumMeasure? MaximumMeasure?
Consignment = ID CarrierAssignedID? ConsigneeAssignedID? ConsignorAssignedID? FreightForwarderAssignedID?
 BrokerAssignedID? ContractedCarrierAssignedID? PerformingCarrierAssignedID? SummaryDescription* TotalInvoiceAmount?
 DeclaredCustomsValueAmount? TariffDescription* TariffCode? InsurancePremiumAmount? GrossWeightMeasure?
 NetWeightMeasure? NetNetWeightMeasure? ChargeableWeightMeasure? GrossVolumeMeasure? NetVolumeMeasure?
 LoadingLengthMeasure? Remarks* HazardousRiskIndicator? AnimalFoodIndicator? HumanFoodIndicator? LivestockIndicator?
 BulkCargoIndicator? ContainerizedIndicator? GeneralCargoIndicator? SpecialSecurityIndicator?
 ThirdPartyPayerIndicator? CarrierServiceInstructions* CustomsClearanceServiceInstructions*
 ForwarderServiceInstructions* SpecialServiceInstructions* SequenceID? ShippingPriorityLevelCode? HandlingCode?
 HandlingInstructions* Information* TotalGoodsItemQuantity? TotalTransportHandlingUnitQuantity?
 InsuranceValueAmount? DeclaredForCarriageValueAmount? DeclaredStatisticsValueAmount? FreeOnBoardValueAmount?
 SpecialInstructions* SplitConsignmentIndicator? DeliveryInstructions* ConsignmentQuantity? ConsolidatableIndicator?
 HaulageInstructions* LoadingSequenceID? ChildConsignmentQuantity? TotalPackagesQuantity?
 ConsolidatedShipment:Shipment* CustomsDeclaration:* RequestedPickupTransportEvent:TransportEvent?
 RequestedDeliveryTransportEvent:TransportEvent? PlannedPickupTransportEvent:TransportEvent?
 PlannedDeliveryTransportEvent:TransportEvent? Status:* ChildConsignment:Consignment* ConsigneeParty:Party?
 ExporterParty:Party? ConsignorParty:Party? ImporterParty:Party? CarrierParty:Party? FreightForwarderParty:Party?
 NotifyParty:Party? OriginalDespatchParty:Party? FinalDeliveryParty:Party? PerformingCarrierParty:Party?
 SubstituteCarrierParty:Party? LogisticsOperatorParty:Party? TransportAdvisorParty:Party?
 HazardousItemNotificationParty:Party? InsuranceParty:Party? MortgageHolderParty:Party?
 BillOfLadingHolderParty:Party? OriginalDepartureCountry:Country? FinalDestinationCountry:Country?
 TransitCountry:Country* TransportContract:Contract? TransportEvent:*
 OriginalDespatchTransportationService:TransportationService?
 FinalDeliveryTransportationService:TransportationService? DeliveryTerms:? PaymentTerms:?
 CollectPaymentTerms:PaymentTerms? DisbursementPaymentTerms:PaymentTerms? PrepaidPaymentTerms:PaymentTerms?
 FreightAllowanceCharge:AllowanceCharge* ExtraAllowanceCharge:AllowanceCharge*
 MainCarriageShipmentStage:ShipmentStage* PreCarriageShipmentStage:ShipmentStage*
 OnCarriageShipmentStage:ShipmentStage* TransportHandlingUnit:* FirstArrivalPortLocation:Location?
 LastExitPortLocation:Location?
Contact = ID? Name? Telephone? Telefax? ElectronicMail? Note* OtherCommunication:Communication*
Contract = ID? IssueDate? IssueTime? NominationDate? NominationTime? ContractTypeCode? ContractType? Note*
 VersionID? Description* ValidityPeriod:Period? ContractDocumentReference:DocumentReference*
 NominationPeriod:Period? ContractualDelivery:Delivery?
CorporateRegistrationScheme = ID? Name? CorporateRegistrationTypeCode? JurisdictionRegionAddress:Address*
Country = IdentificationCode? Name?
CreditAccount = AccountID
CreditNote = UBLExtensions? UBLVersionID? CustomizationID? ProfileID? ProfileExecutionID? ID CopyIndicator?
 UUID? IssueDate IssueTime? TaxPointDate? CreditNoteTypeCode? Note* DocumentCurrencyCode? TaxCurrencyCode?
 PricingCurrencyCode? PaymentCurrencyCode? PaymentAlternativeCurrencyCode? AccountingCostCode? AccountingCost?
 LineCountNumeric? BuyerReference? InvoicePeriod:Period* DiscrepancyResponse:Response* OrderReference:?
 BillingReference:* DespatchDocumentReference:DocumentReference* ReceiptDocumentReference:DocumentReference*
 ContractDocumentReference:DocumentReference* AdditionalDocumentReference:DocumentReference*
 StatementDocumentReference:DocumentReference* OriginatorDocumentReference:DocumentReference* Signature:*
 AccountingSupplierParty:SupplierParty AccountingCustomerParty:CustomerParty PayeeParty:Party?
 BuyerCustomerParty:CustomerParty? SellerSupplierParty:SupplierParty? TaxRepresentativeParty:Party? Delivery:*
 DeliveryTerms:* PaymentMeans:* PaymentTerms:* TaxExchangeRate:ExchangeRate? PricingExchangeRate:ExchangeRate?
 PaymentExchangeRate:ExchangeRate? PaymentAlternativeExchangeRate:ExchangeRate? AllowanceCharge:* TaxTotal:*
 LegalMonetaryTotal:MonetaryTotal CreditNoteLine:+
CreditNoteLine = ID UUID? Note* CreditedQuantity? LineExtensionAmount? TaxPointDate? AccountingCostCode?
 AccountingCost? PaymentPurposeCode? FreeOfChargeIndicator? InvoicePeriod:Period* OrderLineReference:*
 DiscrepancyResponse:Response* DespatchLineReference:LineReference* ReceiptLineReference:LineReference*
 BillingReference:* DocumentReference:* PricingReference:? OriginatorParty:Party? Delivery:* PaymentTerms:*
 TaxTotal:* AllowanceCharge:* Item:? Price:? DeliveryTerms:* SubCreditNoteLine:CreditNoteLine*
 ItemPriceExtension:PriceExtension?
CustomerParty = CustomerAssignedAccountID? SupplierAssignedAccountID? AdditionalAccountID* Party:?
 DeliveryContact:Contact? AccountingContact:Contact? BuyerContact:Contact?
CustomsDeclaration = ID IssuerParty:Party?
Delivery = ID? Quantity? MinimumQuantity? MaximumQuantity? ActualDeliveryDate? ActualDeliveryTime?
 LatestDeliveryDate? LatestDeliveryTime? ReleaseID? TrackingID? DeliveryAddress:Address? DeliveryLocation:Location?
 AlternativeDeliveryLocation:Location? RequestedDeliveryPeriod:Period? PromisedDeliveryPeriod:Period?
 EstimatedDeliveryPeriod:Period? CarrierParty:Party? DeliveryParty:Party? NotifyParty:Party* Despatch:?
 DeliveryTerms:* MinimumDeliveryUnit:DeliveryUnit? MaximumDeliveryUnit:DeliveryUnit? Shipment:?
DeliveryTerms = ID? SpecialTerms* LossRiskResponsibilityCode? LossRisk* Amount? DeliveryLocation:Location?
 AllowanceCharge:?
DeliveryUnit = BatchQuantity ConsumerUnitQuantity? HazardousRiskIndicator?
DependentPriceReference = Percent? LocationAddress:Address? DependentLineReference:LineReference?
Despatch = ID? RequestedDespatchDate? RequestedDespatchTime? EstimatedDespatchDate? EstimatedDespatchTime?
 ActualDespatchDate? ActualDespatchTime? GuaranteedDespatchDate? GuaranteedDespatchTime? ReleaseID? Instructions*
 DespatchAddress:Address? DespatchLocation:Location? DespatchParty:Party? CarrierParty:Party? NotifyParty:Party*
 Contact:? EstimatedDespatchPeriod:Period? RequestedDespatchPeriod:Period?
DespatchLine = ID UUID? Note* LineStatusCode? DeliveredQuantity? BackorderQuantity? BackorderReason*
 OutstandingQuantity? OutstandingReason* OversupplyQuantity? OrderLineReference:+ DocumentReference:* Item:
 Shipment:*
Dimension = AttributeID Measure? Description* MinimumMeasure? MaximumMeasure?
DocumentReference = ID CopyIndicator? UUID? IssueDate? IssueTime? DocumentTypeCode? DocumentType? XPath* LanguageID?
 LocaleCode? VersionID? DocumentStatusCode? DocumentDescription* Attachment:? ValidityPeriod:Period?
 IssuerParty:Party? ResultOfVerification:?
EmissionCalculationMethod = CalculationMethodCode? FullnessIndicationCode? MeasurementFromLocation:Location?
 MeasurementToLocation:Location?
EnvironmentalEmission = EnvironmentalEmissionTypeCode ValueMeasure Description* EmissionCalculationMethod:*
ExchangeRate = SourceCurrencyCode SourceCurrencyBaseRate? TargetCurrencyCode TargetCurrencyBaseRate?
 ExchangeMarketID? CalculationRate? MathematicOperatorCode? Date? ForeignExchangeContract:Contract?
ExternalReference = URI? DocumentHash? HashAlgorithmMethod? ExpiryDate? ExpiryTime? MimeCode? FormatCode?
 EncodingCode? CharacterSetCode? FileName? Description*
FinancialAccount = ID? Name? AliasName? AccountTypeCode? AccountFormatCode? CurrencyCode? PaymentNote*
 FinancialInstitutionBranch:Branch? Country:?
FinancialInstitution = ID? Name? Address:?
GoodsItem = ID? SequenceNumberID? Description* HazardousRiskIndicator? DeclaredCustomsValueAmount?
 DeclaredForCarriageValueAmount? DeclaredStatisticsValueAmount? FreeOnBoardValueAmount? InsuranceValueAmount?
 ValueAmount? GrossWeightMeasure? NetWeightMeasure? NetNetWeightMeasure? ChargeableWeightMeasure?
 GrossVolumeMeasure? NetVolumeMeasure? Quantity? PreferenceCriterionCode? RequiredCustomsID? CustomsStatusCode?
 CustomsTariffQuantity? CustomsImportClassifiedIndicator? ChargeableQuantity? ReturnableQuantity? TraceID? Item:*
 GoodsItemContainer:* FreightAllowanceCharge:AllowanceCharge* InvoiceLine:* Temperature:*
 ContainedGoodsItem:GoodsItem* OriginAddress:Address? Delivery:? Pickup:? Despatch:? MeasurementDimension:Dimension*
 ContainingPackage:Package* ShipmentDocumentReference:DocumentReference? MinimumTemperature:Temperature?
 MaximumTemperature:Temperature?
GoodsItemContainer = ID Quantity? TransportEquipment:*
HazardousGoodsTransit = TransportEmergencyCardCode? PackingCriteriaCode? HazardousRegulationCode?
 InhalationToxicityZoneCode? TransportAuthorizationCode? MaximumTemperature:Temperature?
 MinimumTemperature:Temperature?
HazardousItem = ID? PlacardNotation? PlacardEndorsement? AdditionalInformation* UNDGCode? EmergencyProceduresCode?
 MedicalFirstAidGuideCode? TechnicalName? CategoryName? HazardousCategoryCode? UpperOrangeHazardPlacardID?
 LowerOrangeHazardPlacardID? MarkingID? HazardClassID? NetWeightMeasure? NetVolumeMeasure? Quantity?
 ContactParty:Party? SecondaryHazard:* HazardousGoodsTransit:* EmergencyTemperature:Temperature?
 FlashpointTemperature:Temperature? AdditionalTemperature:Temperature*
Invoice = UBLExtensions? UBLVersionID? CustomizationID? ProfileID? ProfileExecutionID? ID CopyIndicator? UUID?
 IssueDate IssueTime? DueDate? InvoiceTypeCode? Note* TaxPointDate? DocumentCurrencyCode? TaxCurrencyCode?
 PricingCurrencyCode? PaymentCurrencyCode? PaymentAlternativeCurrencyCode? AccountingCostCode? AccountingCost?
 LineCountNumeric? BuyerReference? InvoicePeriod:Period* OrderReference:? BillingReference:*
 DespatchDocumentReference:DocumentReference* ReceiptDocumentReference:DocumentReference*
 StatementDocumentReference:DocumentReference* OriginatorDocumentReference:DocumentReference*
 ContractDocumentReference:DocumentReference* AdditionalDocumentReference:DocumentReference* ProjectReference:*
 Signature:* AccountingSupplierParty:SupplierParty AccountingCustomerParty:CustomerParty PayeeParty:Party?
 BuyerCustomerParty:CustomerParty? SellerSupplierParty:SupplierParty? TaxRepresentativeParty:Party? Delivery:*
 DeliveryTerms:? PaymentMeans:* PaymentTerms:* PrepaidPayment:Payment* AllowanceCharge:*
 TaxExchangeRate:ExchangeRate? PricingExchangeRate:ExchangeRate? PaymentExchangeRate:ExchangeRate?
 PaymentAlternativeExchangeRate:ExchangeRate? TaxTotal:* WithholdingTaxTotal:TaxTotal*
 LegalMonetaryTotal:MonetaryTotal InvoiceLine:+
InvoiceLine = ID UUID? Note* InvoicedQuantity? LineExtensionAmount TaxPointDate? AccountingCostCode? AccountingCost?
 PaymentPurposeCode? FreeOfChargeIndicator? InvoicePeriod:Period* OrderLineReference:*
 DespatchLineReference:LineReference* ReceiptLineReference:LineReference* BillingReference:* DocumentReference:*
 PricingReference:? OriginatorParty:Party? Delivery:* PaymentTerms:* AllowanceCharge:* TaxTotal:*
 WithholdingTaxTotal:TaxTotal* Item: Price:? DeliveryTerms:? SubInvoiceLine:InvoiceLine*
 ItemPriceExtension:PriceExtension?
Item = Description* PackQuantity? PackSizeNumeric? CatalogueIndicator? Name? HazardousRiskIndicator?
 AdditionalInformation* Keyword* BrandName* ModelName* BuyersItemIdentification:ItemIdentification?
 SellersItemIdentification:ItemIdentification? ManufacturersItemIdentification:ItemIdentification*
 StandardItemIdentification:ItemIdentification? CatalogueItemIdentification:ItemIdentification?
 AdditionalItemIdentification:ItemIdentification* CatalogueDocumentReference:DocumentReference?
 ItemSpecificationDocumentReference:DocumentReference* OriginCountry:Country? CommodityClassification:*
 TransactionConditions:* HazardousItem:* ClassifiedTaxCategory:TaxCategory* AdditionalItemProperty:ItemProperty*
 ManufacturerParty:Party* InformationContentProviderParty:Party? OriginAddress:Address* ItemInstance:* Certificate:*
 Dimension:*
ItemIdentification = ID ExtendedID? BarcodeSymbologyID? PhysicalAttribute:* MeasurementDimension:Dimension*
 IssuerParty:Party?
ItemInstance = ProductTraceID? ManufactureDate? ManufactureTime? BestBeforeDate? RegistrationID? SerialID?
 AdditionalItemProperty:ItemProperty* LotIdentification:?
ItemLocationQuantity = LeadTimeMeasure? MinimumQuantity? MaximumQuantity? HazardousRiskIndicator?
 TradingRestrictions* ApplicableTerritoryAddress:Address* Price:? DeliveryUnit:* ApplicableTaxCategory:TaxCategory*
 Package:? AllowanceCharge:* DependentPriceReference:?
ItemProperty = ID? Name NameCode? TestMethod? Value? ValueQuantity? ValueQualifier* ImportanceCode? ListValue*
 UsabilityPeriod:Period? ItemPropertyGroup:* RangeDimension:Dimension? ItemPropertyRange:?
ItemPropertyGroup = ID Name? ImportanceCode?
ItemPropertyRange = MinimumValue? MaximumValue?
Language = ID? Name? LocaleCode?
LineReference = LineID UUID? LineStatusCode? DocumentReference:?
Location = ID? Description* Conditions* CountrySubentity? CountrySubentityCode? LocationTypeCode? InformationURI?
 Name? ValidityPeriod:Period* Address:? SubsidiaryLocation:Location* LocationCoordinate:*
LocationCoordinate = CoordinateSystemCode? LatitudeDegreesMeasure? LatitudeMinutesMeasure? LatitudeDirectionCode?
 LongitudeDegreesMeasure? LongitudeMinutesMeasure? LongitudeDirectionCode? AltitudeMeasure?
LotIdentification = LotNumberID? ExpiryDate? AdditionalItemProperty:ItemProperty*
`;
