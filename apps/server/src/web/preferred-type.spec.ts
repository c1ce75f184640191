import { describe, expect, it } from '@jest/globals';
import { preferredType } from './preferred-type.ts';

describe('the preferred media type', () => {
  it.each<[string | undefined, string | undefined]>([
    [undefined, 'application/json'],
    ['', 'application/json'],
    [' ', 'application/json'],
    ['application/json;q=0.9, text/html;q=1', 'text/html'],
    ['*/*', 'application/json'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html'],
    ['application/*', 'application/json'],
    ['application/json;q=0.2, application/pdf;q=0.9', 'application/pdf'],
    ['application/json;q=0, */*', 'text/html'],
    ['APPLICATION/PDF', 'application/pdf'],
    ['image/png', undefined],
    ['text/html;q=much', undefined],
  ])('for %s is %s', (accept, type) => {
    expect(preferredType(accept, ['application/json', 'text/html', 'application/pdf'])).toBe(type);
  });
});
