import type { Rule } from '../rule.ts';
import { notForeseen } from './not-foreseen.ts';

/** What one kind of element may not carry. */
export interface Kind {
  attributes: ReadonlyMap<string, Rule>;
  children: ReadonlyMap<string, Rule>;
}

interface KindTable {
  prefix?: string;
  /** `'001 schemeName'`: the number of the rule and the attribute. */
  attributes?: string;
  /** `'016 StatusCode'`: the number of the rule and the child, or a path of two. */
  children?: string;
  severity: Rule['severity'];
}

function rulesOf(list: string | undefined, table: KindTable, mark: string): Map<string, Rule> {
  return new Map(
    (list ?? '')
      .split(', ')
      .filter((entry) => entry !== '')
      .map((entry) => {
        const [number = '', name = ''] = entry.split(' ');
        return [name, notForeseen(`${table.prefix ?? 'CII-DT'}-${number}`, `${mark}${name}`, table.severity)];
      }),
  );
}

function kind(table: KindTable): Kind {
  return { attributes: rulesOf(table.attributes, table, '/@'), children: rulesOf(table.children, table, '') };
}

const root = kind({ severity: 'error', attributes: '013 languageID, 014 languageLocaleID' });
const contextParameter = kind({
  prefix: 'CII-SR',
  severity: 'warning',
  children: '04 Value, 05 SpecifiedDocumentVersion',
});
const plainIdentifier = kind({
  severity: 'error',
  attributes:
    '001 schemeName, 002 schemeAgencyName, 003 schemeDataURI, 004 schemeURI, 005 schemeID, 006 schemeAgencyID, ' +
    '007 schemeVersionID',
});
const identifier = kind({
  severity: 'error',
  attributes: '101 schemeName, 102 schemeAgencyName, 103 schemeDataURI, 104 schemeURI',
});
const typeCode = kind({ severity: 'error', attributes: '008 name, 009 listURI' });
const lineCategoryCode = kind({
  severity: 'warning',
  attributes: '045 listID, 046 listAgencyID, 047 listVersionID, 048 listURI',
});
const reference = kind({
  severity: 'error',
  children:
    '015 URIID, 016 StatusCode, 017 CopyIndicator, 018 TypeCode, 019 GlobalID, 020 RevisionID, 021 Name, ' +
    '022 AttachmentBinaryObject, 023 Information, 024 ReferenceTypeCode, 025 SectionName, 026 PreviousRevisionID, ' +
    '027 FormattedIssueDateTime, 028 EffectiveSpecifiedPeriod, 029 IssuerTradeParty, 030 AttachedSpecifiedBinaryFile',
});
const amount = kind({ severity: 'error', attributes: '031 currencyID, 032 currencyCodeListVersionID' });
const quantity = kind({
  severity: 'error',
  attributes: '033 unitCode, 034 unitCodeListID, 035 unitCodeListAgencyID, 036 unitCodeListAgencyName',
});
const tax = kind({
  severity: 'warning',
  children:
    '038 CalculatedRate, 039 CalculationSequenceNumeric, 040 BasisQuantity, 041 BasisAmount, 042 UnitBasisAmount, ' +
    '043 LineTotalBasisAmount, 044 AllowanceChargeBasisAmount, 049 CurrencyCode, 050 Jurisdiction, ' +
    '051 CustomsDutyIndicator, 052 ExemptionReasonCode, 053 TaxBasisAllowanceRate, 054 TaxPointDate, 055 Type, ' +
    '056 InformationAmount, 057 CategoryName, 058 DueDateTypeCode, 060 SpecifiedTradeAccountingAccount, ' +
    '061 ServiceSupplyTradeCountry, 062 BuyerRepayableTaxSpecifiedTradeAccountingAccount, ' +
    '063 SellerPayableTaxSpecifiedTradeAccountingAccount, 064 SellerRefundableTaxSpecifiedTradeAccountingAccount, ' +
    '065 BuyerDeductibleTaxSpecifiedTradeAccountingAccount, 066 BuyerNonDeductibleTaxSpecifiedTradeAccountingAccount, ' +
    '067 PlaceApplicableTradeLocation, 098 ExemptionReason',
});
const taxType: Rule = {
  id: 'CII-DT-037',
  severity: 'error',
  message: { de: 'Die Art der Steuer ist nicht VAT.', en: 'The type of the tax is not VAT.' },
};
const rateFormat = notForeseen('CII-DT-059', 'RateApplicablePercent/@format');
const period = kind({
  severity: 'error',
  children:
    '068 StartDateTime/DateTime, 069 DurationMeasure, 070 InclusiveIndicator, 071 Description, ' +
    '072 EndDateTime/DateTime, 073 CompleteDateTime, 074 OpenIndicator, 075 SeasonCode, 076 ID, 077 Name, ' +
    '078 SequenceNumeric, 079 StartDateFlexibilityCode, 080 ContinuousIndicator, 081 PurposeCode',
});
const address = kind({
  severity: 'error',
  children:
    '082 ID, 083 PostOfficeBox, 084 BuildingName, 086 LineFour, 087 LineFive, 088 StreetName, ' +
    '089 CitySubDivisionName, 090 CountryName, 091 CountrySubDivisionID, 092 AttentionOf, 093 CareOf, ' +
    '094 BuildingNumber, 095 DepartmentName, 096 AdditionalStreetName',
});
const dateForm: Rule = {
  id: 'CII-DT-097',
  severity: 'error',
  message: {
    de: 'Ein Datum im Format 102 ist nicht als JJJJMMTT geschrieben.',
    en: 'A date in format 102 is not written as YYYYMMDD.',
  },
};

/** What each kind of element of a CII document may not carry (CEN 1.3.16, April 2026). */
export const ciiKinds = {
  root,
  contextParameter,
  plainIdentifier,
  identifier,
  typeCode,
  lineCategoryCode,
  reference,
  amount,
  quantity,
  tax,
  period,
  address,
} as const;

/** Rules on a value instead of on what stands there. */
export const ciiValueRules = { taxType, rateFormat, dateForm } as const;

/** The rules CII-DT-… and the two on the parameters of the context. */
export const ciiDataTypeRules: readonly Rule[] = [
  ...Object.values(ciiValueRules),
  ...Object.values(ciiKinds).flatMap(({ attributes, children }) => [...attributes.values(), ...children.values()]),
];
