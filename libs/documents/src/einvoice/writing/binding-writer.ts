import type { AttributeBinding, BindingNode, SharedText } from '../binding/binding-node.ts';
import { schemeOf } from '../terms/extended-parties.ts';
import { wayDown } from '../terms/hierarchy.ts';
import { terms } from '../terms/index.ts';
import type { XmlNode } from '../../xml/xml-writer.ts';
import type { Invoice } from '../model/index.ts';
import type { ModelGroup, ModelValue } from './model-cursor.ts';
import { profileOf } from '../profile.ts';
import { groupsIn, hasFurtherOnly, holds, splitBy, valuesIn } from './model-cursor.ts';

/** What was written of an element: whether anything in it comes from the invoice, or only what the syntax always has. */
interface Written {
  node: XmlNode;
  says: boolean;
}

/** Writes an invoice into the elements of a syntax, and remembers which terms found a place. */
export class BindingWriter {
  private readonly written = new Map<object, Set<string>>();
  private readonly done = new Set<BindingNode>();
  private readonly currencies: Record<'document' | 'accounting', string | undefined>;
  private readonly kept: ReadonlySet<string>;
  private readonly isExtended: boolean;

  /** `kept` are elements that the schema demands even when they are empty. */
  constructor(invoice: Invoice, kept: ReadonlySet<string>) {
    this.currencies = { document: invoice.currency, accounting: invoice.vatCurrency };
    this.kept = kept;
    this.isExtended = profileOf(invoice.specification ?? '') === 'factur-x-extended';
  }

  /** The element of a node for the objects of the model that are open, outermost first. */
  write(node: BindingNode, open: readonly ModelGroup[]): XmlNode[] {
    return this.elements(node, open).map(({ node: element }) => element);
  }

  /** Whether a term of an object of the model found a place. */
  hasWritten(source: object, term: string): boolean {
    return this.written.get(source)?.has(term) ?? false;
  }

  private elements(node: BindingNode, open: readonly ModelGroup[]): Written[] {
    if (node.always !== undefined) return [this.element(node, node.always, {}, false)];
    if (node.group !== undefined) return this.groupElements(node, node.group, open);
    if (node.term !== undefined) return this.termElements(node, node.term, open);
    if (node.each !== undefined) return this.elementsForEach(node, node.each, open);
    return this.structure(node, open);
  }

  private groupElements(node: BindingNode, id: string, open: readonly ModelGroup[]): Written[] {
    const owner = open.findLast((each) => holds(each, id));
    if (!owner) return this.structure(node, open);
    const { splitBy: inner } = node;
    const groups = groupsIn(owner, id).flatMap((each) => (inner ? splitBy(each, inner) : [each]));
    const isFlat = hasFurtherOnly(owner, id) || (groups.length === 0 && !node.needsGroup && isShared(node, id));
    const first = isFlat ? this.structure(node, open) : [];
    const further = node.single && !this.isExtended ? groups.slice(0, 1) : groups;
    return [...first, ...further.flatMap((each) => this.groupElement(node, [...open, each]))];
  }

  private groupElement(node: BindingNode, open: readonly ModelGroup[]): Written[] {
    const each = open.at(-1);
    if (node.shared && each) return [this.sharedElement(node, node.shared, each)];
    const { followedBy } = node;
    const following = followedBy && each ? groupsIn(each, followedBy) : [];
    return [...this.structure(node, open), ...following.flatMap((inner) => this.groupElement(node, [...open, inner]))];
  }

  private sharedElement(node: BindingNode, shared: SharedText, group: ModelGroup): Written {
    const texts: Record<string, string> = {};
    for (const term of shared.terms) for (const value of valuesIn(group, term)) texts[term] = this.note(value);
    return this.element(node, shared.write(texts), {}, true);
  }

  private structure(node: BindingNode, open: readonly ModelGroup[]): Written[] {
    const children = node.children.flatMap((child) => this.elements(child, open));
    const says = children.some((child) => child.says);
    const content = children.map((child) => child.node);
    if (!says && isConstant(node)) return [{ node: { name: node.name, content }, says }];
    if (!says && !this.kept.has(node.name)) return [];
    return [{ node: { name: node.name, content: says ? content : null }, says: true }];
  }

  private elementsForEach(node: BindingNode, term: string, open: readonly ModelGroup[]): Written[] {
    return valuesFor(term, open).map((value) => {
      const children = node.children.flatMap((child) =>
        child.term === term ? this.valueElement(child, value, open) : this.elements(child, open),
      );
      return { node: { name: node.name, content: children.map((child) => child.node) }, says: true };
    });
  }

  private termElements(node: BindingNode, term: string, open: readonly ModelGroup[]): Written[] {
    if (this.done.has(node)) return [];
    if (node.idOfParent !== undefined && open.at(-1)?.group === 'BG-DEX-01') {
      const [parent] = valuesFor(node.idOfParent, open.slice(0, -1));
      return parent ? [this.element(node, parent.text, {}, true)] : [];
    }
    const values = valuesFor(term, open);
    const [first] = values;
    const chosen = node.each === undefined && first ? [first] : values;
    const found = chosen.flatMap((value) => this.valueElement(node, value, open));
    if (found.length > 0 && node.once) this.done.add(node);
    if (found.length > 0) for (const value of values) if (value.text === first?.text) this.note(value);
    if (found.length > 0 || node.otherwise === undefined) return found;
    return [this.element(node, node.otherwise, this.attributes(node, open), false)];
  }

  private valueElement(node: BindingNode, value: ModelValue, open: readonly ModelGroup[]): Written[] {
    const { text } = value;
    if (node.only && !node.only({ text, scheme: partOf(value, schemeOf(value.term), open)?.text })) return [];
    this.note(value);
    return [this.element(node, node.codec?.write(text) ?? text, this.attributes(node, open, value), true)];
  }

  private element(node: BindingNode, text: string, attributes: Record<string, string>, says: boolean): Written {
    const hasAttributes = Object.keys(attributes).length > 0;
    return {
      node: { name: node.name, content: text === '' ? null : text, ...(hasAttributes ? { attributes } : {}) },
      says,
    };
  }

  private attributes(node: BindingNode, open: readonly ModelGroup[], value?: ModelValue): Record<string, string> {
    const written: Record<string, string> = {};
    for (const [name, binds] of Object.entries(node.attributes ?? {})) {
      const text = this.attributeText(binds, open, value);
      if (text !== undefined) written[name] = text;
    }
    return written;
  }

  private attributeText(
    binds: AttributeBinding,
    open: readonly ModelGroup[],
    value: ModelValue | undefined,
  ): string | undefined {
    if ('always' in binds) return binds.always;
    if ('currency' in binds) return this.currencies[binds.currency];
    const part = partOf(value, binds.term, open);
    return part && this.note(part);
  }

  /** The text of a value, which has found its place with this. */
  private note({ text, term, source }: ModelValue): string {
    const before = this.written.get(source);
    if (before) before.add(term);
    else this.written.set(source, new Set([term]));
    return text;
  }
}

/** The element always says the same. */
function isConstant(node: BindingNode): boolean {
  return node.always !== undefined || (node.children.length > 0 && node.children.every(isConstant));
}

/** The element of a group holds terms of groups around it as well: a period the code of its days, a delivery its advices. */
function isShared(node: BindingNode, group: string): boolean {
  return node.children.some((child) =>
    child.term === undefined
      ? child.group === undefined && isShared(child, group)
      : wayDown(group, terms.get(child.term)?.group ?? 'BG-0') === undefined,
  );
}

/** The values of a term in the innermost object that has it, or in all objects of the group where it belongs, without repetition. */
function valuesFor(term: string, open: readonly ModelGroup[]): ModelValue[] {
  const owner = open.findLast((each) => holds(each, term));
  if (owner) return valuesIn(owner, term);
  const way = open.map((each) => ({ each, steps: wayDown(each.group, terms.get(term)?.group ?? 'BG-0') }));
  const start = way.findLast(({ steps }) => steps !== undefined);
  if (!start?.steps) return [];
  const homes = start.steps.reduce<ModelGroup[]>(
    (groups, id) => groups.flatMap((each) => groupsIn(each, id)),
    [start.each],
  );
  return homes.flatMap((each) => valuesIn(each, term));
}

/** What belongs to a value: of one of several its own part, of a single one the term beside it. */
function partOf(value: ModelValue | undefined, term: string, open: readonly ModelGroup[]): ModelValue | undefined {
  return value?.parts ? value.parts.get(term) : valuesFor(term, open)[0];
}
