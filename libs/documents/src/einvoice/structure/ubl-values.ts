/**
 * How values of UBL 2.1 are written (OASIS, 4 November 2013): the kind, its type in XML Schema, and the attributes it may have;
 * one with an exclamation mark it must have.
 */
export const ublValues = `
Amount = decimal currencyID! currencyCodeListVersionID
BinaryObject = base64Binary mimeCode! filename format encodingCode characterSetCode uri
Code = token listID listAgencyID listAgencyName listName listVersionID name languageID listURI listSchemeURI
Date = date
ID = token schemeID schemeName schemeAgencyID schemeAgencyName schemeVersionID schemeDataURI schemeURI
Indicator = boolean
Measure = decimal unitCode! unitCodeListVersionID
Numeric = decimal format
Quantity = decimal unitCode unitCodeListID unitCodeListAgencyID unitCodeListAgencyName
Text = string languageID languageLocaleID
Time = time
`;
