import type { XmlElement } from '../../xml/xml-element.ts';
import { elementAt } from '../../xml/xml-element.ts';
import type { Currencies } from '../binding/binding-node.ts';
import type { CompiledNode } from '../binding/compiled.ts';
import { compiledBinding } from '../binding/compiled.ts';
import type { Syntax } from '../binding/syntax.ts';
import type { SourceGroup, SourceInvoice } from './source-invoice.ts';
import type { GroupReading } from './source-node.ts';
import { GroupNode, TermValue } from './source-node.ts';
import { specificationOf } from './specification.ts';
import { placesIn } from './term-paths.ts';

/** Whether a document is read as a whole when somebody asks for anything in it, or a group when somebody asks for something in that. */
export type ReadingManner = 'the whole' | 'what is asked for';

/** Is told of every element that means something, with what it means. */
export type Observer = (element: XmlElement, place: CompiledNode, currencies: Currencies) => void;

/** A document in groups and values. They are read when somebody asks for the first of them: most rules never do. */
export class InvoiceNode extends GroupNode implements SourceInvoice, GroupReading {
  readonly syntax: Syntax;
  readonly root: XmlElement;
  private readonly meaningless: XmlElement[] = [];
  private readonly currencies: Currencies;
  private readonly reads: ReadingManner;
  private readonly observe: Observer | undefined;

  constructor(root: XmlElement, syntax: Syntax, reads: ReadingManner, observe?: Observer) {
    super('BG-0', root, compiledBinding(syntax));
    this.syntax = syntax;
    this.root = root;
    this.currencies = currenciesOf(root, syntax);
    this.reads = reads;
    this.observe = observe;
    this.readLater(this);
  }

  get specification(): string {
    return specificationOf(this.root, this.syntax);
  }

  get unknown(): readonly XmlElement[] {
    this.read();
    return this.meaningless;
  }

  presentTerms(): ReadonlySet<string> {
    const present = new Set<string>();
    this.noteTerms(present);
    return present;
  }

  readInto(group: GroupNode): void {
    if (group === this) this.observe?.(this.root, this.place, this.currencies);
    this.readChildren(group.element, group.place, group);
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
      const match = this.placeOf(child, place);
      if (match) this.readElement(child, match, open);
      else this.meaningless.push(child);
    }
  }

  private placeOf(element: XmlElement, around: CompiledNode): CompiledNode | undefined {
    const alike = around.children.get(element.name);
    if (alike === undefined) return undefined;
    for (const place of alike) {
      const isMeant = place.namespace === element.namespace && (place.node.when?.(element, this.currencies) ?? true);
      if (isMeant) return place;
    }
    return undefined;
  }

  private readElement(element: XmlElement, place: CompiledNode, open: GroupNode): void {
    const { node } = place;
    this.observe?.(element, place, this.currencies);
    let home = open;
    for (let step = 0; step < place.up; step += 1) home = home.parent ?? home;
    if (node.term) {
      home.own.push(new TermValue(node.term, element, place));
      for (const [attribute, binds] of place.attributes) {
        if ('term' in binds && element.attributes[attribute] !== undefined)
          home.own.push(new TermValue(binds.term, element, place, attribute));
      }
    }
    let inner = open;
    if (node.group) {
      inner = new GroupNode(node.group, element, place, home);
      home.add(inner);
      for (const { term, text: part } of node.shared?.read(element.content) ?? [])
        inner.own.push(new TermValue(term, element, place, undefined, part));
    }
    if (this.reads === 'what is asked for' && inner !== open && place.reach === 0) inner.readLater(this);
    else if (element.children.length > 0) this.readChildren(element, place, inner);
  }
}

function currenciesOf(root: XmlElement, syntax: Syntax): Currencies {
  const settlement = elementAt(root, 'SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement');
  const document =
    syntax === 'cii' ? elementAt(settlement, 'InvoiceCurrencyCode') : elementAt(root, 'DocumentCurrencyCode');
  const accounting = elementAt(syntax === 'cii' ? settlement : root, 'TaxCurrencyCode');
  return { document: document?.text, accounting: accounting?.text };
}
