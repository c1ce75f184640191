import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { shared } from '@belegfluss/testing';
import { failure, READ, startVendor, WRITE, type Vendor } from '../../test/vendor.ts';
import { judgeBaseUrl } from './address-guard.ts';
import { isPublicAddress } from './address-ranges.ts';
import type { Resolver } from './guarded-connector.ts';
import { HttpPool } from '../request/http-pool.ts';

let vendor: Vendor;
const pools: HttpPool[] = [];

beforeAll(async () => {
  vendor = await startVendor();
});
afterEach(() => vendor.reset());
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  await vendor.close();
});

/** A pool in which names mean what the test says, one answer after the other. */
function poolWith(...answers: string[][]): { pool: HttpPool; asked: string[] } {
  const asked: string[] = [];
  const resolve: Resolver = (name, done) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(name);
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  const pool = new HttpPool({ resolve });
  pools.push(pool);
  return { pool, asked };
}

describe('an address that a person types', () => {
  it('is fine when it is a public https address', () => {
    for (const url of [
      'https://api.hubapi.com',
      'https://api.pandadoc.com/public/v1/',
      'https://8.8.8.8',
      'https://x.de:8443/a-b/c',
    ]) {
      expect(judgeBaseUrl(url, false)).toBeUndefined();
    }
  });

  it.each([
    'https://localhost',
    'https://crm.localhost',
    'https://intranet',
    'https://crm.local',
    'https://crm.local.',
    'https://db.internal',
    'https://CRM.Lan',
    'https://nas.home.arpa',
    'https://vendor.test',
  ])('is refused where its name belongs to no vendor: %s', (url) => {
    expect(judgeBaseUrl(url, false)).toMatchObject({ facts: { reason: 'reserved_name' } });
    expect(judgeBaseUrl(url, true)).toBeUndefined();
  });

  it('is public, and still not called without encryption', () => {
    for (const url of ['http://api.hubapi.com', 'http://8.8.8.8/x']) {
      expect(judgeBaseUrl(url, false)).toMatchObject({ facts: { reason: 'not_https' } });
      expect(judgeBaseUrl(url, true)).toBeUndefined();
    }
  });

  it('is no reserved name where only a part of a word looks like one', () => {
    for (const url of ['https://local.de', 'https://mylocal.com', 'https://latest.io', 'https://internal.example.com'])
      expect(judgeBaseUrl(url, false)).toBeUndefined();
  });

  it('may be private or plain http only where that is allowed, and never in another notation', () => {
    for (const url of [
      'http://127.0.0.1:7410/hubspot',
      'http://localhost:1',
      'https://10.0.0.1',
      'http://[::1]:80/x',
    ]) {
      expect(judgeBaseUrl(url, false)).toMatchObject({ code: 'config.url.forbidden' });
      expect(judgeBaseUrl(url, true)).toBeUndefined();
    }
    for (const url of [
      'file:///etc/passwd',
      'http://u:p@127.0.0.1/',
      'http:127.0.0.1',
      'https://a b.de',
      'https://①.de',
      'https://x.de/?q=1',
      '',
    ]) {
      expect(judgeBaseUrl(url, true)).toMatchObject({ facts: { reason: 'notation' } });
    }
  });

  it('is refused in every known form of deceit, whatever its scheme', async () => {
    const file = shared('badinput/urls/ssrf-base-urls.csv');
    if (file === undefined) return;
    const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
    const urls = lines
      .map((line) => /^"(?<quoted>[^"]*)"|^(?<plain>[^,]*)/.exec(line)?.groups)
      .map((hit) => hit?.['quoted'] ?? hit?.['plain'] ?? '');
    expect(urls.length).toBeGreaterThanOrEqual(60);
    // Names that only the name service can unmask; the guard of the socket judges them.
    const { pool } = poolWith(['127.0.0.1']);
    for (const url of urls.flatMap((text) => [text, text.replace(/^http:/, 'https:')])) {
      const error = await failure(vendor.client({ baseUrl: url }, { pool, allowPrivateHosts: false }).request(READ));
      expect(`${url} ${error.code} ${error.outcome}`).toBe(`${url} connector.address_forbidden not_sent`);
    }
  });
});

describe('a name', () => {
  it('that means a private address is refused before a byte leaves', async () => {
    for (const address of [
      '127.0.0.1',
      '169.254.169.254',
      '::1',
      '::ffff:127.0.0.1',
      'fd00:ec2::254',
      '64:ff9b::7f00:1',
    ]) {
      const { pool } = poolWith([address]);
      const port = new URL(vendor.origin).port;
      const http = vendor.client({ baseUrl: `https://vendor.de:${port}` }, { pool, allowPrivateHosts: false });
      expect(await failure(http.request(WRITE))).toMatchObject({
        code: 'connector.address_forbidden',
        outcome: 'not_sent',
      });
    }
    expect(vendor.seen).toHaveLength(0);
  });

  it('of which one address among several is private is refused', async () => {
    const { pool } = poolWith(['8.8.8.8', '10.0.0.1']);
    const http = vendor.client({ baseUrl: 'https://vendor.de' }, { pool, allowPrivateHosts: false });
    expect((await failure(http.request(READ))).code).toBe('connector.address_forbidden');
  });

  it('that nobody knows is told as that, and as sent to nobody', async () => {
    const pool = new HttpPool({
      resolve: (_name, done) => done(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), []),
    });
    pools.push(pool);
    const http = vendor.client({ baseUrl: 'https://vendor.de' }, { pool });
    expect(await failure(http.request(WRITE))).toMatchObject({
      code: 'connector.not_reachable',
      outcome: 'not_sent',
      facts: { reason: 'name_not_found', detail: 'ENOTFOUND' },
    });
  });

  it('is asked once for a socket, and the address that was checked is the one that is dialled', async () => {
    // Only our resolver knows the name, and it would send a second look-up elsewhere.
    const { pool, asked } = poolWith(['127.0.0.1'], ['203.0.113.9']);
    vendor.answer((_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
    const http = vendor.client({ baseUrl: `http://vendor.de:${new URL(vendor.origin).port}` }, { pool });
    expect((await http.request(READ)).status).toBe(200);
    expect(asked).toEqual(['vendor.de']);
    expect(vendor.seen).toHaveLength(1);
  });

  it('never lets a guarded connection ride on the socket of one that may reach private addresses', async () => {
    const { pool } = poolWith(['127.0.0.1']);
    vendor.answer((_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
    const baseUrl = `https://vendor.de:${new URL(vendor.origin).port}`;
    await vendor.client({ baseUrl: baseUrl.replace('https', 'http') }, { pool }).request(READ);
    const guarded = vendor.client({ baseUrl }, { pool, allowPrivateHosts: false });
    expect((await failure(guarded.request(READ))).code).toBe('connector.address_forbidden');
    expect(vendor.seen).toHaveLength(1);
  });
});

describe('the socket itself', () => {
  it('refuses a private address even if nobody judged it before', async () => {
    const { pool } = poolWith(['8.8.8.8']);
    for (const origin of [vendor.origin, 'https://[::1]', 'https://[fd00:ec2::254]']) {
      const call = pool.dispatcher(false).request({ origin, path: '/', method: 'GET' });
      await expect(call).rejects.toMatchObject({ reason: 'address_forbidden', neverSent: true });
    }
    expect(vendor.seen).toHaveLength(0);
  });
});

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '193.99.144.80', '2a00:1450:4001:82f::200e'])('accepts %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ['0.255.255.255', '1.0.0.0'],
    ['10.255.255.255', '11.0.0.0'],
    ['100.127.255.255', '100.128.0.0'],
    ['127.255.255.255', '128.0.0.0'],
    ['169.254.255.255', '169.255.0.0'],
    ['172.31.255.255', '172.32.0.0'],
    ['192.0.0.255', '192.0.1.0'],
    ['192.0.2.255', '192.0.3.0'],
    ['192.88.99.255', '192.88.100.0'],
    ['192.168.255.255', '192.169.0.0'],
    ['198.19.255.255', '198.20.0.0'],
    ['198.51.100.255', '198.51.101.0'],
    ['203.0.113.255', '203.0.114.0'],
    ['2001:1ff:ffff::', '2001:200::'],
    ['2001:db8:ffff::', '2001:db9::'],
    ['2002:ffff::', '2003::'],
    ['3fff:fff::', '3fff:1000::'],
  ])('refuses all up to %s, and accepts %s', (last, next) => {
    expect([isPublicAddress(last), isPublicAddress(next)]).toEqual([false, true]);
  });

  it.each([
    ['9.255.255.255', '10.0.0.0'],
    ['100.63.255.255', '100.64.0.0'],
    ['126.255.255.255', '127.0.0.0'],
    ['172.15.255.255', '172.16.0.0'],
    ['198.17.255.255', '198.18.0.0'],
    ['223.255.255.255', '224.0.0.0'],
  ])('accepts %s, and refuses all from %s on', (before, first) => {
    expect([isPublicAddress(before), isPublicAddress(first)]).toEqual([true, false]);
  });

  it.each(['239.255.255.255', '240.0.0.0'])('refuses %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.31.255.255',
    '192.0.0.192',
    '192.168.0.1',
    '198.19.0.1',
    '203.0.113.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'ff02::1',
    '0177.0.0.1',
    '2130706433',
    'localhost',
    '',
  ])('refuses %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
