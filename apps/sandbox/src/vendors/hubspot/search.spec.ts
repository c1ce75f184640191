import { describe, expect, it } from '@jest/globals';
import { readSearch, runSearch } from './search.ts';
import { newRecord, type HubspotRecord } from './state.ts';

const at = '2026-11-01T10:00:00.000Z';
const deals: HubspotRecord[] = [
  newRecord('deals', '9', { dealname: 'Wartung Nord', amount: '90' }, at),
  newRecord('deals', '10', { dealname: 'Lizenz Süd', amount: '1000' }, at),
];

function find(operator: string, propertyName: string, value: object): string[] | string {
  const search = readSearch({ filterGroups: [{ filters: [{ propertyName, operator, ...value }] }], limit: 100 });
  return typeof search === 'string' ? search : runSearch(search, deals).map((record) => record.id);
}

describe('search of HubSpot', () => {
  it('compares numbers and times by size and not by letters', () => {
    expect(find('GT', 'hs_object_id', { value: '9' })).toEqual(['10']);
    expect(find('LT', 'amount', { value: '1000' })).toEqual(['9']);
    expect(find('GTE', 'hs_lastmodifieddate', { value: String(Date.parse(at)) })).toEqual(['9', '10']);
    expect(find('GT', 'hs_lastmodifieddate', { value: at })).toEqual([]);
    expect(find('BETWEEN', 'amount', { value: '80', highValue: '100' })).toEqual(['9']);
  });

  it('knows sets, words and missing values', () => {
    expect(find('IN', 'dealname', { values: ['lizenz süd'] })).toEqual(['10']);
    expect(find('CONTAINS_TOKEN', 'dealname', { value: 'wartung' })).toEqual(['9']);
    expect(find('NOT_HAS_PROPERTY', 'closedate', {})).toEqual(['9', '10']);
  });

  it('sorts backwards where the property has a minus', () => {
    const search = readSearch({ sorts: ['-amount'] });
    expect(typeof search === 'string' ? search : runSearch(search, deals).map((record) => record.id)).toEqual([
      '10',
      '9',
    ]);
  });

  it('ends at ten thousand results, at pages of 200 and at five groups', () => {
    expect(readSearch({ limit: 200, after: '9900' })).toContain('10000');
    expect(readSearch({ limit: 201 })).toContain('limit');
    expect(readSearch({ filterGroups: Array.from({ length: 6 }, () => ({ filters: [] })) })).toContain('5 groups');
  });
});
