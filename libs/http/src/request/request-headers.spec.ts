import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { failure, JSON_TYPE, startVendor, WRITE, type Vendor } from '../../test/vendor.ts';

let vendor: Vendor;

beforeAll(async () => {
  vendor = await startVendor();
});
afterEach(() => vendor.reset());
afterAll(() => vendor.close());

describe('a request', () => {
  it.each([
    ['a line break', { 'x-note': 'a\r\nx-evil: 1' }],
    ['a sign beyond Latin-1', { 'x-note': '€' }],
    ['a name that is none', { 'x note': 'a' }],
    ['a name with a line break', { 'x-note\r\nx-evil': 'a' }],
    ['another host', { Host: 'other.example.org' }],
    ['a length of its own', { 'Content-Length': '1' }],
  ])('because of %s in a header was not sent', async (_what, headers) => {
    const error = await failure(vendor.client().request({ ...WRITE, headers }));
    expect(error).toMatchObject({ kind: 'invalid', code: 'connector.bad_request', outcome: 'not_sent' });
    expect(vendor.seen).toHaveLength(0);
  });

  it('carries its JSON, and says that it is that', async () => {
    const bodies: string[] = [];
    vendor.answer((request, response) => {
      request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
      request.on('end', () => response.writeHead(200, JSON_TYPE).end('{}'));
    });
    await vendor.client().request({ ...WRITE, json: { amount: '12.50', name: 'Köln' } });
    expect(bodies.join('')).toBe('{"amount":"12.50","name":"Köln"}');
    expect(vendor.seen[0]?.headers['content-type']).toBe('application/json');
  });
});
