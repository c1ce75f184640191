import { deflateSync } from 'node:zlib';

const INVOICE = '<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"/>';

/** What stands in each object of a small PDF with an embedded invoice, from object 1 on. */
const objects = [
  '<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/AF[4 0 R]/Names<</EmbeddedFiles<</Names[(factur-x.xml)4 0 R]>>>>>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  '<</Type/Filespec/F(factur-x.xml)/UF(factur-x.xml)/AFRelationship/Alternative/EF<</F 5 0 R>>>>',
];
const metadata = '<x><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel></x>';

/** The same file in the old form with a table and in the new one with a stream of objects, each with everything in it. */
export function pdfSamples(): Uint8Array[] {
  const deflated = deflateSync(INVOICE);
  const streams = [
    stream(`/Type/EmbeddedFile/Subtype/text#2Fxml/Filter/FlateDecode/Params<</Size ${INVOICE.length}>>`, deflated),
    stream('/Type/Metadata/Subtype/XML', Buffer.from(metadata)),
  ];
  return [withTable([...objects.map((text) => Buffer.from(text)), ...streams]), withObjectStream(streams)];
}

function stream(entries: string, content: Uint8Array): Buffer {
  const head = Buffer.from(`<<${entries}/Length ${content.length}>>\nstream\n`);
  return Buffer.concat([head, content, Buffer.from('\nendstream')]);
}

function withTable(contents: readonly Buffer[]): Uint8Array {
  const { file, offsets } = body(contents.map((content, index) => [index + 1, content]));
  const rows = offsets.map(([, offset]) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = contents.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R>>\n`;
  return new Uint8Array(Buffer.concat([file, Buffer.from(`${table}startxref\n${file.length}\n%%EOF\n`)]));
}

/** Objects 1 to 4 in a stream (object 7), 5 and 6 as they are, the cross references as object 8. */
function withObjectStream(streams: readonly Buffer[]): Uint8Array {
  let at = 0;
  const index = objects.map((text, number) => {
    const entry = `${number + 1} ${at}`;
    at += text.length + 1;
    return entry;
  });
  const head = `${index.join(' ')} `;
  const packed = stream(
    `/Type/ObjStm/N ${objects.length}/First ${head.length}/Filter/FlateDecode`,
    deflateSync(head + objects.join(' ')),
  );
  const { file, offsets } = body([
    ...streams.map((content, number): [number, Buffer] => [number + 5, content]),
    [7, packed],
  ]);
  const rows = [
    [0, 0, 255],
    ...objects.map((_, number) => [2, 7, number]),
    ...offsets.map(([, offset]) => [1, offset, 0]),
  ];
  const references = [...rows, [1, file.length, 0]].flatMap(([kind = 0, place = 0, extra = 0]) => [
    kind,
    place >> 8,
    place & 255,
    extra,
  ]);
  const entries = '/Type/XRef/Size 9/W[1 2 1]/Root 1 0 R/Filter/FlateDecode';
  const last = body([[8, stream(entries, deflateSync(Uint8Array.from(references)))]], file.length);
  return new Uint8Array(Buffer.concat([file, last.file, Buffer.from(`startxref\n${file.length}\n%%EOF\n`)]));
}

function body(contents: readonly [number, Buffer][], start?: number): { file: Buffer; offsets: [number, number][] } {
  const parts = start === undefined ? [Buffer.from('%PDF-1.7\n')] : [];
  const offsets: [number, number][] = [];
  let at = parts[0]?.length ?? start ?? 0;
  for (const [number, content] of contents) {
    const part = Buffer.concat([Buffer.from(`${number} 0 obj\n`), content, Buffer.from('\nendobj\n')]);
    offsets.push([number, at]);
    parts.push(part);
    at += part.length;
  }
  return { file: Buffer.concat(parts), offsets };
}
