import type { Diagnostic } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import type { Currencies } from '../binding/binding-node.ts';
import type { CompiledNode } from '../binding/compiled.ts';
import { contentNotRead, valueInvalid } from './reading-diagnostics.ts';

/** Hints for programs that read the schema; they say nothing about the invoice. */
const hints = new Set(['schemaLocation', 'noNamespaceSchemaLocation']);

/** What an element that is understood says beyond that: other attributes, another text than the one that always stands there. */
export function unreadBeside(element: XmlElement, place: CompiledNode, currencies: Currencies): Diagnostic[] {
  const found: Diagnostic[] = [];
  const { always } = place.node;
  if (always !== undefined && element.text.toUpperCase() !== always.toUpperCase()) found.push(contentNotRead(element));
  for (const [name, text] of Object.entries(element.attributes)) {
    if (hints.has(name)) continue;
    const [, binds] = place.attributes.find(([attribute]) => attribute === name) ?? [];
    if (binds && 'term' in binds) continue;
    if (binds && 'always' in binds && binds.always === text) continue;
    if (name !== 'currencyID') found.push(contentNotRead(element, name));
    else if (text !== currencyOf(binds && 'currency' in binds ? binds.currency : 'document', currencies))
      found.push(valueInvalid(place.node.term ?? '', element, name));
  }
  return found;
}

function currencyOf(which: 'document' | 'accounting', currencies: Currencies): string | undefined {
  return which === 'document' ? currencies.document : currencies.accounting;
}
