import { asConstant } from '../text-constant.ts';

/** A name with its namespace. */
export interface QualifiedName {
  local: string;
  namespace: string;
}

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';
const start = String.raw`A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}`;
const part = String.raw`${start}\-.0-9\u00B7\u0300-\u036F\u203F\u2040`;
const qualified = new RegExp(`^(?:([${start}][${part}]*):)?([${start}][${part}]*)$`, 'u');

/** Invoices have some hundred different names; a hostile file must not fill the memory with its own. */
const MOST_KNOWN = 2_000;
const LONGEST_KNOWN = 100;
const knownNames = new Map<string, string>();

/**
 * The same name as it was read first, kept as V8 keeps constants: names are looked for in maps and compared with those of rules for each
 * element, and a part of a document's text would be hashed and read again each time.
 */
function known(name: string): string {
  const before = knownNames.get(name);
  if (before !== undefined || knownNames.size >= MOST_KNOWN || name.length > LONGEST_KNOWN) return before ?? name;
  const own = asConstant(name);
  knownNames.set(own, own);
  return own;
}

/** The namespaces that hold in an element. */
export class NameScope {
  private readonly prefixes: ReadonlyMap<string, string>;

  private constructor(prefixes: ReadonlyMap<string, string>) {
    this.prefixes = prefixes;
  }

  /** The scope of a document without declarations. */
  static outermost(): NameScope {
    return new NameScope(new Map([['xml', xmlNamespace]]));
  }

  /** The scope of an element that declares these prefixes (`''` for the default); undefined when one of them may not be declared. */
  with(declared: ReadonlyMap<string, string>): NameScope | undefined {
    for (const [prefix, namespace] of declared) {
      const reserved = prefix === 'xmlns' || namespace === xmlnsNamespace;
      if (reserved || (prefix === 'xml') !== (namespace === xmlNamespace)) return undefined;
      if (prefix !== '' && (namespace === '' || !qualified.test(prefix) || prefix.includes(':'))) return undefined;
    }
    return new NameScope(new Map([...this.prefixes, ...declared]));
  }

  /** The name of an element; undefined when it is no name or its prefix is not declared. */
  element(raw: string): QualifiedName | undefined {
    return this.resolve(raw, this.prefixes.get('') ?? '');
  }

  /** The name of an attribute, which the default namespace does not concern. */
  attribute(raw: string): QualifiedName | undefined {
    return this.resolve(raw, '');
  }

  private resolve(raw: string, unprefixed: string): QualifiedName | undefined {
    const [, prefix, local] = qualified.exec(raw) ?? [];
    const namespace = prefix === undefined ? unprefixed : this.prefixes.get(prefix);
    return local === undefined || namespace === undefined ? undefined : { local: known(local), namespace };
  }
}
