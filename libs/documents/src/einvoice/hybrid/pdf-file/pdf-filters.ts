import { inflateSync } from 'node:zlib';
import { pdfFault } from './pdf-faults.ts';
import { pdfLimits } from './pdf-limits.ts';
import { unpredicted, type Prediction } from './pdf-prediction.ts';

/** One filter of a stream with its parameters. */
export interface PdfFilter {
  name: string;
  prediction?: Prediction;
}

/** Undoes the filters of a stream, at most `most` bytes at each of them. */
export function unfiltered(raw: Uint8Array, filters: readonly PdfFilter[], most: number): Uint8Array {
  let bytes = raw;
  for (const { name, prediction } of filters) {
    const isFlate = name === 'FlateDecode' || name === 'Fl';
    if (!isFlate && bytes.length > pdfLimits.slow) throw pdfFault('pdf_too_large', { limit: 'slow' });
    if (isFlate) bytes = inflated(bytes, most);
    else if (name === 'ASCIIHexDecode' || name === 'AHx') bytes = fromHexadecimal(bytes);
    else if (name === 'ASCII85Decode' || name === 'A85') bytes = fromBase85(bytes);
    else throw pdfFault('pdf_filter_unknown', { filter: name.slice(0, 40) });
    if (prediction !== undefined) bytes = unpredicted(bytes, prediction);
  }
  return bytes;
}

function inflated(bytes: Uint8Array, most: number): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: most });
  } catch (error) {
    const tooLarge =
      typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw pdfFault(tooLarge ? 'pdf_too_large' : 'pdf_broken', tooLarge ? { limit: 'stream' } : undefined);
  }
}

function fromHexadecimal(bytes: Uint8Array): Uint8Array {
  const digits = Buffer.from(bytes).toString('latin1').split('>', 1)[0]?.replace(/\s/g, '') ?? '';
  if (!/^[0-9a-f]*$/i.test(digits)) throw pdfFault('pdf_broken');
  return new Uint8Array(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'));
}

function fromBase85(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1').split('~>', 1)[0]?.replace(/\s/g, '') ?? '';
  if (!/^[!-uz]*$/.test(text)) throw pdfFault('pdf_broken');
  const digits = text.replaceAll('z', '!!!!!');
  const padding = (5 - (digits.length % 5)) % 5;
  const groups = digits.padEnd(digits.length + padding, 'u');
  const content = Buffer.alloc((groups.length / 5) * 4);
  for (let group = 0; group < groups.length; group += 5) {
    let value = 0;
    for (let index = 0; index < 5; index += 1) value = value * 85 + groups.charCodeAt(group + index) - 33;
    if (value > 0xffffffff) throw pdfFault('pdf_broken');
    content.writeUInt32BE(value, (group / 5) * 4);
  }
  return new Uint8Array(content.subarray(0, content.length - padding));
}
