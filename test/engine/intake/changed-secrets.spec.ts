import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Engine } from '@belegfluss/engine';
import { defineConnector, Secret, type Connector } from '@belegfluss/sdk';
import { Type } from 'typebox';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';

const FLOW = `on: { told: { entity: bell.ring } }
steps: { off: { stop: unchanged, reason: heard } }
`;
const EACH = 500;

const sign = (secret: string, body: string) => createHmac('sha256', secret).update(body).digest('hex');

/** A system that only tells. */
function bell(): Connector {
  const config = Type.Object({ webhookSecret: Secret() });
  return defineConnector<typeof config>({
    id: 'bell',
    version: '1.0.0',
    title: { de: 'Klingel', en: 'Bell' },
    config,
    auth: { kind: 'none' },
    webhook: {
      verify: ({ webhookSecret }, { headers, rawBody }) =>
        webhookSecret && headers['x-sign'] === sign(webhookSecret, Buffer.from(rawBody).toString())
          ? 'ok'
          : 'bad_signature',
      split: (_config, raw) => {
        const key = Buffer.from(raw).toString();
        return [{ id: key, entity: 'ring', type: 'rung', key, occurredAt: new Date().toISOString(), data: {} }];
      },
    },
    entities: [{ id: 'ring', title: { de: 'Läuten', en: 'Ring' }, schema: Type.Object({}), read: async () => ({}) }],
    actions: [],
  });
}

describe('the secret of a webhook', () => {
  let world: EngineWorld;
  let another: Engine;
  beforeEach(async () => {
    world = await engineWorld({ hear: FLOW }, [bell()]);
    another = await world.anotherEngine();
    await world.engine.connections.putSecrets('bell', { webhookSecret: 'first' });
  });
  afterEach(() => world.close());

  let sent = 0;
  const deliver = async (secret: string, count: number) => {
    const verdicts = new Map<string, number>();
    for (let n = 0; n < count; n += 1) {
      const body = `ring ${(sent += 1)}`;
      const engine = n % 2 === 0 ? world.engine : another;
      const delivery = { method: 'POST', url: 'http://us/hooks/bell', headers: { 'x-sign': sign(secret, body) } };
      const verdict = await engine.takeDelivery('bell', { ...delivery, rawBody: Buffer.from(body) });
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    }
    return Object.fromEntries(verdicts);
  };

  it('is changed while deliveries come, at us first: none is refused, whichever of two processes takes it', async () => {
    expect(await deliver('first', 10)).toEqual({ stored: 10 });
    const before = Promise.all(Array.from({ length: 8 }, () => deliver('first', EACH)));
    await world.engine.connections.putSecrets('bell', { webhookSecret: 'second' });
    const after = Promise.all(Array.from({ length: 8 }, () => deliver('second', EACH)));
    for (const verdicts of [...(await before), ...(await after)]) expect(verdicts).toEqual({ stored: EACH });
  }, 60_000);

  it('counts no longer a day after it was replaced, nor once it was replaced twice', async () => {
    const { connections } = world.engine;
    await connections.putSecrets('bell', { webhookSecret: 'second' });
    expect(await deliver('first', 2)).toEqual({ stored: 2 });
    await connections.putSecrets('bell', { webhookSecret: 'second' });
    expect(await deliver('first', 2)).toEqual({ bad_signature: 2 });
    await connections.putSecrets('bell', { webhookSecret: 'third' });
    await world.test.db.query("update credential set updated_at = now() - interval '25 hours'");
    expect(await deliver('third', 2)).toEqual({ stored: 2 });
    expect(await deliver('second', 2)).toEqual({ bad_signature: 2 });
  });
});
