import { describe, expect, it } from '@jest/globals';
import { packName } from './project.ts';

describe('the name of a pack', () => {
  it.each([
    ['Müller & Söhne GmbH', 'mueller_soehne_gmbh'],
    ['my-company', 'my_company'],
    ['1. FC Köln', 'fc_koeln'],
    ['Café Zürich', 'cafe_zuerich'],
    ['2026', 'flows'],
    ['公司', 'flows'],
  ])('is made of what people call it: %s', (text, name) => {
    expect(packName(text)).toBe(name);
  });
});
