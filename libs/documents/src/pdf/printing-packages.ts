import { createRequire } from 'node:module';
import type * as Fontkit from 'fontkit';
import type * as Pdfkit from 'pdfkit';

const load = createRequire(import.meta.url);

/**
 * What writes PDF files. It takes as long to load as all of this library: whoever prints nothing does not wait for it, which is why it
 * is not imported.
 */
export function pdfkit(): typeof Pdfkit {
  return load('pdfkit') as typeof Pdfkit;
}

/** What reads fonts; the same holds. */
export function fontkit(): typeof Fontkit {
  return load('fontkit') as typeof Fontkit;
}
