import { describe, expect, it } from '@jest/globals';
import { DiagnosticError, type WebhookEvent } from '@belegfluss/sdk';
import type { Gateway } from '../gateway/gateway.ts';
import type { ClaimedDelivery } from './claim-deliveries.ts';
import { readDelivery } from './read-delivery.ts';

const EVENT: WebhookEvent = {
  id: 'e',
  entity: 'order',
  type: 'new',
  key: '1',
  occurredAt: '2026-01-01T00:00:00Z',
  data: {},
};
const DELIVERY: ClaimedDelivery = {
  id: 'd',
  connection: 'shop',
  rawBody: Buffer.from('x'),
  headers: {},
  starts: 1,
};
const WRONG_KEY = new DiagnosticError({
  code: 'vault.wrong_key',
  severity: 'error',
  message: { de: 'x', en: 'x' },
  remedy: { de: 'x', en: 'x' },
});

interface Shop {
  split?: () => unknown;
  config?: () => Promise<never>;
}

/** A gateway to a shop that tells of one event, or does as said, and to a connection that takes no webhooks. */
function gatewayTo({ split = () => [EVENT], config = () => Promise.resolve(undefined as never) }: Shop = {}): Gateway {
  return {
    has: (connection) => connection === 'shop' || connection === 'silent',
    connector: (connection) => (connection === 'shop' ? { webhook: { split } } : {}) as never,
    config,
    context: () => Promise.reject(new Error('not asked for')),
  };
}

async function codeOf(shop: Shop, delivery: Partial<ClaimedDelivery> = {}): Promise<string | undefined> {
  return (await readDelivery(gatewayTo(shop), { ...DELIVERY, ...delivery })).diagnostic?.code;
}

const throws = (error: Error) => () => {
  throw error;
};

describe('a delivery', () => {
  it('gives its events', async () => {
    expect(await readDelivery(gatewayTo(), DELIVERY)).toEqual({
      id: 'd',
      connection: 'shop',
      found: [EVENT],
      diagnostic: null,
    });
  });

  it.each([
    ['throws', throws(new Error('x')), 'webhook.not_understood'],
    [
      'throws as if a line were cut',
      throws(Object.assign(new Error('x'), { code: 'ECONNRESET' })),
      'webhook.not_understood',
    ],
    ['says why not', throws(WRONG_KEY), 'vault.wrong_key'],
    ['gives nothing of use', () => 'events', 'webhook.not_understood'],
    ['gives what is no event', () => [{ ...EVENT, key: 1 }], 'webhook.not_understood'],
  ])('is refused where its connector %s', async (_how, split, code) => {
    expect(await codeOf({ split })).toBe(code);
  });

  it('without events is none that nobody is there to read', async () => {
    expect(await codeOf({ split: () => [] })).toBeUndefined();
    for (const connection of ['gone', 'silent']) expect(await codeOf({}, { connection })).toBe('webhook.no_receiver');
  });

  it('is given up at its fourth start, without asking its connector', async () => {
    expect(await codeOf({}, { starts: 3 })).toBeUndefined();
    expect(await codeOf({ split: () => process.abort() }, { starts: 4 })).toBe('webhook.poison');
  });

  it('is not refused where our own database does not give the settings', async () => {
    const away = new Error('Connection terminated unexpectedly');
    await expect(codeOf({ config: () => Promise.reject(away) })).rejects.toBe(away);
  });

  it('is refused where the secrets cannot be opened, so that others go on', async () => {
    expect(await codeOf({ config: () => Promise.reject(WRONG_KEY) })).toBe('vault.wrong_key');
  });
});
