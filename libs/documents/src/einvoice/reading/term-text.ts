import { plain } from '../binding/codecs.ts';
import type { TermValue } from '../source/source-node.ts';
import { terms } from '../terms/index.ts';
import { hasFormOf } from '../terms/term-form.ts';

/** The value that a text of the document means; undefined when it cannot be a value of its term. */
export function valueOf(value: TermValue): string | undefined {
  const type = terms.get(value.term)?.type ?? 'text';
  const codec = value.attribute === undefined ? value.place.node.codec : undefined;
  const text = (codec ?? plain).read(type === 'binary' ? value.text.replace(/\s/g, '') : value.text);
  // A day may have a time zone in UBL, which says nothing about a day.
  const day = type === 'date' ? text?.replace(/(?:Z|[+-]\d{2}:\d{2})$/, '') : text;
  return day !== undefined && hasFormOf(type, day) ? day : undefined;
}
