import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { schemaText } from './pack-schema.ts';

const PACK = 'flows/sales-to-invoice';
const folder = fileURLToPath(new URL(`../../../../${PACK}`, import.meta.url));

describe('the schema of a pack', () => {
  it('lies beside the shipped flows as `belegfluss schema --out flows/sales-to-invoice/flow.schema.json` writes it', () => {
    expect(readFileSync(`${folder}/flow.schema.json`, 'utf8') === schemaText(folder, 'production')).toBe(true);
  });

  it('is refused with the findings of a pack that cannot be read', () => {
    expect(() => schemaText(`${folder}/tables`, 'production')).toThrow('pack.missing_file');
  });
});
