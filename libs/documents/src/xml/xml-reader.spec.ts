import { describe, expect, it } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { refusalOf } from '../../test/judges/refusal.ts';
import { returnedDebitXml, statementXml } from '../../test/samples/statement-xml.ts';
import { readXml } from './xml-reader.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const documents = [statementXml({ name: 'Müller & Söhne' }), returnedDebitXml(2), returnedDebitXml(8)];

/** Elements as they are closed: name, namespace, line, attributes, and the text of those without children. */
type Outcome = unknown[] | 'refused';

async function ours(text: string, piece: number): Promise<Outcome> {
  const whole = bytes(text);
  const closed: unknown[] = [];
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < whole.length; at += piece) yield whole.subarray(at, at + piece);
  }
  const refusal = await refusalOf(
    readXml(pieces(), {
      closed: ({ name, namespace, line, attributes, children, text: content }) => {
        closed.push([name, namespace, line, { ...attributes }, children.length > 0 ? '' : content]);
        return false;
      },
    }),
  );
  return refusal.length > 0 ? 'refused' : closed;
}

function refuse(error: Error): never {
  throw error;
}

/** The same by another reader of XML. */
function theirs(text: string): Outcome {
  const parser = new SaxesParser({ xmlns: true, position: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const open: { head: unknown[]; text: string; isLeaf: boolean }[] = [];
  const closed: unknown[] = [];
  const add = (part: string): void => {
    const element = open.at(-1);
    if (element) element.text += part;
  };
  let line = 0;
  parser.on('error', refuse);
  parser.on('doctype', () => refuse(new Error('document type')));
  parser.on('opentagstart', () => void ({ line } = parser));
  parser.on('opentag', ({ local, uri, attributes }) => {
    const own = Object.values(attributes).filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'));
    const values = Object.fromEntries(own.map((attribute) => [attribute.local, attribute.value]));
    const parent = open.at(-1);
    if (parent) parent.isLeaf = false;
    open.push({ head: [local, uri, line, values], text: '', isLeaf: true });
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element) closed.push([...element.head, element.isLeaf ? element.text.trim() : '']);
  });
  try {
    parser.write(text).close();
    return closed;
  } catch {
    return 'refused';
  }
}

const fragments = (
  '< > / " \' & &amp; &#0; &#65; &#xD800; &x; ]]> <!-- --> -- = <![CDATA[ <![CDATA[<x>]]> x: é <a/> <b> </b> xmlns="a" ' +
  '<?xml\u00A0version="1.0"?> <?pi\u00A0x?> \u0001 \uFFFE \u00A0a="1" \u00A0a="1"\u00A0a="2" \u00A0xmlns:x="y"\u00A0x:a=">" ' +
  '<a\u00A0b=">"/> <!DOCTYPE\u00A0a> \u00A0'
)
  .split(' ')
  .map((fragment) => fragment.replaceAll('\u00A0', ' '));

function* randomNumbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    yield state / 0x7fffffff;
  }
}

describe('reading XML as it arrives', () => {
  it('finds in documents that were damaged at random what another reader finds, and refuses what that refuses', async () => {
    const random = randomNumbers(20261121);
    const upTo = (limit: number): number => Math.floor(random.next().value * limit);
    let refused = 0;
    for (let round = 0; round < 600; round += 1) {
      const whole = documents[round % documents.length] ?? '';
      const at = upTo(whole.length);
      const fragment = fragments[upTo(fragments.length)] ?? '';
      const text = whole.slice(0, at) + fragment + whole.slice(at + upTo(2) * upTo(5));
      const expected = theirs(text);
      expect([text, await ours(text, 1 + upTo(9_000))]).toEqual([text, expected]);
      if (expected === 'refused') refused += 1;
    }
    expect(refused).toBeGreaterThan(100);
    expect(refused).toBeLessThan(550);
  });

  it('reads line ends of every kind as line feeds', async () => {
    expect(await ours('<a>1\r\n2\r3\n4</a>', 4)).toEqual([['a', '', 1, {}, '1\n2\n3\n4']]);
  });

  it('does not depend on where the pieces end', async () => {
    for (const text of documents) {
      const whole = await ours(text, 1_000_000);
      for (const piece of [1, 7, 4_095, 4_097]) expect(await ours(text, piece)).toEqual(whole);
    }
  });

  it('tells the place of an element whose tag came in two pieces', async () => {
    const text = `<a>${'\n'.repeat(5_000)}  <b>${' '.repeat(5_000)}\n</b><c/></a>`;
    const places: string[] = [];
    await readXml(bytes(text), {
      closed: ({ path, line, column }) => {
        places.push(`${path} ${line}:${column}`);
        return true;
      },
    });
    expect(places).toEqual(['a/b 5001:3', 'a/c 5002:5', 'a 1:1']);
  });

  it('stops at a text, a comment or a tag that never ends', async () => {
    const limits = { bytes: 10_000_000, depth: 64, elements: 1000, attributes: 64, text: 100_000 };
    const endless = ['x', '<!-- ', '<![CDATA[', '<b ', '<b c="'].map((start) => `<a>${start}${'x'.repeat(5_000_000)}`);
    for (const text of endless) {
      const [diagnostic] = await refusalOf(readXml(bytes(text), { closed: () => true }, limits));
      expect(diagnostic).toMatchObject({ code: 'bank.xml_limit' });
    }
  });
});
