import { describe, expect, it } from '@jest/globals';
import { sortEvidence } from './evidence-parts.ts';

describe('evidence of a question', () => {
  it('compares candidates with the object that is most like them and marks what differs', () => {
    const { comparisons, objects, plain } = sortEvidence({
      table: 'parties',
      deal: { key: '17' },
      company: { name: 'Krüger', city: 'Bremen' },
      candidates: [
        { name: 'Krüger', city: 'Hamburg', score: '0.9' },
        { name: 'Krüger KG', city: 'Bremen', score: '0.7' },
      ],
    });
    expect(plain).toEqual({ table: 'parties' });
    expect(objects.map(({ name }) => name)).toEqual(['deal']);
    expect(comparisons[0]?.columns.map(({ label }) => label)).toEqual(['company', 'candidate', 'candidate']);
    expect(comparisons[0]?.rows.map(({ field, cells }) => [field, cells.map(({ differs }) => differs)])).toEqual([
      ['name', [false, false, true]],
      ['city', [false, true, false]],
      ['score', [false, false, false]],
    ]);
  });

  it('compares candidates with the first of them when nothing else is like them', () => {
    const { comparisons } = sortEvidence({ items: [{ open: '10.00' }, { open: '12.00' }] });
    expect(comparisons[0]?.rows[0]?.cells.map(({ differs }) => differs)).toEqual([false, true]);
  });

  it('reads the record of a candidate as part of it', () => {
    const { comparisons, plain } = sortEvidence({
      why: { de: 'Mehrere passen', en: 'Several fit' },
      candidates: [{ key: '10001', score: '0.87', record: { name: 'Krüger KG' } }],
    });
    expect(comparisons[0]?.rows.map(({ field }) => field)).toEqual(['name', 'key', 'score']);
    expect(plain).toEqual({ why: { de: 'Mehrere passen', en: 'Several fit' } });
  });

  it('opens addresses, writes references as one value and leaves out ids of ours and what nobody says', () => {
    const id = '01a20052-9fd4-7000-89c4-0e1b02ee0009';
    const { comparisons } = sortEvidence({
      incoming: { name: 'A', address: { city: 'Kiel' }, external: { connection: 'crm', entity: 'company', key: '7' } },
      candidates: [{ key: id, record: { id, name: 'B', vatId: null, address: { city: 'Kiel' } } }],
    });
    expect(comparisons[0]?.rows.map(({ field, cells }) => [field, ...cells.map(({ value }) => value)])).toEqual([
      ['name', 'A', 'B'],
      ['city', 'Kiel', 'Kiel'],
      ['external', 'crm · company · 7', undefined],
    ]);
    expect(comparisons[0]?.rows.flatMap(({ cells }) => cells).filter(({ differs }) => differs).length).toBe(1);
  });

  it('shows of a payment first what people look for first, in whatever order it was kept', () => {
    const transaction = {
      text: 'Rechnung 1',
      amount: '10.00',
      account: 'DE1',
      bookedOn: '2026-11-02',
      partyName: 'Krüger',
    };
    const [payment] = sortEvidence({ transaction }).objects;
    expect(Object.keys(payment?.facts ?? {})).toEqual(['amount', 'bookedOn', 'partyName', 'text', 'account']);
  });

  it('keeps lists of plain values among the facts', () => {
    expect(sortEvidence({ reasons: ['a', 'b'], empty: [] }).plain).toEqual({ reasons: ['a', 'b'], empty: [] });
  });
});
