import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectors } from '@belegfluss/connectors';
import { Secret, type Connector, type WebhookDelivery } from '@belegfluss/sdk';
import { SEED, seeded, testTier } from '@belegfluss/testing';
import { Type } from 'typebox';
import { engineWorld, type EngineWorld } from '../engine/world/engine-world.ts';
import { mutated } from './mutations.ts';

const SECRET = 'a secret of the test';
const ROUNDS = testTier === 'full' ? 500 : 150;

/** What each vendor sends, and how it is signed. */
const VENDORS: Record<
  string,
  { secret: string; body: unknown; sign: (raw: Buffer) => Pick<WebhookDelivery, 'url' | 'headers'> }
> = {
  hubspot: {
    secret: 'clientSecret',
    body: [1, 2, 3].map((n) => ({
      eventId: 100 + n,
      subscriptionId: 7,
      portalId: 1,
      occurredAt: 1_767_225_600_000 + n,
      subscriptionType: n === 3 ? 'object.propertyChange' : 'deal.propertyChange',
      objectTypeId: '0-3',
      attemptNumber: 0,
      objectId: 9_000 + n,
      propertyName: 'dealstage',
      propertyValue: 'closedwon',
    })),
    sign: (raw) => {
      const url = 'http://127.0.0.1/hooks/hubspot';
      const timestamp = String(Date.now());
      const signature = createHmac('sha256', SECRET)
        .update(`POST${url}`)
        .update(raw)
        .update(timestamp)
        .digest('base64');
      return { url, headers: { 'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': timestamp } };
    },
  },
  pandadoc: {
    secret: 'sharedKey',
    body: [
      {
        event: 'document_state_changed',
        data: {
          id: 'doc1',
          name: 'Vertrag',
          status: 'document.completed',
          date_created: '2026-01-01T00:00:00.000000Z',
          date_modified: '2026-01-02T00:00:00.000000Z',
          action_by: { id: 'p1' },
        },
      },
    ],
    sign: (raw) => ({
      url: `http://127.0.0.1/hooks/pandadoc?signature=${createHmac('sha256', SECRET).update(raw).digest('hex')}`,
      headers: {},
    }),
  },
};

/** The shipped connector with the one setting that its webhooks need. */
function webhookOnly(id: string, secret: string): Connector {
  const found = connectors.find((connector) => connector.id === id);
  if (!found) throw new Error(`no connector ${id}`);
  return { ...found, config: Type.Object({ [secret]: Secret() }) };
}

describe(`mutated webhooks (FUZZ_SEED=${SEED})`, () => {
  let world: EngineWorld;
  const installed = Object.entries(VENDORS).map(([id, { secret }]) => webhookOnly(id, secret));
  beforeAll(async () => {
    world = await engineWorld(
      { idle: 'on: { ask: { person: { role: admin } } }\nsteps: { done: { stop: done, reason: ok } }\n' },
      installed,
    );
    for (const [id, { secret }] of Object.entries(VENDORS))
      await world.engine.connections.putSecrets(id, { [secret]: SECRET });
  });
  afterAll(() => world.close());

  const settled = async () => {
    for (let waited = 0; waited < 300; waited += 1) {
      const [due] = await world.test.db.query<{ n: number }>(
        "select count(*)::int as n from delivery where state = 'stored'",
      );
      if (due?.n === 0) return;
      await sleep(50);
    }
    throw new Error('deliveries were left behind');
  };

  it.each(Object.keys(VENDORS))(
    'of %s with a right signature are kept byte for byte and end as events or with a reason, all of each or nothing',
    async (id) => {
      const random = seeded(SEED + id.length);
      const vendor = VENDORS[id];
      if (!vendor) throw new Error(`no vendor ${id}`);
      const sent: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const raw = Buffer.from(mutated(JSON.stringify(vendor.body), random));
        // Now and then a byte that no text holds.
        if (random() < 0.1 && raw.length > 0) raw[Math.floor(random() * raw.length)] = 0xff;
        sent.push(raw.toString('hex'));
        expect(await world.engine.takeDelivery(id, { method: 'POST', ...vendor.sign(raw), rawBody: raw })).toBe(
          'stored',
        );
      }
      await settled();
      const kept = await world.test.db.query<{
        raw: string;
        state: string;
        diagnostic: { code?: string; message?: { de?: string; en?: string } } | null;
      }>(`select encode(raw_body, 'hex') as raw, state, diagnostic from delivery where connection = $1 order by id`, [
        id,
      ]);
      expect(kept.map(({ raw }) => raw)).toEqual(sent);
      const refused = kept.filter(({ state }) => state === 'refused');
      expect(
        refused.filter(
          ({ diagnostic }) =>
            !diagnostic?.code?.startsWith('webhook.') || !diagnostic.message?.de || !diagnostic.message.en,
        ),
      ).toEqual([]);
      expect([refused.length > ROUNDS / 4, refused.length < ROUNDS]).toEqual([true, true]);
      const webhook = installed.find((connector) => connector.id === id)?.webhook;
      const understood = kept
        // What stands beside a message that contradicts an earlier one is taken.
        .filter(({ state, diagnostic }) => state === 'dispatched' || diagnostic?.code === 'webhook.contradicts_earlier')
        .flatMap(({ raw }) => webhook?.split({} as never, Buffer.from(raw, 'hex')) ?? []);
      const events = await world.test.db.query<{ dedupe_key: string }>(
        'select dedupe_key from event where connection = $1',
        [id],
      );
      const expected = new Set(understood.map((event) => event.id.replaceAll('\0', '\uFFFD').toWellFormed()));
      expect(events.map((event) => event.dedupe_key).sort()).toEqual([...expected].sort());
    },
  );

  it('with a signature of another body, of another form or none are refused and leave nothing', async () => {
    const random = seeded(SEED);
    const before = await world.test.db.query('select id from delivery');
    for (let round = 0; round < ROUNDS / 2; round += 1) {
      for (const [id, vendor] of Object.entries(VENDORS)) {
        const raw = Buffer.from(JSON.stringify(vendor.body));
        const { url, headers } = vendor.sign(raw);
        const other = Buffer.from(mutated(raw.toString(), random));
        const broken = Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name, mutated(value, random)]),
        );
        const deliveries: WebhookDelivery[] = [
          { method: 'POST', url, headers, rawBody: other.equals(raw) ? Buffer.from('[]') : other },
          { method: 'POST', url: `http://127.0.0.1/hooks/${id}`, headers: {}, rawBody: raw },
          ...(id === 'hubspot' && JSON.stringify(broken) !== JSON.stringify(headers)
            ? [{ method: 'POST', url, headers: broken, rawBody: raw }]
            : []),
        ];
        for (const delivery of deliveries)
          expect(['bad_signature', 'too_old']).toContain(await world.engine.takeDelivery(id, delivery));
      }
    }
    expect(await world.test.db.query('select id from delivery')).toHaveLength(before.length);
  });
});
