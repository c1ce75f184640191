import { joined, markup, type Markup } from '../../markup/markup.ts';
import type { SourceGroup, SourceInvoice } from '../source/source-invoice.ts';
import type { ViewerWords } from './viewer-words.ts';

/** The types of attachments that EN 16931 allows; none of them is something that a browser runs. */
const safeTypes = new Map([
  ['application/pdf', 'pdf'],
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['text/csv', 'csv'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
]);

/** Bytes of attachments that one page carries; what comes after is named only. */
const mostBytes = 32 * 1024 * 1024;

/** The supporting documents (BG-24) that hold a file, offered for download under names and types that are safe. */
export function attachmentsMarkup(invoice: SourceInvoice, words: ViewerWords): Markup | undefined {
  let left = mostBytes;
  const rows = invoice.groups('BG-24').flatMap((document) => {
    const file = document.value('BT-125')?.text.replace(/\s+/g, '');
    if (file === undefined || file === '') return [];
    const type = document.value('BT-125-1')?.text.trim().toLowerCase() ?? '';
    const ending = safeTypes.get(type);
    const bytes = Math.floor((file.length * 3) / 4);
    const isOffered = ending !== undefined && bytes <= left && /^[A-Za-z0-9+/]+={0,2}$/.test(file);
    if (isOffered) left -= bytes;
    const name = fileName(document, ending ?? 'bin');
    const size = `${Math.max(1, Math.round(bytes / 1024))} kB`;
    const offer = isOffered
      ? markup`<a class="offer" download="${name}" href="data:${type};base64,${file}">${words.download}</a>`
      : markup`<span class="refused">${type} ${words.notOffered}</span>`;
    const what = document.value('BT-123')?.text ?? '';
    return [
      markup`<li><span><bdi>${name}</bdi> <small>${size}</small><br><small><bdi>${what}</bdi></small></span>${offer}</li>`,
    ];
  });
  if (rows.length === 0) return undefined;
  return markup`<section class="card"><h2>${words.attachments}</h2><ul class="files">${joined(rows)}</ul></section>`;
}

// The ending follows the type, never the name that the sender chose.
function fileName(document: SourceGroup, ending: string): string {
  const wanted = document.value('BT-125-2')?.text ?? document.value('BT-122')?.text ?? '';
  const stem = wanted
    .normalize('NFC')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} _-]+/gu, '_')
    .trim()
    .slice(0, 80);
  return `${stem === '' ? 'Anlage' : stem}.${ending}`;
}
