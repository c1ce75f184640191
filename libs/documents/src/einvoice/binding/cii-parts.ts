import type { BindingNode } from './binding-node.ts';
import { always, group, inside, value } from './binding-node.ts';
import { extendedAddress, schemeOf } from '../terms/extended-parties.ts';
import { day102, day205 } from './codecs.ts';
import { attributeIs } from './conditions.ts';

/**
 * A day in format 102; `type` is the namespace of the element that holds it. EXTENDED allows a time beside it (format 205), of which
 * the day is read and the rest reported.
 */
export function day(name: string, term: string, type: 'udt' | 'qdt' = 'udt'): BindingNode {
  const element = `${type}:DateTimeString`;
  const withTime = value(element, term, { when: attributeIs('format', '205'), codec: day205, only: () => false });
  const text = value(element, term, { attributes: { format: { always: '102' } }, codec: day102 });
  return inside(name, [withTime, text]);
}

/** A flag in its element. */
export function flag(name: string, isSet: boolean): BindingNode {
  return inside(name, [always('udt:Indicator', String(isSet))]);
}

/** A flag that the invoice says. */
export function flagValue(name: string, term: string): BindingNode {
  return inside(name, [value('udt:Indicator', term)]);
}

/** An identifier without scheme in one element or with its scheme in another. */
export function identifiers(term: string): BindingNode[] {
  return [
    value('ram:ID', term, { each: term, only: ({ scheme }) => scheme === undefined }),
    value('ram:GlobalID', term, {
      each: term,
      attributes: { schemeID: { term: schemeOf(term) } },
      only: ({ scheme }) => scheme !== undefined,
    }),
  ];
}

/** What an address holds; the terms are those of lines 1 to 3, city, post code, subdivision and country. */
export function addressParts(ids: readonly [string, string, string, string, string, string, string]): BindingNode[] {
  const [line1, line2, line3, city, postCode, subdivision, country] = ids;
  return [
    value('ram:PostcodeCode', postCode),
    value('ram:LineOne', line1),
    value('ram:LineTwo', line2),
    value('ram:LineThree', line3),
    value('ram:CityName', city),
    value('ram:CountryID', country),
    value('ram:CountrySubDivisionName', subdivision),
  ];
}

/** An address of EXTENDED by its group and its first term. */
export function addressOf([id, first]: readonly [string, number]): BindingNode {
  return group('ram:PostalTradeAddress', id, addressParts(extendedAddress(first)));
}

/** What a tax says, in the order of the schema: amount, reason, category, code, point, rate; those it does not have are left out. */
export function taxParts(ids: {
  amount?: string;
  reason?: string;
  category: string;
  code?: string;
  rate: string;
  type?: string;
}): BindingNode[] {
  const { amount, reason, category, code, rate, type } = ids;
  return [
    ...(amount ? [value('ram:CalculatedAmount', amount)] : []),
    type === undefined ? always('ram:TypeCode', 'VAT') : value('ram:TypeCode', type, { otherwise: 'VAT' }),
    ...(reason ? [value('ram:ExemptionReason', reason)] : []),
    value('ram:CategoryCode', category),
    ...(code ? [value('ram:ExemptionReasonCode', code)] : []),
    value('ram:RateApplicablePercent', rate),
  ];
}

/** An allowance or charge; the terms are those of amount, base amount, percentage, reason and reason code. */
export function allowanceParts(
  kind: 'allowance' | 'charge',
  ids: readonly [string, string, string, string, string],
  tax: BindingNode[] = [],
  extended?: readonly [sequence: string, quantity: string, unit: string],
): BindingNode[] {
  const [sum, base, percentage, reason, reasonCode] = ids;
  const [sequence, quantity, unit] = extended ?? [];
  return [
    flag('ram:ChargeIndicator', kind === 'charge'),
    ...(sequence ? [value('ram:SequenceNumeric', sequence)] : []),
    value('ram:CalculationPercent', percentage),
    value('ram:BasisAmount', base),
    ...(quantity && unit ? [value('ram:BasisQuantity', quantity, { attributes: { unitCode: { term: unit } } })] : []),
    value('ram:ActualAmount', sum),
    value('ram:ReasonCode', reasonCode),
    value('ram:Reason', reason),
    ...tax,
  ];
}

/** A reference to another document, with the line and the date that EXTENDED adds. */
export function documentReference(name: string, ids: Parameters<typeof referenceParts>[0]): BindingNode {
  return inside(name, referenceParts(ids));
}

/** What a reference says, in the order of the schema. */
export function referenceParts(ids: { number: string; line?: string; type?: string; date?: string }): BindingNode[] {
  const { number, line, type, date } = ids;
  return [
    value('ram:IssuerAssignedID', number),
    ...(line ? [value('ram:LineID', line)] : []),
    ...(type ? [value('ram:TypeCode', type)] : []),
    ...(date ? [day('ram:FormattedIssueDateTime', date, 'qdt')] : []),
  ];
}

/** Delivery terms with the place that they name. */
export function deliveryTerms(id: string, code: string, country: string, place: string): BindingNode {
  return group('ram:ApplicableTradeDeliveryTerms', id, [
    value('ram:DeliveryTypeCode', code),
    inside('ram:RelevantTradeLocation', [value('ram:CountryID', country), value('ram:Name', place)]),
  ]);
}
