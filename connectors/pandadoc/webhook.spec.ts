import { describe, expect, it } from '@jest/globals';
import { DiagnosticError, type WebhookDelivery } from '@belegfluss/sdk';
import { sharedSamples } from '../test-doubles/shared-material.ts';
import { hmacSha256 } from '../webhook-delivery/signature.ts';
import type { PandadocConfig } from './config.ts';
import { webhook } from './webhook.ts';

const config: PandadocConfig = { apiKey: 'key', sharedKey: 'pandadoc-shared', templateId: 'template' };
const now = new Date('2026-11-21T10:00:00Z');
const bytes = (text: string) => new TextEncoder().encode(text);
const body = bytes('[{"event":"document_state_changed","data":{"id":"a"}}]');

function delivery(query: string, rawBody = body): WebhookDelivery {
  return { method: 'POST', url: `https://flows.example.com/hooks/clm${query}`, headers: {}, rawBody };
}

const state = {
  event: 'document_state_changed',
  data: {
    id: 'doc',
    status: 'document.completed',
    date_modified: '2026-11-20T10:00:00.123456Z',
    date_created: '2026-11-19T10:00:00Z',
  },
};

function split(events: unknown) {
  return webhook.split(config, bytes(JSON.stringify(events)));
}

describe('PandaDoc signatures', () => {
  it('are the HMAC of the raw body in the address', () => {
    // RFC 4231, test case 2.
    expect(hmacSha256('Jefe', ['what do ya want ', 'for nothing?'], 'hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
    const signature = hmacSha256(config.sharedKey, [body], 'hex');
    expect(webhook.verify(config, delivery(`?signature=${signature}`), now)).toBe('ok');
    expect(webhook.verify(config, delivery(`?a=1&signature=${signature}`), now)).toBe('ok');
  });

  it('do not fit another body or another key', () => {
    const signature = hmacSha256(config.sharedKey, [body], 'hex');
    expect(webhook.verify(config, delivery(`?signature=${signature}`, bytes('[]')), now)).toBe('bad_signature');
    expect(webhook.verify({ ...config, sharedKey: 'other' }, delivery(`?signature=${signature}`), now)).toBe(
      'bad_signature',
    );
  });

  it('must be there and whole', () => {
    const signature = hmacSha256(config.sharedKey, [body], 'hex');
    const broken = ['', '?signature=', `?signature=${signature.slice(0, 8)}`, `?signature=${signature}00`];
    expect(broken.map((query) => webhook.verify(config, delivery(query), now))).toEqual(
      broken.map(() => 'bad_signature'),
    );
  });
});

describe('PandaDoc events', () => {
  it('name the document, its state and the moment', () => {
    expect(split([state])[0]).toMatchObject({
      entity: 'contract',
      type: 'document.completed',
      key: 'doc',
      occurredAt: '2026-11-20T10:00:00.123456Z',
      data: state,
    });
  });

  it('have the same id when delivered again and another one for another change', () => {
    const later = { ...state, data: { ...state.data, date_modified: '2026-11-20T10:00:00.123457Z' } };
    const other = { ...state, data: { ...state.data, status: 'document.paid' } };
    const signed = (id: string) => ({
      ...state,
      event: 'recipient_completed',
      data: { ...state.data, action_by: { id } },
    });
    const ids = split([state, state, later, other, signed('x'), signed('y')]).map((event) => event.id);
    expect(ids[1]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(5);
  });

  it('of a deletion come without a change, those of other things keep their own names', () => {
    const deleted = { event: 'document_deleted', data: { id: 'doc', date_created: '2026-11-19T10:00:00Z' } };
    const template = { event: 'template_created', data: { ...state.data, id: 'tpl' } };
    const [first, second, third] = split([deleted, template, { ...state, event: 'document_updated' }]);
    expect([first?.type, first?.occurredAt]).toEqual(['deleted', '2026-11-19T10:00:00Z']);
    expect([second?.entity, second?.type]).toEqual(['template', 'template_created']);
    expect(third?.type).toBe('changed');
  });

  it('without a document cannot be understood', () => {
    expect(() => split([state, { event: 'document_updated' }])).toThrow('[1].data');
    expect(() => split([{ event: 'document_updated', data: {} }])).toThrow(DiagnosticError);
  });

  it('keep every field of the public samples', () => {
    for (const { name, bytes: sample } of sharedSamples('pandadoc', /^(webhook_|get_public_v1_webhook-events_id_)/)) {
      const parsed = JSON.parse(Buffer.from(sample).toString('utf8')) as { request_body?: string };
      const raw = parsed.request_body === undefined ? sample : bytes(parsed.request_body);
      const events = webhook.split(config, raw);
      const sent = JSON.parse(Buffer.from(raw).toString('utf8')) as unknown;
      expect({ name, data: events.map((event) => event.data) }).toEqual({ name, data: sent });
      expect(events[0]).toMatchObject({ entity: 'contract', type: 'document.draft', key: 'aahcZhiB6pKRbjagoZrrrr' });
    }
  });
});
