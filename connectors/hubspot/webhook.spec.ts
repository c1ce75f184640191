import { describe, expect, it } from '@jest/globals';
import { DiagnosticError, type WebhookDelivery } from '@belegfluss/sdk';
import { sharedJson, sharedSamples } from '../test-doubles/shared-material.ts';
import type { HubspotConfig } from './config.ts';
import { signatureV3, webhook } from './webhook.ts';

const config: HubspotConfig = { accessToken: 'token', clientSecret: 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy' };
const body = new TextEncoder().encode('{"example_field":"example_value"}');
const address = 'https://www.example.com/webhook_uri';
const sentAt = 1_700_000_000_000;
/** Computed once outside this code, for the secret, address, body and time above. */
const signature = 'rQEKkaNUiu+1qGF//O/pw4BCzstSqO1PyUnGICmf+7o=';

function delivery(change: Partial<WebhookDelivery> = {}, signed = signature): WebhookDelivery {
  const headers = { 'x-hubspot-signature-v3': signed, 'x-hubspot-request-timestamp': String(sentAt) };
  return { method: 'POST', url: address, headers, rawBody: body, ...change };
}

function verdict(sent: WebhookDelivery, secondsLater = 0, settings = config): string {
  return webhook.verify(settings, sent, new Date(sentAt + secondsLater * 1000));
}

function split(events: unknown) {
  return webhook.split(config, new TextEncoder().encode(JSON.stringify(events)));
}

describe('HubSpot signatures', () => {
  it('accepts the known vector', () => {
    expect(verdict(delivery())).toBe('ok');
  });

  it('refuses another body, method, address, time or secret', () => {
    expect(verdict(delivery({ rawBody: new TextEncoder().encode('{"example_field":"other"}') }))).toBe('bad_signature');
    expect(verdict(delivery({ method: 'PUT' }))).toBe('bad_signature');
    expect(verdict(delivery({ url: `${address}/` }))).toBe('bad_signature');
    const headers = { 'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': String(sentAt + 1) };
    expect(verdict(delivery({ headers }))).toBe('bad_signature');
    expect(verdict(delivery(), 0, { ...config, clientSecret: 'other' })).toBe('bad_signature');
  });

  it('refuses a delivery without signature or time, and a time that is no number', () => {
    expect(verdict(delivery({ headers: {} }))).toBe('bad_signature');
    expect(verdict(delivery({ headers: { 'x-hubspot-signature-v3': signature } }))).toBe('bad_signature');
    const headers = { 'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': '1e999' };
    expect(verdict(delivery({ headers }))).toBe('bad_signature');
  });

  it('refuses the signatures of the older versions', () => {
    const vectors = sharedJson('samples/hubspot/signature_test_vectors.json') as
      { v2: { signature: string }[] } | undefined;
    for (const vector of vectors?.v2 ?? []) expect(verdict(delivery({}, vector.signature))).toBe('bad_signature');
  });

  it('takes deliveries of five minutes around now and none beyond, in both directions', () => {
    expect([300, 301, -300, -301].map((seconds) => verdict(delivery(), seconds))).toEqual([
      'ok',
      'too_old',
      'ok',
      'too_old',
    ]);
  });

  it('resolves the escapes that HubSpot resolves before it signs, and no others', () => {
    const secret = config.clientSecret;
    const signed = signatureV3(secret, 'POST', 'https://example.com/a?b=x:y@z,/%20%26', body, String(sentAt));
    expect(verdict(delivery({ url: 'https://example.com/a?b=x%3Ay%40z%2c%2F%20%26' }, signed))).toBe('ok');
    expect(verdict(delivery({ url: 'https://example.com/a?b=x%3Ay%40z%2c%2F &' }, signed))).toBe('bad_signature');
  });

  it('puts the public address before the path that a proxy let through', () => {
    const inside = delivery({ url: 'http://10.0.0.4:7400/webhook_uri' });
    expect(verdict(inside)).toBe('bad_signature');
    expect(verdict(inside, 0, { ...config, publicUrl: 'https://www.example.com/' })).toBe('ok');
  });

  it('finds headers whatever the case of their names', () => {
    const headers = { 'X-HubSpot-Signature-v3': signature, 'X-HubSpot-Request-Timestamp': String(sentAt) };
    expect(verdict(delivery({ headers }))).toBe('ok');
  });
});

const change = {
  eventId: 1,
  subscriptionId: 2,
  portalId: 3,
  appId: 4,
  occurredAt: sentAt,
  subscriptionType: 'deal.propertyChange',
  attemptNumber: 0,
  objectId: 5,
  propertyName: 'dealstage',
  propertyValue: 'closedwon',
  changeSource: 'CRM',
};

describe('HubSpot events', () => {
  it('names record, change and moment', () => {
    expect(split([change])[0]).toMatchObject({
      entity: 'deal',
      type: 'changed',
      key: '5',
      occurredAt: '2023-11-14T22:13:20.000Z',
    });
  });

  it('gives a repeated delivery the same id and another event another one', () => {
    const others = [
      { eventId: 9 },
      { subscriptionId: 9 },
      { objectId: 9 },
      { propertyName: 'amount' },
      { occurredAt: 9 },
    ];
    const ids = split([
      change,
      { ...change, attemptNumber: 3 },
      ...others.map((other) => ({ ...change, ...other })),
    ]).map((event) => event.id);
    expect(ids[1]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(1 + others.length);
  });

  it('understands object subscriptions, associations, merges and words it does not know', () => {
    const [byId, unknownType, association, merge, restore] = split([
      { ...change, subscriptionType: 'object.creation', objectTypeId: '0-8' },
      { ...change, subscriptionType: 'object.deletion', objectTypeId: '2-77' },
      { ...change, subscriptionType: 'deal.associationChange', objectId: undefined, fromObjectId: 6, toObjectId: 7 },
      { ...change, subscriptionType: 'company.merge', objectId: undefined, primaryObjectId: 8 },
      { ...change, subscriptionType: 'contact.restore' },
    ]);
    expect([byId?.entity, byId?.type]).toEqual(['line_item', 'created']);
    expect([unknownType?.entity, unknownType?.type]).toEqual(['2-77', 'deleted']);
    expect([association?.key, association?.type]).toEqual(['6', 'changed']);
    expect([merge?.key, merge?.type]).toEqual(['8', 'merge']);
    expect(restore?.type).toBe('restore');
  });

  it('names the field without which an event cannot be understood', () => {
    expect(() => split([change, { ...change, occurredAt: 'soon' }])).toThrow(DiagnosticError);
    expect(() => split([{ ...change, eventId: undefined }])).toThrow('[0].eventId');
  });

  it('keeps every field of the public samples but the number of the attempt, which is no part of the event', () => {
    for (const { name, bytes } of sharedSamples('hubspot', /^webhook_/)) {
      const sent = JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, unknown>[];
      const events = webhook.split(config, bytes);
      expect({ name, data: events.map((event) => event.data) }).toEqual({
        name,
        data: sent.map((told) => ({ ...told, attemptNumber: undefined })),
      });
      expect(events.every((event) => event.entity === 'deal' && event.key !== '' && event.id !== '')).toBe(true);
    }
  });
});
