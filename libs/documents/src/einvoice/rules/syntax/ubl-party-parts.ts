import type { ForbiddenParts } from './forbidden-parts.ts';

/** The same for the parties of a UBL invoice (CEN 1.3.16, April 2026). */
export const ublPartyParts: ForbiddenParts = {
  AccountingSupplierParty:
    '138 CustomerAssignedAccountID, 139 AdditionalAccountID, 140 DataSendingCapability, 198 DespatchContact, ' +
    '199 AccountingContact, 200 SellerContact',
  'AccountingSupplierParty/Party':
    '141 MarkCareIndicator, 142 MarkAttentionIndicator, 143 WebsiteURI, 144 LogoReferenceID, ' +
    '145 IndustryClassificationCode, 146 Language, 168 PhysicalLocation, 193 Person, 194 AgentParty, ' +
    '195 ServiceProviderParty, 196 PowerOfAttorney, 197 FinancialAccount',
  'AccountingSupplierParty/Party/PostalAddress':
    '147 ID, 148 AddressTypeCode, 149 AddressFormatCode, 150 Postbox, 151 Floor, 152 Room, 153 BlockName, ' +
    '154 BuildingName, 155 BuildingNumber, 156 InhouseMail, 157 Department, 158 MarkAttention, 159 MarkCare, ' +
    '160 PlotIdentification, 161 CitySubdivisionName, 162 CountrySubentityCode, 163 Region, 164 District, ' +
    '165 TimezoneOffset, 167 LocationCoordinate',
  'AccountingSupplierParty/Party/PostalAddress/Country': '166 Name',
  'AccountingSupplierParty/Party/PartyTaxScheme':
    '169 RegistrationName, 170 TaxLevelCode, 171 ExemptionReasonCode, 172 ExemptionReason, 173 RegistrationAddress',
  'AccountingSupplierParty/Party/PartyTaxScheme/TaxScheme':
    '174 Name, 175 TaxTypeCode, 176 CurrencyCode, 177 JurisdictionRegionAddress',
  'AccountingSupplierParty/Party/PartyLegalEntity':
    '178 RegistrationDate, 179 RegistrationExpirationDate, 180 CompanyLegalFormCode, 181 SoleProprietorshipIndicator, ' +
    '182 CompanyLiquidationStatusCode, 183 CorporateStockAmount, 184 FullyPaidSharesIndicator, ' +
    '185 RegistrationAddress, 186 CorporateRegistrationScheme, 187 HeadOfficeParty, 188 ShareholderParty',
  'AccountingSupplierParty/Party/Contact': '189 ID, 190 Telefax, 191 Note, 192 OtherCommunication',
  AccountingCustomerParty:
    '201 CustomerAssignedAccountID, 202 SupplierAssignedAccountID, 203 AdditionalAccountID, 262 DeliveryContact, ' +
    '263 AccountingContact, 264 BuyerContact',
  'AccountingCustomerParty/Party':
    '204 MarkCareIndicator, 205 MarkAttentionIndicator, 206 WebsiteURI, 207 LogoReferenceID, ' +
    '208 IndustryClassificationCode, 209 Language, 231 PhysicalLocation, 257 Person, 258 AgentParty, ' +
    '259 ServiceProviderParty, 260 PowerOfAttorney, 261 FinancialAccount',
  'AccountingCustomerParty/Party/PostalAddress':
    '210 ID, 211 AddressTypeCode, 212 AddressFormatCode, 213 Postbox, 214 Floor, 215 Room, 216 BlockName, ' +
    '217 BuildingName, 218 BuildingNumber, 219 InhouseMail, 220 Department, 221 MarkAttention, 222 MarkCare, ' +
    '223 PlotIdentification, 224 CitySubdivisionName, 225 CountrySubentityCode, 226 Region, 227 District, ' +
    '228 TimezoneOffset, 230 LocationCoordinate',
  'AccountingCustomerParty/Party/PostalAddress/Country': '229 Name',
  'AccountingCustomerParty/Party/PartyTaxScheme':
    '232 RegistrationName, 233 TaxLevelCode, 234 ExemptionReasonCode, 235 ExemptionReason, 236 RegistrationAddress',
  'AccountingCustomerParty/Party/PartyTaxScheme/TaxScheme':
    '237 Name, 238 TaxTypeCode, 239 CurrencyCode, 240 JurisdictionRegionAddress',
  'AccountingCustomerParty/Party/PartyLegalEntity':
    '241 RegistrationDate, 242 RegistrationExpirationDate, 243 CompanyLegalFormCode, 244 CompanyLegalForm, ' +
    '245 SoleProprietorshipIndicator, 246 CompanyLiquidationStatusCode, 247 CorporateStockAmount, ' +
    '248 FullyPaidSharesIndicator, 249 RegistrationAddress, 250 CorporateRegistrationScheme, 251 HeadOfficeParty, ' +
    '252 ShareholderParty',
  'AccountingCustomerParty/Party/Contact': '253 ID, 254 Telefax, 255 Note, 256 OtherCommunication',
  PayeeParty:
    '265 MarkCareIndicator, 266 MarkAttentionIndicator, 267 WebsiteURI, 268 LogoReferenceID, 269 EndpointID, ' +
    '270 IndustryClassificationCode, 271 Language, 272 PostalAddress, 273 PhysicalLocation, 274 PartyTaxScheme, ' +
    '288 Contact, 289 Person, 290 AgentParty, 291 ServiceProviderParty, 292 PowerOfAttorney, 293 FinancialAccount',
  'PayeeParty/PartyLegalEntity':
    '275 RegistrationName, 276 RegistrationDate, 277 RegistrationExpirationDate, 278 CompanyLegalFormCode, ' +
    '279 CompanyLegalForm, 280 SoleProprietorshipIndicator, 281 CompanyLiquidationStatusCode, ' +
    '282 CorporateStockAmount, 283 FullyPaidSharesIndicator, 284 RegistrationAddress, ' +
    '285 CorporateRegistrationScheme, 286 HeadOfficeParty, 287 ShareholderParty',
  TaxRepresentativeParty:
    '296 MarkCareIndicator, 297 MarkAttentionIndicator, 298 WebsiteURI, 299 LogoReferenceID, 300 EndpointID, ' +
    '301 IndustryClassificationCode, 302 PartyIdentification, 303 Language, 325 PhysicalLocation, ' +
    '335 PartyLegalEntity, 336 Contact, 337 Person, 338 AgentParty, 339 ServiceProviderParty, 340 PowerOfAttorney, ' +
    '341 FinancialAccount',
  'TaxRepresentativeParty/PostalAddress':
    '304 ID, 305 AddressTypeCode, 306 AddressFormatCode, 307 Postbox, 308 Floor, 309 Room, 310 BlockName, ' +
    '311 BuildingName, 312 BuildingNumber, 313 InhouseMail, 314 Department, 315 MarkAttention, 316 MarkCare, ' +
    '317 PlotIdentification, 318 CitySubdivisionName, 319 CountrySubentityCode, 320 Region, 321 District, ' +
    '322 TimezoneOffset, 324 LocationCoordinate',
  'TaxRepresentativeParty/PostalAddress/Country': '323 Name',
  'TaxRepresentativeParty/PartyTaxScheme':
    '326 RegistrationName, 327 TaxLevelCode, 328 ExemptionReasonCode, 329 ExemptionReason, 330 RegistrationAddress',
  'TaxRepresentativeParty/PartyTaxScheme/TaxScheme':
    '331 Name, 332 TaxTypeCode, 333 CurrencyCode, 334 JurisdictionRegionAddress',
};
