import { Decimal } from 'decimal.js';
import type { Entry, Fields, Shape } from '../model/shape.ts';
import { instancesFor } from '../model/shape.ts';
import type { SourceInvoice } from '../source/source-invoice.ts';
import type { GroupNode, TermValue } from '../source/source-node.ts';
import { terms } from '../terms/index.ts';
import { mayBeBare } from './bare-terms.ts';
import type { Findings } from './findings.ts';
import { termMissing, valueInvalid, valueRepeated } from './reading-diagnostics.ts';
import { valueOf } from './term-text.ts';

/** Reads groups of a document into objects of the model, and says what is missing or wrong. */
export class GroupReader {
  private readonly source: SourceInvoice;
  private readonly findings: Findings;

  constructor(source: SourceInvoice, findings: Findings) {
    this.source = source;
    this.findings = findings;
  }

  /** The object of a shape that a group says. */
  read(shape: Shape, group: GroupNode): Fields {
    return this.fieldsOf(shape, group, group.withFirstOf(furtherIn(shape)));
  }

  /** Fields that EN 16931 has once are read from the first of several groups, which `all` still has. */
  private fieldsOf(shape: Shape, all: GroupNode, first: GroupNode): Fields {
    const fields: Fields = {};
    for (const [name, entry] of shape.fields) {
      const value =
        entry.kind === 'struct' ? this.readStruct(entry.shape, all, first) : this.readEntry(entry, all, first);
      if (value !== undefined) fields[name] = value;
    }
    return fields;
  }

  private readEntry(entry: Exclude<Entry, { kind: 'struct' }>, all: GroupNode, first: GroupNode): unknown {
    switch (entry.kind) {
      case 'term':
        return this.readTerm(entry, first);
      case 'values':
        return this.readValues(entry.term, entry.shape, first);
      case 'group':
        return this.readGroups(entry, entry.further ? all : first);
    }
  }

  private readTerm(entry: Extract<Entry, { kind: 'term' }>, group: GroupNode): unknown {
    const found = valuesNear(group, entry.term);
    const text = this.single(found);
    // What is there but wrong was said already.
    const isMissing = text === undefined && entry.must && found.every((value) => valueOf(value) !== undefined);
    if (isMissing && mayBeBare(entry.term, group)) return '';
    if (isMissing) this.missing(entry.term, group);
    if (text === undefined) return undefined;
    return entry.conversion ? entry.conversion.read(text) : text;
  }

  private readStruct(shape: Shape, all: GroupNode, first: GroupNode): unknown {
    const hasValue = shape.fields.some(([, entry]) =>
      entry.kind === 'group'
        ? instancesFor(entry, all.groups(entry.group)).length > 0
        : 'term' in entry && first.value(entry.term) !== undefined,
    );
    if (!hasValue) return undefined;
    const fields = this.fieldsOf(shape, all, first);
    return Object.keys(fields).length > 0 ? fields : undefined;
  }

  private readValues(term: string, shape: Shape, group: GroupNode): unknown {
    const found = group.values(term);
    if (found.length === 0) return undefined;
    // Their attributes stand in the group as values of their own.
    for (const [, entry] of shape.fields)
      if ('term' in entry) for (const part of group.values(entry.term)) part.isTaken = true;
    return found.map((value) => this.readParts(value, shape));
  }

  private readParts(value: TermValue, shape: Shape): Fields {
    const fields: Fields = {};
    for (const [name, entry] of shape.fields) {
      const term = 'term' in entry ? entry.term : value.term;
      const part = term === value.term ? value : value.partOf(term);
      const text = part && this.single([part]);
      if (text !== undefined) fields[name] = text;
    }
    return fields;
  }

  private readGroups(entry: Extract<Entry, { kind: 'group' }>, group: GroupNode): unknown {
    const shape = entry.shape();
    const found = instancesFor(entry, group.groups(entry.group));
    if (entry.many) {
      const objects = found.map((each) => this.read(shape, each));
      return objects.length > 0 || entry.must ? objects : undefined;
    }
    const [first, ...further] = found;
    for (const each of further) {
      this.findings.addWarning(() => valueRepeated(entry.group, each.element));
      for (const value of each.leftOver()) value.isTaken = true;
    }
    const object = first && this.read(shape, first);
    if (object && (entry.must || Object.keys(object).length > 0)) return object;
    return entry.must ? this.absent(shape, group) : undefined;
  }

  /** A group that must be there and is not: empty, and without what it must say. */
  private absent(shape: Shape, around: GroupNode): Fields {
    const fields: Fields = {};
    for (const [name, entry] of shape.fields) {
      if (!('must' in entry) || !entry.must) continue;
      if (entry.kind === 'term') this.missing(entry.term, around);
      else if (entry.kind === 'group') fields[name] = entry.many ? [] : this.absent(entry.shape(), around);
    }
    return fields;
  }

  private single(values: readonly TermValue[]): string | undefined {
    let text: string | undefined;
    for (const value of values) {
      value.isTaken = true;
      const read = valueOf(value);
      if (read === undefined) this.findings.add(valueInvalid(value.term, value.element, value.attribute));
      else if (isNothing(read, value)) continue;
      else if (text === undefined) text = read;
      else if (!isSame(text, read, value))
        this.findings.addWarning(() => valueRepeated(value.term, value.element, value.attribute));
    }
    return text;
  }

  private missing(term: string, group: GroupNode): void {
    this.findings.add(termMissing(term, group.element, this.source.pathFor(term, group)));
  }
}

const repeated = new WeakMap<Shape, readonly string[]>();

/** The groups of which a shape has the first one in other fields than the further ones. */
function furtherIn(shape: Shape): readonly string[] {
  const known = repeated.get(shape);
  if (known) return known;
  const ids = shape.fields.flatMap(([, entry]) => {
    if (entry.kind === 'struct') return [...furtherIn(entry.shape)];
    return entry.kind === 'group' && entry.further ? [entry.group] : [];
  });
  repeated.set(shape, ids);
  return ids;
}

/** An empty text says nothing, unless it is an attached file without bytes. */
function isNothing(text: string, value: TermValue): boolean {
  const isFile = terms.get(value.term)?.type === 'binary';
  return (text === '' && !isFile) || text === value.place.node.otherwise;
}

const numbers = new Set(['amount', 'price', 'quantity', 'percent']);

function isSame(text: string, other: string, { term }: TermValue): boolean {
  return text === other || (numbers.has(terms.get(term)?.type ?? '') && new Decimal(text).equals(other));
}

/** The values in a group, or where the syntax writes them in a group around it. */
function valuesNear(group: GroupNode, term: string): readonly TermValue[] {
  const found = group.values(term);
  const isHome = terms.get(term)?.group === group.group;
  if (found.length > 0 || !isHome || !group.parent) return found;
  return group.parent.ownOf(term);
}
