import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { shared } from '@belegfluss/testing';
import { signV1, signV3 } from './signatures.ts';

const SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';

interface Vectors {
  clientSecret: string;
  v1: { requestBody: string; signature: string };
}

describe('signatures of HubSpot', () => {
  it('agree with the published vector of the first version', () => {
    const file = shared('vendors/samples/hubspot/signature_test_vectors.json');
    if (file === undefined) return;
    const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors;
    expect(signV1(vectors.clientSecret, vectors.v1.requestBody)).toBe(vectors.v1.signature);
  });

  it('cover method, address, body and time in the third version', () => {
    const signature = signV3(
      SECRET,
      'POST',
      'https://www.example.com/webhook_uri',
      '{"example_field":"example_value"}',
      1700000000000,
    );
    expect(signature).toBe('rQEKkaNUiu+1qGF//O/pw4BCzstSqO1PyUnGICmf+7o=');
  });

  it('undo the listed escapes of the address before signing and leave the others', () => {
    const plain = signV3(SECRET, 'POST', 'https://www.example.com/a:b%20c', '', 1);
    expect(signV3(SECRET, 'POST', 'https://www.example.com/a%3Ab%20c', '', 1)).toBe(plain);
    expect(signV3(SECRET, 'POST', 'https://www.example.com/a:b c', '', 1)).not.toBe(plain);
  });
});
