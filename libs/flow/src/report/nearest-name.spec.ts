import { describe, expect, it } from '@jest/globals';
import { nearestName } from './nearest-name.ts';

describe('the nearest name', () => {
  it.each([
    ['ordr', ['parcel', 'order'], 'order'],
    ['oredr', ['order'], 'order'],
    ['companyNmae', ['companyId', 'companyName', 'name'], 'companyName'],
    ['id', ['ids', 'uuid'], 'ids'],
    ['invoice_adress_street', ['invoice_address_street'], 'invoice_address_street'],
    ['aab', ['ab', 'aaab'], 'ab'],
    ['abab', ['ab'], 'ab'],
  ])('to %s among %j is %s', (name, known, nearest) => {
    expect(nearestName(name, known)).toBe(nearest);
  });

  it.each([
    ['customer', ['order', 'parcel']],
    ['', ['order']],
    ['me', ['id']],
    ['a_very_long_name_of_something', ['another_long_name_of_anything']],
    ['x'.repeat(61), ['x'.repeat(62)]],
  ])('to %s is none of %j', (name, known) => {
    expect(nearestName(name, known)).toBeUndefined();
  });
});
