import type { XmlElement } from '../../xml/xml-element.ts';

/** How a text of the syntax and the value of the term differ, where they do. */
export interface Codec {
  /** The value, or undefined when the text cannot be understood. */
  read(text: string): string | undefined;
  /** The text of a value. */
  write(value: string): string;
}

/** The currencies of an invoice as it names them: BT-5 and BT-6. */
export interface Currencies {
  document: string | undefined;
  accounting: string | undefined;
}

/** Decides whether an element is the one that a node means, where several elements of one name mean different things. */
export type Condition = (element: XmlElement, currencies: Currencies) => boolean;

/** A term that stands in an attribute, a text that always stands there, or the currency of an amount. */
export type AttributeBinding = { term: string } | { always: string } | { currency: 'document' | 'accounting' };

/** Several terms that share the text of one element. */
export interface SharedText {
  terms: readonly string[];
  /** The texts of the terms. */
  read(text: string): { term: string; text: string }[];
  /** The text of the element for the values of the terms. */
  write(values: Readonly<Record<string, string>>): string;
}

/** What is said of an element beyond its name and its meaning. */
export interface NodeOptions {
  attributes?: Readonly<Record<string, AttributeBinding>>;
  /** When this node is meant; without it, always. Of several nodes with one name the first that is meant counts. */
  when?: Condition;
  codec?: Codec;
  shared?: SharedText;
  /** The term of which each value gets an element of its own. */
  each?: string;
  /** The group of which each instance gets an element of its own, which repeats what the groups around it say. */
  splitBy?: string;
  /** The schema demands a term of the group here: without one, a term from further out that stands here too has no place. */
  needsGroup?: boolean;
  /** The rules allow the element once in the whole document, where it would stand in each of several groups. */
  once?: boolean;
  /** The schema of D16B allows one element only, of whatever the model may have several; that of Factur-X EXTENDED allows more. */
  single?: boolean;
  /** The term of the line around a sub line that is written here; a line that is none says it itself. */
  idOfParent?: string;
  /** A group inside of this one whose instances follow as elements of the same kind. */
  followedBy?: string;
  /** Which values are written here, where one term has two places. */
  only?: (value: { text: string; scheme: string | undefined }) => boolean;
  /** Written when the term has no value but the schema demands the element; a reader takes it for no value. */
  otherwise?: string;
}

/** One element of a syntax and what it means. The children stand in the order of the schema. */
export interface BindingNode extends NodeOptions {
  /** Name with the usual prefix of its namespace: `cbc:ID`. */
  name: string;
  term?: string;
  group?: string;
  /** The text that always stands here. */
  always?: string;
  children: BindingNode[];
}

/** An element that holds the value of a term. */
export function value(name: string, term: string, options: NodeOptions = {}): BindingNode {
  return { name, term, children: [], ...options };
}

/** An element that stands for a group of terms. */
export function group(name: string, id: string, children: BindingNode[], options: NodeOptions = {}): BindingNode {
  return { name, group: id, children, ...options };
}

/** An element that only the syntax needs. */
export function inside(name: string, children: BindingNode[], options: NodeOptions = {}): BindingNode {
  return { name, children, ...options };
}

/** An element whose text is always the same. */
export function always(name: string, text: string): BindingNode {
  return { name, always: text, children: [] };
}

/** An amount with its currency in an attribute. */
export function amount(name: string, term: string, options: NodeOptions = {}): BindingNode {
  return value(name, term, { attributes: { currencyID: { currency: 'document' } }, ...options });
}
