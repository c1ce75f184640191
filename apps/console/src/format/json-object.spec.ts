import { describe, expect, it } from '@jest/globals';
import { readJsonObject } from './json-object.ts';

describe('what somebody writes as JSON', () => {
  it('is an object', () => {
    const text = ' { "key": "501", "data": { "stage": "won" } } ';
    expect(readJsonObject(text)).toEqual({ key: '501', data: { stage: 'won' } });
  });

  it.each(['', '{ "key": ', '[]', 'null', '"501"', '501', '{ key: 501 }'])('is none in %j', (text) => {
    expect(readJsonObject(text)).toBeUndefined();
  });
});
