import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../test/judges/refusal.ts';
import { readXmlTree } from './xml-tree.ts';

/** So many bytes become text at once. */
const PIECE = 256 * 1024;
const bytesOf = (xml: string): Uint8Array => new TextEncoder().encode(xml);

/** A document in which the first piece ends so many bytes behind the start of a text. */
function cutAt(text: string, bytes: number, behind = '</a>'): Uint8Array {
  return bytesOf(`<a>${' '.repeat(PIECE - 3 - bytes)}${text}${behind}`);
}

describe('a document that is longer than what becomes text at once', () => {
  const mixed =
    '\n<b k="ä>">x<!-- €- --><![CDATA[<y>]]> é😀&amp;</b >\n<?p q?><c\n/>' +
    '<long.name.of.an.element></long.name.of.an.element >';

  it('is read alike wherever it is cut', () => {
    for (let cut = 0; cut <= bytesOf(mixed).length; cut += 1) {
      const [b, c, last] = readXmlTree(cutAt(mixed, cut)).children;
      expect(b).toMatchObject({ name: 'b', attributes: { k: 'ä>' }, content: 'x<y> é😀&', line: 2, column: 1 });
      expect(c).toMatchObject({ name: 'c', line: 3, column: 8 });
      expect(last).toMatchObject({ name: 'long.name.of.an.element', line: 4, column: 3 });
    }
  });

  it('has texts longer than many pieces, and places behind them', () => {
    const long = 'aä\n'.repeat(PIECE);
    const root = readXmlTree(bytesOf(`<a><b>${long}</b><c/></a>`));
    expect(root.children[0]?.content).toBe(long);
    expect(root.children[1]).toMatchObject({ line: PIECE + 1, column: 5 });
  });

  it('tells places that are far from each other without counting all lines between them again', () => {
    const rows = readXmlTree(bytesOf(`<a>${`<b/>${'\n'.repeat(PIECE)}`.repeat(4)}</a>`)).children;
    const before = process.cpuUsage();
    for (let asked = 0; asked < 500; asked += 1)
      expect(rows.map(({ line }) => line)).toEqual([1, PIECE + 1, 2 * PIECE + 1, 3 * PIECE + 1]);
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });

  it.each([
    ['<b>', 'einvoice.xml_truncated'],
    ['<b></c>', 'einvoice.xml_not_well_formed'],
    ['<!-- x --', 'einvoice.xml_not_well_formed'],
    ['<![CDATA[x]]', 'einvoice.xml_truncated'],
    ['<b k="', 'einvoice.xml_truncated'],
    ['</a', 'einvoice.xml_truncated'],
    ['<?p ', 'einvoice.xml_truncated'],
  ])('is refused alike wherever it is cut: %s', async (text, code) => {
    for (let cut = 0; cut <= text.length; cut += 1)
      expect(await refusalOf(() => readXmlTree(cutAt(text, cut, '')))).toMatchObject([{ code }]);
  });

  it('is no text before it is anything else that is wrong', async () => {
    const wrong = cutAt('</b>', 0, ' '.repeat(3 * PIECE));
    wrong[wrong.length - 1] = 0xe4;
    expect(await refusalOf(() => readXmlTree(wrong))).toMatchObject([{ code: 'einvoice.xml_encoding', line: 1 }]);
  });
});
