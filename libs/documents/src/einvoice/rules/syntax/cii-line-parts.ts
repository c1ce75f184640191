import type { ForbiddenParts } from './forbidden-parts.ts';

/** The same below `SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem` (CEN 1.3.16, April 2026). */
export const ciiLineParts: ForbiddenParts = {
  '':
    '35 DescriptionCode, 36 ParentLineID, 37 LineStatusCode, 38 LineStatusReasonCode, ' +
    '221 IncludedSubordinateTradeLineItem',
  AssociatedDocumentLineDocument:
    '41 IncludedNote/SubjectCode, 42 IncludedNote/ID, 43 IncludedNote/Subject, 44 IncludedNote/ContentCode',
  SpecifiedTradeProduct:
    '45 ID, 48 ManufacturerAssignedID, 49 TradeName, 50 TypeCode, 51 NetWeightMeasure, 52 GrossWeightMeasure, ' +
    '53 ProductGroupID, 54 EndItemTypeCode, 55 EndItemName, 56 AreaDensityMeasure, 57 UseDescription, 58 BrandName, ' +
    '59 SubBrandName, 60 DrainedNetWeightMeasure, 61 VariableMeasureIndicator, 62 ColourCode, 63 ColourDescription, ' +
    '64 Designation, 65 FormattedCancellationAnnouncedLaunchDateTime, 66 FormattedLatestProductDataChangeDateTime, ' +
    '80 ApplicableMaterialGoodsCharacteristic, 87 IndividualTradeProductInstance, ' +
    '88 CertificationEvidenceReferenceReferencedDocument, 89 InspectionReferenceReferencedDocument, ' +
    '91 OriginTradeCountry/Name, 92 OriginTradeCountry/SubordinateTradeCountrySubDivision, 93 LinearSpatialDimension, ' +
    '94 MinimumLinearSpatialDimension, 95 MaximumLinearSpatialDimension, 96 ManufacturerTradeParty, ' +
    '97 PresentationSpecifiedBinaryFile, 98 MSDSReferenceReferencedDocument, ' +
    '99 AdditionalReferenceReferencedDocument, 100 LegalRightsOwnerTradeParty, 101 BrandOwnerTradeParty, ' +
    '102 IncludedReferencedProduct, 103 InformationNote',
  'SpecifiedTradeProduct/ApplicableProductCharacteristic':
    '67 ID, 68 TypeCode, 70 ValueMeasure, 71 MeasurementMethodCode, 73 ValueCode, 74 ValueDateTime, ' +
    '75 ValueIndicator, 76 ContentTypeCode, 77 ValueSpecifiedBinaryFile, 78 ApplicableProductCharacteristicCondition, ' +
    '79 ApplicableReferencedStandard',
  'SpecifiedTradeProduct/DesignatedProductClassification':
    '81 SystemID, 82 SystemName, 83 ClassName, 84 SubClassCode, 85 ClassProductCharacteristic, ' +
    '86 ApplicableReferencedStandard',
  SpecifiedLineTradeAgreement:
    '104 BuyerReference, 105 BuyerRequisitionerTradeParty, 106 ApplicableTradeDeliveryTerms, ' +
    '107 SellerOrderReferencedDocument, 108 BuyerOrderReferencedDocument/IssuerAssignedID, ' +
    '109 QuotationReferencedDocument, 110 ContractReferencedDocument, 111 DemandForecastReferencedDocument, ' +
    '112 PromotionalDealReferencedDocument, 113 AdditionalReferencedDocument, 147 RequisitionerReferencedDocument, ' +
    '148 ItemSellerTradeParty, 149 ItemBuyerTradeParty, 150 IncludedSpecifiedMarketplace, ' +
    '447 UltimateCustomerOrderReferencedDocument',
  'SpecifiedLineTradeAgreement/GrossPriceProductTradePrice':
    '114 TypeCode, 115 MinimumQuantity, 116 MaximumQuantity, 117 ChangeReason, 118 OrderUnitConversionFactorNumeric, ' +
    '132 ValiditySpecifiedPeriod, 133 DeliveryTradeLocation, 134 TradeComparisonReferencePrice, ' +
    '135 AssociatedReferencedDocument, 445 IncludedTradeTax',
  'SpecifiedLineTradeAgreement/GrossPriceProductTradePrice/AppliedTradeAllowanceCharge':
    '120 ID, 121 SequenceNumeric, 122 CalculationPercent, 123 BasisAmount, 124 BasisQuantity, 125 PrepaidIndicator, ' +
    '126 UnitBasisAmount, 127 ReasonCode, 128 Reason, 129 TypeCode, 130 CategoryTradeTax, ' +
    '131 ActualTradeCurrencyExchange',
  'SpecifiedLineTradeAgreement/NetPriceProductTradePrice':
    '136 TypeCode, 138 MinimumQuantity, 139 MaximumQuantity, 140 ChangeReason, 141 OrderUnitConversionFactorNumeric, ' +
    '142 AppliedTradeAllowanceCharge, 143 ValiditySpecifiedPeriod, 144 DeliveryTradeLocation, ' +
    '145 TradeComparisonReferencePrice, 146 AssociatedReferencedDocument, 446 IncludedTradeTax',
  SpecifiedLineTradeDelivery:
    '151 RequestedQuantity, 152 ReceivedQuantity, 153 ChargeFreeQuantity, 154 PackageQuantity, ' +
    '155 ProductUnitQuantity, 156 PerPackageUnitQuantity, 157 NetWeightMeasure, 158 GrossWeightMeasure, ' +
    '159 TheoreticalWeightMeasure, 160 DespatchedQuantity, 161 SpecifiedDeliveryAdjustment, ' +
    '162 IncludedSupplyChainPackaging, 163 RelatedSupplyChainConsignment, 164 ShipToTradeParty, ' +
    '165 UltimateShipToTradeParty, 166 ShipFromTradeParty, 167 ActualDespatchSupplyChainEvent, ' +
    '168 ActualPickUpSupplyChainEvent, 169 RequestedDeliverySupplyChainEvent, 170 ActualDeliverySupplyChainEvent, ' +
    '171 ActualReceiptSupplyChainEvent, 172 AdditionalReferencedDocument, 173 DespatchAdviceReferencedDocument, ' +
    '174 ReceivingAdviceReferencedDocument, 175 DeliveryNoteReferencedDocument, ' +
    '176 ConsumptionReportReferencedDocument, 177 PackingListReferencedDocument',
  SpecifiedLineTradeSettlement:
    '178 PaymentReference, 179 InvoiceIssuerReference, 180 TotalAdjustmentAmount, 181 DiscountIndicator, ' +
    '182 ApplicableTradeTax/CalculatedAmount, 194 SubtotalCalculatedTradeTax, 195 SpecifiedLogisticsServiceCharge, ' +
    '196 SpecifiedTradePaymentTerms, 209 SpecifiedFinancialAdjustment, 210 InvoiceReferencedDocument, ' +
    '212 PayableSpecifiedTradeAccountingAccount, 218 PurchaseSpecifiedTradeAccountingAccount, ' +
    '219 SalesSpecifiedTradeAccountingAccount, 220 SpecifiedTradeSettlementFinancialCard',
  'SpecifiedLineTradeSettlement/SpecifiedTradeAllowanceCharge':
    '183 ChargeIndicator/IndicatorString, 184 ID, 185 SequenceNumeric, 186 CalculationPercent/@format, ' +
    '187 BasisQuantity, 188 PrepaidIndicator, 189 UnitBasisAmount, 190 TypeCode, 191 CategoryTradeTax, ' +
    '192 ActualTradeCurrencyExchange, 193 ID',
  'SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation':
    '197 ChargeTotalAmount, 198 AllowanceTotalAmount, 199 TaxBasisTotalAmount, 200 TaxTotalAmount, ' +
    '201 GrandTotalAmount, 202 InformationAmount, 203 TotalAllowanceChargeAmount, ' +
    '204 TotalRetailValueInformationAmount, 205 GrossLineTotalAmount, 206 NetLineTotalAmount, ' +
    '207 NetIncludingTaxesLineTotalAmount, 208 ProductWeightLossInformationAmount',
  'SpecifiedLineTradeSettlement/ReceivableSpecifiedTradeAccountingAccount':
    '213 SetTriggerCode, 214 TypeCode, 215 AmountTypeCode, 216 Name, 217 CostReferenceDimensionPattern',
};
