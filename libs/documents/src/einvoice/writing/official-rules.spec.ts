import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect } from '@jest/globals';
import { officialInvoices } from '../../../test/samples/official-invoices.ts';
import { itEach } from '../../../test/shared-files.ts';
import { DocumentError } from '../../diagnostic.ts';
import { isPdf, readHybridPdf } from '../hybrid/index.ts';
import type { Invoice } from '../model/index.ts';
import { readInvoice } from '../reading/index.ts';
import { validateInvoice } from '../validation/index.ts';
import { writeCii, writeUbl } from './index.ts';

function brokenRules(document: Uint8Array): string[] {
  const errors = validateInvoice(document).findings.filter(({ severity }) => severity === 'error');
  return [...new Set(errors.map(({ rule }) => rule))];
}

function written(invoice: Invoice, write: typeof writeUbl): Uint8Array | undefined {
  try {
    return new TextEncoder().encode(write(invoice));
  } catch (error) {
    if (error instanceof DocumentError) return undefined;
    throw error;
  }
}

// UBL knows one identifier of the buyer, CII two.
const differsBySyntax = new Set(['UBL-SR-16']);

// Rule tests break rules on purpose, some of which have another tolerance in the other syntax.
const valid = officialInvoices().filter((file) => !file.includes('xmute'));

describe('an official invoice', () => {
  itEach(valid)('breaks no rule that it kept when it is written again: %s', (file) => {
    const bytes = readFileSync(file);
    const original = isPdf(bytes) ? readHybridPdf(bytes).xml : bytes;
    const { invoice } = readInvoice(original);
    const before = new Set(brokenRules(original));
    // MINIMUM and BASIC WL have no lines, which the schema of UBL demands.
    const writers = invoice.lines.length === 0 ? [writeCii] : [writeUbl, writeCii];
    for (const write of writers) {
      const again = written(invoice, write);
      const broken = again ? brokenRules(again).filter((rule) => !before.has(rule) && !differsBySyntax.has(rule)) : [];
      expect([basename(file), write.name, broken]).toEqual([basename(file), write.name, []]);
    }
  });
});
