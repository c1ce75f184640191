import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readInvoice, validateInvoice, writeCii, writeUbl, type Invoice } from '@belegfluss/documents';
import { SEED, seeded, shared, testTier } from '@belegfluss/testing';
import { mutatedModel } from './invoices/mutated-model.ts';
import { isOfOneSyntax, OFFICIALLY_APART } from './invoices/syntax-differences.ts';

const INVOICES = testTier === 'full' ? 4_500 : 260;
/** One in four gets an amount or a day that is none, which no writer takes. */
const LEAST_WRITTEN = 0.7;

const folder = shared('accounting/data/einvoice/xrechnung-testsuite');
const apart = new Set(Object.values(OFFICIALLY_APART).flat());
const models: Invoice[] = [];

/** The same invoice in both syntaxes; undefined where a model with such faults cannot be written at all. */
function bothSyntaxes(invoice: Invoice): [ubl: string, cii: string] | undefined {
  try {
    return [writeUbl(invoice), writeCii(invoice)];
  } catch {
    return undefined;
  }
}

function rulesBroken(document: string): string[] {
  const { findings } = validateInvoice(new TextEncoder().encode(document));
  return [...new Set(findings.map(({ rule }) => rule))]
    .filter((rule) => !isOfOneSyntax(rule) && !apart.has(rule))
    .sort();
}

describe('invoices with faults', () => {
  beforeAll(() => {
    if (folder === undefined) return;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xml'));
    models.push(...files.sort().map((file) => readInvoice(readFileSync(join(folder, file))).invoice));
  });

  it(
    'are judged the same in UBL and in CII, and never stop the validator',
    () => {
      const judgedApart: unknown[] = [];
      let written = 0;
      for (let number = 0; number < INVOICES && models.length > 0; number += 1) {
        const model = models[number % models.length];
        const both = model && bothSyntaxes(mutatedModel(model, seeded(SEED + number)));
        if (!both) continue;
        written += 1;
        const [ubl, cii] = both.map(rulesBroken);
        if (JSON.stringify(ubl) !== JSON.stringify(cii)) judgedApart.push({ number, ubl, cii });
      }
      expect(judgedApart).toEqual([]);
      if (models.length > 0) expect(written).toBeGreaterThan(INVOICES * LEAST_WRITTEN);
    },
    testTier === 'full' ? 900_000 : 60_000,
  );
});
