import type { ItemAttribute, Period } from '../einvoice/model/index.ts';
import { withoutUndefined } from '../present-values.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { ElementReader } from './element-reader.ts';

/** Additional information: fields that we know by their keys, a period, and everything else. */
export interface Information<Field extends string> {
  known: Partial<Record<Field, string>>;
  period: Period | undefined;
  /** Without a key the name is empty. */
  other: ItemAttribute[];
}

/** Reads the additional information of an invoice or a line by the keys of its fields; a key that comes twice is kept the first time. */
export function readInformation<Field extends string>(
  element: XmlElement,
  keys: Readonly<Record<string, Field>>,
  reader: ElementReader,
): Information<Field> {
  const known: Partial<Record<Field, string>> = {};
  const days = new Map<string, string>();
  const other: ItemAttribute[] = [];
  for (const { attributes, text } of reader.children(element, 'AdditionalInformation')) {
    const key = attributes['Key'] ?? '';
    const field = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (field !== undefined && known[field] === undefined) known[field] = text;
    else if (key === 'PeriodFrom' || key === 'PeriodTo') days.set(key, text);
    else if (text !== '') other.push({ name: key, value: text });
  }
  const period = withoutUndefined({ start: days.get('PeriodFrom'), end: days.get('PeriodTo') });
  return { known, period: days.size > 0 ? period : undefined, other };
}
