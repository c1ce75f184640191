import { describe, expect, it } from '@jest/globals';
import { DiagnosticError, type Diagnostic } from '@belegfluss/sdk';
import { readEventArray } from './event-array.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function fault(body: Uint8Array): Diagnostic | undefined {
  try {
    readEventArray(body);
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics[0];
    throw error;
  }
  return undefined;
}

describe('readEventArray', () => {
  it('gives each object with its place', () => {
    expect(readEventArray(bytes('[{"a":1},{"b":null}]'))).toEqual([
      { path: '[0]', value: { a: 1 } },
      { path: '[1]', value: { b: null } },
    ]);
  });

  it('keeps a number that JavaScript would change as the text it was sent as', () => {
    const [event] = readEventArray(bytes('[{"id":9007199254740993,"amount":10.50,"huge":1e400,"plain":12.5}]'));
    expect(event?.value).toEqual({ id: '9007199254740993', amount: '10.50', huge: '1e400', plain: 12.5 });
  });

  it.each([
    ['[{"a":1},x]', 1, 10],
    ['[{"a":1}', 1, 9],
    ['[{"a":\n "cut', 2, 6],
    ['[1 2]', 1, 4],
    ['', 1, 1],
  ])('says where %j stops being JSON', (text, line, column) => {
    expect(fault(bytes(text))).toMatchObject({ code: 'webhook.not_json', line, column });
  });

  it('names the element that is no object, and the body that is no list', () => {
    expect(fault(bytes('[{},4]'))).toMatchObject({ code: 'webhook.shape_unknown', path: '[1]' });
    expect(fault(bytes('{}'))).toMatchObject({ code: 'webhook.shape_unknown', path: '$' });
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(fault(Uint8Array.of(0x5b, 0xff, 0x5d))).toMatchObject({ code: 'webhook.not_utf8' });
  });
});
