import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { DiagnosticError, type WebhookDelivery, type WebhookIntake } from '@belegfluss/sdk';
import { httpSystems } from './index.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const EVENTS = { id: { body: 'id' }, entity: { is: 'deal' }, key: { body: 'deal.id' } };
const BODY = Buffer.from('{"id":"e1","deal":{"id":7}}');
const config = {
  baseUrl: 'https://x.example',
  webhookSecret: 's3cret',
  webhookUser: 'me',
  webhookPassword: 'pw',
} as never;

function intake(webhook: object): WebhookIntake<never> {
  const declaration = { system: 'shop', title: { de: 'x', en: 'x' }, webhook: { events: EVENTS, ...webhook } };
  expect(httpSystems.judge(declaration)).toEqual([]);
  const found = httpSystems.connectorOf(declaration).webhook;
  if (!found) throw new Error('no webhook');
  return found as WebhookIntake<never>;
}
const delivery = (headers: Record<string, string> = {}, more: Partial<WebhookDelivery> = {}): WebhookDelivery => ({
  method: 'POST',
  url: 'https://company.example/hooks/shop',
  headers,
  rawBody: BODY,
  ...more,
});
const hmac = (text: string, encoding: 'hex' | 'base64' = 'hex', algorithm = 'sha256') =>
  createHmac(algorithm, 's3cret').update(text).digest(encoding);
const signedAt = (seconds: number, signed = seconds) =>
  delivery({ 'x-time': String(seconds), 'x-sign': hmac(`${signed}.${BODY.toString()}`) });
const signedIn = (text: string) => delivery({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
const split = (events: object, body: unknown, headers: Record<string, string> = {}) =>
  intake({ loopback: {}, events: { ...EVENTS, ...events } }).split(config, Buffer.from(JSON.stringify(body)), headers);

const told = (attempt: number) => split({ ignore: ['attempt'] }, { id: 'e1', deal: { id: 7 }, attempt });

describe('a signed webhook', () => {
  it.each([
    ['hexadecimal', { header: 'X-Sign' }, hmac(BODY.toString())],
    ['in capitals', { header: 'X-Sign' }, hmac(BODY.toString()).toUpperCase()],
    [
      'base64 of SHA-512',
      { header: 'X-Sign', encoding: 'base64', algorithm: 'sha512' },
      hmac(BODY.toString(), 'base64', 'sha512'),
    ],
    ['behind a prefix', { header: 'X-Sign', prefix: 'sha256=' }, `sha256=${hmac(BODY.toString())}`],
  ])('is believed with the right signature, %s', (_how, declared, signature) => {
    const webhook = intake({ hmac: declared });
    expect(webhook.verify(config, delivery({ 'x-sign': signature }), NOW)).toBe('ok');
    expect(webhook.verify(config, delivery({ 'x-sign': signature }, { rawBody: Buffer.from('{}') }), NOW)).toBe(
      'bad_signature',
    );
    expect(webhook.verify(config, delivery(), NOW)).toBe('bad_signature');
    expect(webhook.verify({ baseUrl: 'x' } as never, delivery({ 'x-sign': signature }), NOW)).toBe('bad_signature');
  });

  it('is too old outside of its window, and the time is part of what was signed', () => {
    const timestamp = { header: 'X-Time', signed: '{timestamp}.{body}', within: 'PT1M' };
    const webhook = intake({ hmac: { header: 'X-Sign', timestamp } });
    const now = NOW.getTime() / 1_000;
    expect(webhook.verify(config, signedAt(now - 59), NOW)).toBe('ok');
    expect(webhook.verify(config, signedAt(now - 61), NOW)).toBe('too_old');
    expect(webhook.verify(config, signedAt(now + 61), NOW)).toBe('too_old');
    expect(webhook.verify(config, signedAt(now, now - 1), NOW)).toBe('bad_signature');
  });
});

describe('a webhook with name and password', () => {
  it('is believed with both', () => {
    const webhook = intake({ basic: {} });
    expect(webhook.verify(config, signedIn('me:pw'), NOW)).toBe('ok');
    expect(webhook.verify(config, signedIn('me:other'), NOW)).toBe('bad_signature');
    expect(webhook.verify({ baseUrl: 'x' } as never, signedIn('undefined:undefined'), NOW)).toBe('bad_signature');
  });
});

describe('a webhook without a proof', () => {
  const local = { url: 'http://127.0.0.1:7400/hooks/shop', peer: '::ffff:127.0.0.1' };
  it('is believed from this machine only', () => {
    const webhook = intake({ loopback: {} });
    expect(webhook.verify(config, delivery({}, local), NOW)).toBe('ok');
    expect(webhook.verify(config, delivery({}, { ...local, peer: '10.0.0.7' }), NOW)).toBe('bad_signature');
    expect(webhook.verify(config, delivery({}, { ...local, url: 'https://company.example/hooks/shop' }), NOW)).toBe(
      'bad_signature',
    );
    expect(webhook.verify(config, delivery({ 'x-forwarded-for': '1.2.3.4' }, local), NOW)).toBe('bad_signature');
    expect(webhook.verify(config, delivery({}, { url: local.url }), NOW)).toBe('bad_signature');
  });
});

describe('the events of a webhook', () => {
  it('are one for an object, and many for a list at its place', () => {
    expect(split({}, { id: 'e1', deal: { id: 7 } })).toMatchObject([
      { id: 'e1', entity: 'deal', key: '7', type: 'changed' },
    ]);
    const list = [1, 2].map((id) => ({ id, deal: { id } }));
    expect(split({}, list)).toHaveLength(2);
    expect(split({ list: 'data.events' }, { data: { events: list } })).toMatchObject([{ id: '1' }, { id: '2' }]);
  });

  it('are the same event with another count of tries, where the declaration says so', () => {
    expect(told(1).map(({ data }) => data)).toEqual([{ id: 'e1', deal: { id: 7 } }]);
    expect(told(2).map(({ data }) => data)).toEqual(told(1).map(({ data }) => data));
  });

  it('take facts from headers and our own names for the words of the system', () => {
    const events = {
      entity: { header: 'X-Kind', names: { Opportunity: 'deal' } },
      at: { body: 'at' },
      atForm: 'milliseconds',
    };
    const [event] = split(events, { id: 1, deal: { id: 2 }, at: 1_767_225_600_000 }, { 'x-kind': 'Opportunity' });
    expect(event).toMatchObject({ entity: 'deal', occurredAt: '2026-01-01T00:00:00.000Z' });
    expect(intake({ loopback: {}, events: { ...EVENTS, ...events } }).headers).toEqual(['x-kind']);
  });

  it.each([
    [{ deal: { id: 1 } }, '$.id'],
    [[{ id: 1, deal: { id: 1 } }, { id: 2 }], '$[1].deal.id'],
    [{ id: 1, deal: { id: {} } }, '$.deal.id'],
  ])('lack nothing in silence: %j', (body, path) => {
    const read = () => split({}, body);
    expect(read).toThrow(DiagnosticError);
    expect(read).toThrow(path);
  });

  it.each(['yesterday', 1_767_225_600_000])('take nothing for a moment that is none: %j', (at) => {
    const read = () => split({ at: { body: 'at' }, atForm: 'seconds' }, { id: 1, deal: { id: 1 }, at });
    expect(read).toThrow(/\$\.at, or not in the form/);
  });
});
