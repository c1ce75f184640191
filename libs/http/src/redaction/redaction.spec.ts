import { describe, expect, it } from '@jest/globals';
import { CENSORED, maskText, redact } from './redaction.ts';

describe('redact', () => {
  it('takes out who a person is, and leaves companies and products as they are', () => {
    const contact = {
      firstName: 'Anna',
      last_name: 'Beispiel',
      phone: '+49 30 1',
      name: 'Rheintal GmbH',
      shared_link: 'https://sign.example/x',
      telephone: '+49 30 2',
      phone_number: '+49 30 3',
      mobile: '+49 170 4',
    };
    expect(redact(contact)).toEqual({
      firstName: CENSORED,
      last_name: CENSORED,
      phone: CENSORED,
      name: 'Rheintal GmbH',
      shared_link: CENSORED,
      telephone: CENSORED,
      phone_number: CENSORED,
      mobile: CENSORED,
    });
  });

  it('hides what the name of a key gives away, at any depth', () => {
    const input = {
      password: 'p1',
      apiKey: 'p2',
      'X-Api-Key': 'p3',
      access_token: 'p4',
      clientSecret: { nested: 'p5' },
      Authorization: 'p6',
      list: [{ refreshToken: 'p7', cookie: 'p8', IBAN: 'p9' }],
      token: null,
      token_type: 'bearer',
      tokensUsed: 12,
      name: 'kept',
    };
    const output = redact(input) as Record<string, unknown>;
    expect(JSON.stringify(output)).not.toMatch(/p\d/);
    expect(output).toMatchObject({
      password: CENSORED,
      token: null,
      token_type: 'bearer',
      tokensUsed: 12,
      name: 'kept',
    });
    expect(input.password).toBe('p1');
  });

  it('turns errors into name, message and facts, without request, response or configuration', () => {
    const error = Object.assign(new Error('failed with Bearer abcdefgh12345'), {
      code: 'E1',
      config: { headers: { authorization: 'canary' } },
      response: { data: 'canary' },
      cause: new Error('reset by erika@example.org'),
    });
    expect(redact({ error })).toEqual({
      error: {
        name: 'Error',
        message: `failed with Bearer ${CENSORED}`,
        code: 'E1',
        cause: { name: 'Error', message: 'reset by [e-mail]' },
      },
    });
  });

  it('keeps dates, numbers and the symbols of a log entry, and masks their texts', () => {
    const level = Symbol.for('level');
    const message = Symbol.for('message');
    const at = new Date(0);
    const entry = redact({ at, n: 1.5, big: 10n, [level]: 'info', [message]: 'to erika@example.org' }) as Record<
      symbol,
      unknown
    >;
    expect(entry).toMatchObject({ at, n: 1.5, big: '10' });
    expect(entry[level]).toBe('info');
    expect(entry[message]).toBe('to [e-mail]');
  });

  it('leaves the account and the host of a database as they are, and no password', () => {
    const said = ['postgres://belegfluss@db.firma.example/books', 'postgresql://b:geheim@db.firma.example:5432/books'];
    expect(said.map((text) => maskText(text))).toEqual([
      'postgres://belegfluss@db.firma.example/books',
      `postgresql://${CENSORED}@db.firma.example:5432/books`,
    ]);
    expect(maskText('from anna@firma.example')).toBe('from [e-mail]');
  });

  it('survives circles, depth, bytes and hostile keys', () => {
    const circle: Record<string, unknown> = { file: Buffer.alloc(7) };
    circle['self'] = circle;
    expect(redact(circle)).toEqual({ file: '[7 bytes]', self: '[circular]' });
    let deep: unknown = 'end';
    for (let n = 0; n < 10_000; n += 1) deep = [deep];
    expect(JSON.stringify(redact(deep))).toContain('[deep]');
    redact(JSON.parse('{"__proto__":{"polluted":true}}'));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('maskText', () => {
  it.each([
    ['Authorization: Bearer abc.def-ghi', 'abc.def'],
    ['api-key 0123456789abcdef', '0123456789'],
    ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'eyJ'],
    ['pat-eu1-0a1b2c3d-4e5f-6789-abcd-ef0123456789', '0a1b2c3d'],
    ['{"refresh_token":"a \\"quoted\\" one","x":1}', 'quoted'],
    ['{"access_token":"cut off in the mid', 'cut off'],
    ['https://x.de/cb?client_secret=s3cr3t&x=1', 's3cr3t'],
    ['postgres://user:hunter2@db/x', 'hunter2'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----', 'MIIE'],
    ['from DE89 3704 0044 0532 0130 00 yesterday', '3704'],
    ['CH9300762011623852957', '0076'],
    ['from DE89\u00a03704\u202f0044\u00a00532\u00a00130\u00a000', '3704'],
    ['Erika <erika.muster+rg@sub.example.org>', 'muster'],
    ['jürgen.möller@firma.example', 'jürgen'],
    ['mo\u0308ller@firma.example', 'mo\u0308'],
    ['erika@müller.example', 'müller'],
    ['/contacts?email=erika%40firma.example&x=1', 'erika'],
    ['{"firstName":"Erika","x":1}', 'Erika'],
    ['{"lastname": "cut off in the mid', 'cut off'],
    ['jwt-eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'eyJ'],
  ])('hides the secret in %j', (text, secret) => {
    expect(maskText(text)).not.toContain(secret);
  });

  it.each([
    'a.',
    'a-',
    'a@',
    'eyJ-',
    'eyJaaaaa-',
    'Token ',
    '://a:',
    '"token',
    'DE89 ',
    'de89 ',
    'de89 3704 0044 0532 ',
    '%40a.',
  ])('takes no longer for a long text of nothing but %j', (part) => {
    const before = process.cpuUsage();
    maskText(part.repeat(100_000));
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });

  it('keeps the last four characters of an IBAN, for people to recognise it', () => {
    expect(maskText('an DE89370400440532013000.')).toBe('an [iban …3000].');
    // The shortest that there are, and a number of a voucher that only looks like one.
    expect(maskText('an NO93 8601 1117 947, RE20 2611 0001')).toBe('an [iban …7947], RE20 2611 0001');
  });

  it.each([
    ['de89370400440532013000', '[iban …3000]'],
    ['De89 3704 0044 0532 0130 00 from here', '[iban …3000] from here'],
    ['at61 1904 3002 3457 3201 from here', '[iban …3201] from here'],
    ['gb29nwbk60161331926819', '[iban …6819]'],
  ])('sees the account in the small letters of %j', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it.each([
    'de89 this that were else here',
    'de12345678901234567890',
    'RE-2026-00017',
    'RE2026000123',
    'DE123456789',
    'deal 1234567890123',
    'c'.repeat(64),
    'flows/sales-to-invoice',
    '2026-11-21T10:00:00Z',
  ])('leaves %s alone', (text) => {
    expect(maskText(text)).toBe(text);
  });
});
