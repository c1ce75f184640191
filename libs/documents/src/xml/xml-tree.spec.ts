import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../test/judges/refusal.ts';
import { invoiceXmlLimits } from './xml-limits.ts';
import type { TreeElement } from './tree-element.ts';
import { readXmlTree } from './xml-tree.ts';

const read = (xml: string): TreeElement => readXmlTree(new TextEncoder().encode(xml));

describe('a document that is read as a whole', () => {
  it('has names, texts, attributes and places', () => {
    const root = read(
      '\uFEFF<?xml version="1.0"?>\n<!-- c --><a xmlns="urn:a" xmlns:b="urn:b">\n  <b:c k="1 &amp; 2">x &#xE4;<![CDATA[<y>]]> </b:c>\n</a>\n',
    );
    const [inner] = root.children;
    expect([root.name, root.namespace, root.text, root.path]).toEqual(['a', 'urn:a', '', 'a']);
    expect(inner).toMatchObject({
      name: 'c',
      namespace: 'urn:b',
      text: 'x ä<y>',
      content: 'x ä<y> ',
      line: 3,
      column: 3,
    });
    expect(inner?.attributes).toEqual({ k: '1 & 2' });
    expect(inner?.parent).toBe(root);
  });

  it('numbers siblings of one name in paths, and only those', () => {
    const root = read('<a><b/><c/><b><d/></b></a>');
    expect(root.children.map(({ path }) => path)).toEqual(['a/b[1]', 'a/c', 'a/b[2]']);
    expect(root.children[2]?.children[0]?.path).toBe('a/b[2]/d');
  });

  it('takes a > in a value for a value, and forgets no tag when a prefix gets another meaning', () => {
    const root = read('<a xmlns:p="urn:1"><p:b k=">"/><c xmlns:p="urn:2"><p:b k=">"/></c><p:b k=">"/></a>');
    expect(root.children[0]).toMatchObject({ namespace: 'urn:1', attributes: { k: '>' } });
    expect(root.children[1]?.children[0]?.namespace).toBe('urn:2');
    expect(root.children[2]?.namespace).toBe('urn:1');
  });

  it('gives no attribute the power of a prototype', () => {
    const { attributes } = read('<a __proto__="x" constructor="y"/>');
    expect(Object.keys(attributes).toSorted()).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it.each([
    ['<a><b></a>', 'einvoice.xml_not_well_formed'],
    ['<a>', 'einvoice.xml_truncated'],
    ['<a b="1" b="2"/>', 'einvoice.xml_not_well_formed'],
    ['<a>&lol;</a>', 'einvoice.xml_not_well_formed'],
    ['<a>&#0;</a>', 'einvoice.xml_not_well_formed'],
    ['<a/><b/>', 'einvoice.xml_not_well_formed'],
    ['<p:a/>', 'einvoice.xml_not_well_formed'],
    ['<a>]]></a>', 'einvoice.xml_not_well_formed'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'einvoice.xml_doctype'],
    ['<?xml version="1.0" encoding="ISO-8859-1"?><a/>', 'einvoice.xml_encoding'],
    ['', 'einvoice.file_empty'],
    [' \r\n\t', 'einvoice.file_empty'],
    ['\uFEFF<?xml version="1.0"?><!-- nothing -->', 'einvoice.file_empty'],
    ['<?xml version="1.0"', 'einvoice.xml_truncated'],
  ])('is refused when it is %s', async (xml, code) => {
    expect(await refusalOf(() => read(xml))).toMatchObject([{ code, line: 1 }]);
  });

  it('is refused when its bytes are not UTF-8', async () => {
    const bytes = Uint8Array.from([0x3c, 0x61, 0x3e, 0xe4, 0x3c, 0x2f, 0x61, 0x3e]);
    expect(await refusalOf(() => readXmlTree(bytes))).toMatchObject([{ code: 'einvoice.xml_encoding' }]);
  });

  it.each([
    ['depth', '<a>'.repeat(100)],
    ['elements', `<a>${'<b><c/></b>'.repeat(501)}</a>`],
    ['children', `<a>${'<b/>'.repeat(601)}</a>`],
    ['attributes', `<a ${Array.from({ length: 100 }, (_, index) => `b${index}=""`).join(' ')}/>`],
    ['text', `<a>${'x'.repeat(2_000)}</a>`],
    ['bytes', `<a>${' '.repeat(20_000)}</a>`],
  ])('is refused when it exceeds the limit of %s', async (limit, xml) => {
    const limits = { ...invoiceXmlLimits, elements: 1_000, children: 600, text: 1_000, bytes: 10_000 };
    const refused = await refusalOf(() => readXmlTree(new TextEncoder().encode(xml), limits));
    expect(refused).toMatchObject([{ code: 'einvoice.xml_limit', facts: { limit } }]);
  });
});
