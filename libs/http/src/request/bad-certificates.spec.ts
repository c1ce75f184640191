import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, getCACertificates, setDefaultCACertificates, type Server } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { failure, startVendor, WRITE, type Vendor } from '../../test/vendor.ts';
import { HttpPool } from './http-pool.ts';

const file = (name: string) => readFileSync(new URL(`../../test/certificates/${name}.pem`, import.meta.url), 'utf8');

describe('a system whose certificate is no good', () => {
  const known = getCACertificates('default');
  let vendor: Vendor;
  let pool: HttpPool;
  let server: Server;
  /** What came in readable, after the handshake. */
  let heard: Buffer[];

  beforeAll(async () => {
    setDefaultCACertificates([...known, file('ca')]);
    vendor = await startVendor();
    // The name is nobody's but in this test.
    pool = new HttpPool({ resolve: (_name, done) => done(null, [{ address: '127.0.0.1', family: 4 }]) });
  });
  afterEach(async () => {
    vendor.reset();
    await new Promise((closed) => server.close(closed));
  });
  afterAll(async () => {
    setDefaultCACertificates(known);
    await pool.close();
    await vendor.close();
  });

  async function call(certificate: string) {
    heard = [];
    server = createServer({ cert: file(certificate), key: file('key') }, (socket) => {
      socket
        .on('error', () => undefined)
        .on('data', (bytes) => {
          heard.push(bytes);
          socket.end(
            'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
          );
        });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    return vendor.client({ baseUrl: `https://vendor.test:${port}` }, { pool }).request(WRITE);
  }

  it('is called where it is good', async () => {
    expect(await call('good')).toMatchObject({ status: 200 });
    expect(Buffer.concat(heard).toString('latin1')).toContain('s3cret');
  });

  it.each([
    ['expired', 'CERT_HAS_EXPIRED', 'has expired'],
    ['other-host', 'ERR_TLS_CERT_ALTNAME_INVALID', 'that of another host'],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'signed by itself'],
  ])('is told nothing, and we are told why: %s', async (certificate, detail, why) => {
    const error = await failure(call(certificate));
    expect(error).toMatchObject({
      kind: 'permanent',
      code: 'connector.tls',
      outcome: 'not_sent',
      facts: { detail },
      said: { en: expect.stringContaining(why) },
    });
    expect(heard).toEqual([]);
  });
});
