import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { FlowOffers } from '../api/schema.ts';
import { explanationAt } from './explanation.ts';
import type { JsonSchema } from './flow-schema.ts';

const schemaPlace = new URL('../../../../flows/sales-to-invoice/flow.schema.json', import.meta.url);
const schema = JSON.parse(readFileSync(schemaPlace, 'utf8')) as JsonSchema;

/** What is explained at `‸`, and where the server was asked about. */
async function explained(line: string, offers: FlowOffers['offers'] = []) {
  const head =
    'flow: probe\ntitle: { de: Probe, en: Probe }\nowner: sales\non: { won: { entity: crm.deal } }\nsteps:\n  ';
  const marked = head + line;
  const source = marked.replace('‸', '');
  const asked: number[] = [];
  const askOffers = (_: string, offset: number) => {
    asked.push(offset - head.length);
    const from = offset - (/\w*$/.exec(source.slice(0, offset))?.[0].length ?? 0);
    return Promise.resolve({ from, to: offset, offers });
  };
  const found = await explanationAt(source, marked.indexOf('‸'), { schema, language: 'de', askOffers, needed: '' });
  return { meaning: found?.meaning, text: found && source.slice(found.from, found.to), asked };
}

describe('what the editor explains', () => {
  it('is what a key means, and what the system calls an action', async () => {
    expect((await explained('first: { lo‸okup: payment_term }')).meaning).toMatch(/Zuordnungstabelle/);
    const action = await explained('first: { call: crm.deal.upd‸ate }');
    expect(action.text).toBe('crm.deal.update');
    expect(action.meaning).toBeTruthy();
    expect(action.asked).toEqual([]);
  });

  it('is what a name in an expression holds, asked for at its end', async () => {
    const about = { de: 'eine Liste', en: 'a list' };
    const name = await explained('first: { each: { expr: record.lineI‸tems } }', [
      { name: 'lineItems', kind: 'field', about },
      { name: 'lineItem', kind: 'field', about: { de: 'ein Text', en: 'a text' } },
    ]);
    expect(name).toEqual({ meaning: '**lineItems**: eine Liste', text: 'lineItems', asked: [39] });
  });

  it('is nothing where nobody knows the name, in a comment, or where the text cannot be read', async () => {
    expect((await explained('first: { each: { expr: record.li‸ne } }')).meaning).toBeUndefined();
    expect((await explained('first: { stop: done } # wh‸y')).asked).toEqual([]);
    expect((await explained('first: { stop: do‸ne')).meaning).toBeUndefined();
  });
});
