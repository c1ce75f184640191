import type { Diagnostic } from '../../diagnostic.ts';
import { DocumentError } from '../../diagnostic.ts';
import { requireDocument } from '../../input/byte-input.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { readXmlTree } from '../../xml/xml-tree.ts';
import type { Syntax } from '../binding/syntax.ts';
import { invoiceFrom, invoiceShape } from '../model/invoice-shape.ts';
import type { Invoice } from '../model/index.ts';
import type { InvoiceProfile } from '../profile.ts';
import { profileOf } from '../profile.ts';
import { syntaxOf } from '../source/index.ts';
import { InvoiceNode } from '../source/invoice-node.ts';
import { Findings } from './findings.ts';
import { GroupReader } from './group-reader.ts';
import { withTree } from './line-tree.ts';
import { joinPayments } from './payments.ts';
import { contentNotRead, notAnInvoice } from './reading-diagnostics.ts';
import { unreadBeside } from './unread.ts';

/** An invoice that was read, and what of the document is not in it. */
export interface ReadInvoice {
  invoice: Invoice;
  syntax: Syntax;
  /** What the document claims to follow (BT-24). */
  profile: InvoiceProfile;
  /** Content that the model has no place for, each with its position; warnings only. */
  diagnostics: Diagnostic[];
}

/**
 * Reads an invoice of UBL 2.1 or CII D16B into the model. A document that is no well-formed XML, no invoice, lacks what no invoice
 * can do without, or has amounts or dates that are none is thrown as a `DocumentError` with positions. It is not validated:
 * what the rules say is another question.
 */
export function readInvoice(source: Uint8Array | XmlElement): ReadInvoice {
  requireDocument(source);
  const root = source instanceof Uint8Array ? readXmlTree(source) : source;
  const syntax = syntaxOf(root);
  if (!syntax) throw new DocumentError([notAnInvoice(root)]);
  const findings = new Findings();
  const node = new InvoiceNode(root, syntax, 'the whole', (element, place, currencies) => {
    for (const diagnostic of unreadBeside(element, place, currencies)) findings.add(diagnostic);
  });
  for (const element of node.unknown) findings.addWarning(() => contentNotRead(element));
  const fields = new GroupReader(node, findings).read(invoiceShape, node);
  if (findings.errors.length > 0) throw new DocumentError(findings.errors);
  const flat = joinPayments(invoiceFrom(fields), node, findings);
  const profile = profileOf(flat.specification ?? '');
  const invoice = profile === 'factur-x-extended' ? { ...flat, lines: withTree(flat.lines) } : flat;
  for (const { element, attribute } of node.leftOver()) findings.addWarning(() => contentNotRead(element, attribute));
  return { invoice, syntax, profile, diagnostics: findings.toldAbout(root) };
}
