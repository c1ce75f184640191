import type { BindingNode } from './binding-node.ts';
import { always, amount, inside, value } from './binding-node.ts';
import { textIs } from './conditions.ts';

/** A tax scheme that says that a number or category is one of value added tax. */
export const vatScheme: BindingNode = inside('cac:TaxScheme', [always('cbc:ID', 'VAT')]);

/** The category or number is one of value added tax. */
export const isVat = textIs('TaxScheme/ID', 'VAT');

/** An identifier with its scheme. */
export function schemed(name: string, term: string): BindingNode {
  return value(name, term, { attributes: { schemeID: { term: `${term}-1` } } });
}

/** What an address holds; the terms are those of lines 1 to 3, city, post code, subdivision and country. */
export function addressParts(ids: readonly [string, string, string, string, string, string, string]): BindingNode[] {
  const [line1, line2, line3, city, postCode, subdivision, country] = ids;
  return [
    value('cbc:StreetName', line1),
    value('cbc:AdditionalStreetName', line2),
    value('cbc:CityName', city),
    value('cbc:PostalZone', postCode),
    value('cbc:CountrySubentity', subdivision),
    inside('cac:AddressLine', [value('cbc:Line', line3)]),
    inside('cac:Country', [value('cbc:IdentificationCode', country)]),
  ];
}

/** An allowance or charge; the terms are those of amount, base amount, percentage, reason and reason code. */
export function allowanceParts(
  kind: 'allowance' | 'charge',
  ids: readonly [string, string, string, string, string],
  tax: BindingNode[] = [],
): BindingNode[] {
  const [sum, base, percentage, reason, reasonCode] = ids;
  return [
    always('cbc:ChargeIndicator', String(kind === 'charge')),
    value('cbc:AllowanceChargeReasonCode', reasonCode),
    value('cbc:AllowanceChargeReason', reason),
    value('cbc:MultiplierFactorNumeric', percentage),
    amount('cbc:Amount', sum),
    amount('cbc:BaseAmount', base),
    ...tax,
  ];
}
