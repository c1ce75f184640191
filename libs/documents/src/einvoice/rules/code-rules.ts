import type { Rule } from './invoice-rule.ts';
import { each, pathIf, rule } from './invoice-rule.ts';
import { addressSchemes, allowanceReasonCodes, countryCodes, currencyCodes, exemptionCodes } from './code-lists.ts';

const unknown = (list: ReadonlySet<string>, code: string | undefined): boolean =>
  code !== undefined && code !== '' && !list.has(code);

/** Codes that must stand in a list. Units are checked by their form only: the list has more than two thousand of them. */
export const codeRules: Rule[] = [
  rule('BR-CL-04', 'BT-5', 'Diese Währung gibt es nicht.', 'This currency does not exist.', (i) =>
    pathIf(unknown(currencyCodes, i.currency), 'currency'),
  ),
  rule('BR-CL-05', 'BT-6', 'Diese Steuerwährung gibt es nicht.', 'This VAT accounting currency does not exist.', (i) =>
    pathIf(unknown(currencyCodes, i.vatCurrency), 'vatCurrency'),
  ),
  rule('BR-CL-14', 'BT-40', 'Dieses Land gibt es nicht.', 'This country does not exist.', (i) => [
    ...pathIf(unknown(countryCodes, i.seller.address.country), 'seller.address.country'),
    ...pathIf(unknown(countryCodes, i.buyer.address.country), 'buyer.address.country'),
    ...pathIf(unknown(countryCodes, i.deliveryCountry), 'deliveryCountry'),
  ]),
  rule(
    'BR-CL-19',
    'BT-140',
    'Diesen Grund eines Nachlasses gibt es nicht.',
    'This reason of an allowance does not exist.',
    ({ lines }) =>
      lines.flatMap((line, index) =>
        each(line.allowances, `lines[${index}].allowances`, 'reasonCode', (a) =>
          unknown(allowanceReasonCodes, a.reasonCode),
        ),
      ),
  ),
  rule(
    'BR-CL-22',
    'BT-121',
    'Diesen Grund der Steuerfreiheit gibt es nicht.',
    'This exemption code does not exist.',
    ({ vatBreakdown }) =>
      each(vatBreakdown, 'vatBreakdown', 'exemptionCode', (vat) => unknown(exemptionCodes, vat.exemptionCode)),
  ),
  rule(
    'BR-CL-23',
    'BT-130',
    'Diese Einheit hat nicht die Form eines Codes.',
    'This unit does not have the form of a code.',
    ({ lines }) => each(lines, 'lines', 'unit', (line) => line.unit !== '' && !/^[A-Z0-9]{1,3}$/.test(line.unit)),
  ),
  rule(
    'BR-CL-25',
    'BT-34',
    'Dieses Schema einer elektronischen Adresse gibt es nicht.',
    'This scheme of an electronic address does not exist.',
    (i) => [
      ...pathIf(unknown(addressSchemes, i.seller.electronicAddress.scheme), 'seller.electronicAddress.scheme'),
      ...pathIf(unknown(addressSchemes, i.buyer.electronicAddress.scheme), 'buyer.electronicAddress.scheme'),
    ],
  ),
];
