import type { BindingNode, NodeOptions } from './binding-node.ts';
import { always, inside, value } from './binding-node.ts';
import { day102 } from './codecs.ts';

/** A day in format 102; `type` is the namespace of the element that holds it. */
export function day(name: string, term: string, type: 'udt' | 'qdt' = 'udt', options: NodeOptions = {}): BindingNode {
  const text = value(`${type}:DateTimeString`, term, { attributes: { format: { always: '102' } }, codec: day102 });
  return inside(name, [text], options);
}

/** A flag in its element. */
export function flag(name: string, isSet: boolean): BindingNode {
  return inside(name, [always('udt:Indicator', String(isSet))]);
}

/** An identifier without scheme in one element or with its scheme in another. */
export function identifiers(term: string): BindingNode[] {
  return [
    value('ram:ID', term, { each: term, only: ({ scheme }) => scheme === undefined }),
    value('ram:GlobalID', term, {
      each: term,
      attributes: { schemeID: { term: `${term}-1` } },
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

/** An address of EXTENDED, whose terms follow each other: post code, lines 1 to 3, city, country, subdivision. */
export function extendedAddress(first: number): BindingNode[] {
  const id = (offset: number): string => `BT-X-${first + offset}`;
  return addressParts([id(1), id(2), id(3), id(4), id(0), id(6), id(5)]);
}

/** An allowance or charge; the terms are those of amount, base amount, percentage, reason and reason code. */
export function allowanceParts(
  isCharge: boolean,
  ids: readonly [string, string, string, string, string],
  tax: BindingNode[] = [],
): BindingNode[] {
  const [sum, base, percentage, reason, reasonCode] = ids;
  return [
    flag('ram:ChargeIndicator', isCharge),
    value('ram:CalculationPercent', percentage),
    value('ram:BasisAmount', base),
    value('ram:ActualAmount', sum),
    value('ram:ReasonCode', reasonCode),
    value('ram:Reason', reason),
    ...tax,
  ];
}
