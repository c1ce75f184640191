import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { storableJson, storableText } from './storable.ts';

describe('what is stored', () => {
  it('holds neither NUL nor halves of surrogate pairs, and everything else unchanged', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const kept = storableJson(value);
        expect(kept).toBe(kept.toWellFormed());
        expect(JSON.parse(kept)).toEqual(
          JSON.parse(JSON.stringify(value), (_, item: unknown) =>
            typeof item === 'string' ? storableText(item) : item,
          ),
        );
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it.each([
    ['a\0b', 'a\uFFFDb'],
    ['\ud800', '\uFFFD'],
    ['\udc00x', '\uFFFDx'],
    ['\u{1F600}', '\u{1F600}'],
    ['\\u0000', '\\u0000'],
    ['\\\\ud800', '\\\\ud800'],
    ['\\\0', '\\\uFFFD'],
  ])('of %j is %j', (text, kept) => {
    expect(JSON.parse(storableJson(text))).toBe(kept);
    expect(storableText(text)).toBe(kept);
    expect(JSON.parse(storableJson({ [text]: [text] }))).toEqual({ [kept]: [kept] });
  });
});
