import type { XmlElement } from '../../xml/xml-element.ts';
import type { Currencies } from '../binding/binding-node.ts';
import type { CompiledNode } from '../binding/compiled.ts';
import { compiledBinding } from '../binding/compiled.ts';
import type { Syntax } from '../binding/syntax.ts';
import { namespaces } from '../binding/syntax.ts';
import { elementAt } from '../../xml/xml-element.ts';
import type { SourceGroup, SourceInvoice } from './source-invoice.ts';
import { GroupNode, TermValue } from './source-node.ts';
import { placesIn } from './term-paths.ts';

export type { SourceGroup, SourceInvoice, SourceValue } from './source-invoice.ts';

/** The kind of document that a root element starts; undefined when it is no invoice. */
export function syntaxOf(root: XmlElement): Syntax | undefined {
  if (root.name === 'Invoice' && root.namespace === namespaces['ubl']) return 'ubl-invoice';
  if (root.name === 'CreditNote' && root.namespace === namespaces['cn']) return 'ubl-credit-note';
  return root.name === 'CrossIndustryInvoice' && root.namespace === namespaces['rsm'] ? 'cii' : undefined;
}

/**
 * What a document says in terms of the semantic model, whatever is missing or too much in it: for rules and for people to look
 * at. It never throws; a document that is no invoice at all is read as an empty one of UBL.
 */
export function sourceInvoice(root: XmlElement): SourceInvoice {
  return new InvoiceNode(root, syntaxOf(root) ?? 'ubl-invoice');
}

class InvoiceNode extends GroupNode implements SourceInvoice {
  readonly syntax: Syntax;
  readonly root: XmlElement;
  readonly unknown: XmlElement[] = [];
  private readonly currencies: Currencies;

  constructor(root: XmlElement, syntax: Syntax) {
    const binding = compiledBinding(syntax);
    super('BG-0', root, binding);
    this.syntax = syntax;
    this.root = root;
    this.currencies = currenciesOf(root, syntax);
    this.readChildren(root, binding, this);
  }

  pathFor(term: string, group: SourceGroup = this): string {
    const places = placesIn(this.place);
    const place = places.get(term);
    if (!place) return group.element.path;
    for (let around: SourceGroup | undefined = group; around; around = around.parent) {
      const outer = places.get(around.group) ?? [];
      const isInside = outer.every((name, index) => name === place[index]);
      if (isInside) return [around.element.path, ...place.slice(outer.length)].join('/');
    }
    return [this.root.path, ...place.slice(1)].join('/');
  }

  private readChildren(element: XmlElement, place: CompiledNode, open: GroupNode): void {
    for (const child of element.children) {
      const alike = place.children.get(child.name);
      const match = alike?.find(
        ({ node, namespace }) => namespace === child.namespace && (node.when?.(child, this.currencies) ?? true),
      );
      if (match) this.readElement(child, match, open);
      else this.unknown.push(child);
    }
  }

  private readElement(element: XmlElement, place: CompiledNode, open: GroupNode): void {
    const { node } = place;
    let home = open;
    for (let step = 0; step < place.up; step += 1) home = home.parent ?? home;
    if (node.term) {
      home.own.push(new TermValue(node.term, element, place));
      for (const [attribute, binds] of place.attributes) {
        if ('term' in binds && element.attributes[attribute] !== undefined)
          home.own.push(new TermValue(binds.term, element, place, { attribute }));
      }
    }
    let inner = open;
    if (node.group) {
      inner = new GroupNode(node.group, element, place, home);
      home.add(inner);
      for (const { term, text: part } of node.shared?.read(element.content) ?? [])
        inner.own.push(new TermValue(term, element, place, { part }));
    }
    if (place.children.size > 0) this.readChildren(element, place, inner);
  }
}

function currenciesOf(root: XmlElement, syntax: Syntax): Currencies {
  const settlement = elementAt(root, 'SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement');
  const document =
    syntax === 'cii' ? elementAt(settlement, 'InvoiceCurrencyCode') : elementAt(root, 'DocumentCurrencyCode');
  const accounting = elementAt(syntax === 'cii' ? settlement : root, 'TaxCurrencyCode');
  return { document: document?.text, accounting: accounting?.text };
}
