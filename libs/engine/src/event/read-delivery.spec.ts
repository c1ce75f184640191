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

/** A gateway to one connection with such a webhook and such settings. */
function gatewayOf(split: () => unknown, config: () => Promise<never> = () => Promise.resolve({} as never)): Gateway {
  return {
    has: (connection) => connection === 'shop' || connection === 'silent',
    connector: (connection) => (connection === 'shop' ? { webhook: { split } } : {}) as never,
    config,
    context: () => Promise.reject(new Error('not asked for')),
  };
}

async function codeOf(gateway: Gateway, delivery: Partial<ClaimedDelivery> = {}): Promise<string | undefined> {
  return (await readDelivery(gateway, { ...DELIVERY, ...delivery })).diagnostic?.code;
}

describe('reading a delivery', () => {
  it('gives its events', async () => {
    expect(
      await readDelivery(
        gatewayOf(() => [EVENT]),
        DELIVERY,
      ),
    ).toEqual({
      id: 'd',
      connection: 'shop',
      found: [EVENT],
      diagnostic: null,
    });
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('x');
      },
      'webhook.not_understood',
    ],
    [
      'throws as if a line were cut',
      () => {
        throw Object.assign(new Error('x'), { code: 'ECONNRESET' });
      },
      'webhook.not_understood',
    ],
    [
      'says why not',
      () => {
        throw WRONG_KEY;
      },
      'vault.wrong_key',
    ],
    ['gives nothing of use', () => 'events', 'webhook.not_understood'],
    ['gives what is no event', () => [{ ...EVENT, key: 1 }], 'webhook.not_understood'],
  ])('is refused where the connector %s', async (_how, split, code) => {
    expect(await codeOf(gatewayOf(split))).toBe(code);
  });

  it('is refused where nobody is there to read it, which is not the same as a message without events', async () => {
    const gateway = gatewayOf(() => []);
    expect(await codeOf(gateway)).toBeUndefined();
    for (const connection of ['gone', 'silent'])
      expect(await codeOf(gateway, { connection })).toBe('webhook.no_receiver');
  });

  it('is given up at the fourth start, and its connector is not asked', async () => {
    expect(
      await codeOf(
        gatewayOf(() => [EVENT]),
        { starts: 3 },
      ),
    ).toBeUndefined();
    expect(
      await codeOf(
        gatewayOf(() => process.abort()),
        { starts: 4 },
      ),
    ).toBe('webhook.poison');
  });

  it('is nobody’s fault where our own database does not give the settings', async () => {
    const away = new Error('Connection terminated unexpectedly');
    await expect(
      codeOf(
        gatewayOf(
          () => [EVENT],
          () => Promise.reject(away),
        ),
      ),
    ).rejects.toBe(away);
  });

  it('is refused with the reason where the secrets cannot be opened, so that others go on', async () => {
    expect(
      await codeOf(
        gatewayOf(
          () => [EVENT],
          () => Promise.reject(WRONG_KEY),
        ),
      ),
    ).toBe('vault.wrong_key');
  });
});
