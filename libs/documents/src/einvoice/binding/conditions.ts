import { elementAt } from '../../xml/xml-element.ts';
import type { Condition } from './binding-node.ts';

/** The element down the path has this text, blanks around it and case aside. */
export function textIs(path: string, text: string): Condition {
  return (element) => elementAt(element, path)?.text.toUpperCase() === text;
}

/** The child is a boolean of the schema with this meaning. */
export function flagIs(path: string, flag: boolean): Condition {
  const texts = flag ? ['true', '1'] : ['false', '0'];
  return (element) => texts.includes(elementAt(element, path)?.text ?? '');
}

/** The attribute has this value. */
export function attributeIs(name: string, text: string): Condition {
  return (element) => element.attributes[name]?.trim().toUpperCase() === text;
}

/** The amount, the element itself or one down the path, is in the currency of the VAT accounts and that is another one than the invoice's. */
export function isInAccountingCurrency(path?: string): Condition {
  return (element, { document, accounting }) => {
    const amount = path === undefined ? element : elementAt(element, path);
    return accounting !== undefined && accounting !== document && amount?.attributes['currencyID'] === accounting;
  };
}

/** An element of this name stands beside the element. */
export function standsBeside(name: string): Condition {
  return ({ parent }) => parent?.children.some((sibling) => sibling.name === name) ?? false;
}

/** None of the conditions holds. */
export function none(...conditions: Condition[]): Condition {
  return (element, currencies) => conditions.every((condition) => !condition(element, currencies));
}
