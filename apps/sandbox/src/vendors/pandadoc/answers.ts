import type { VendorAnswer } from '../../gateway/vendor-face.ts';
import type { PandaDocument } from './state.ts';

/** PandaDoc's error body; `detail` is a text, or lists of texts by field. */
export function pandaDocError(status: number, type: string, detail: unknown): VendorAnswer {
  return { status, json: { type, detail } };
}

/** 404 for a document that does not exist. */
export function notFound(): VendorAnswer {
  return pandaDocError(404, 'not_found', 'Not found.');
}

/** 400 with the fields that are wrong. */
export function invalid(fields: Record<string, string[]>): VendorAnswer {
  return pandaDocError(400, 'validation_error', fields);
}

/** 409: the document is in a state in which this is not possible (yet). */
export function wrongState(document: PandaDocument, wanted: string): VendorAnswer {
  const detail = `Document must be in the state ${wanted}, it is in ${document.status}.`;
  return {
    status: 409,
    json: { type: 'request_error', detail, id: document.id, status: document.status, info_message: detail },
  };
}

/** 429 with the seconds to wait. */
export function throttled(seconds: number): VendorAnswer {
  const detail = `Too many requests, come back in ${seconds} seconds.`;
  return { ...pandaDocError(429, 'throttled', detail), headers: { 'retry-after': String(seconds) } };
}
