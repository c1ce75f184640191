import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, listenForWebhooks, runSandbox, type RunningSandbox } from '../../../test/running-sandbox.ts';
import { signPandaDoc } from './webhooks.ts';

const DOCUMENTS = '/pandadoc/public/v1/documents';
const ORDER = {
  name: 'Rahmenvertrag',
  template_uuid: 'vorlage-1',
  recipients: [{ email: 'kunde@example.org', first_name: 'Jörg', last_name: 'Groß', role: 'Kunde' }],
  tokens: [{ name: 'Laufzeit', value: '12 Monate' }],
  metadata: { belegfluss_key: 'flow/contract/101/create', deal: '101' },
  pricing_tables: [
    {
      name: 'Leistungen',
      options: { currency: 'EUR' },
      sections: [
        {
          title: 'Alles',
          rows: [
            {
              data: {
                Name: 'Lizenz',
                Price: '33.33',
                QTY: 3,
                Discount: { value: 10, type: 'percent' },
                Tax: { value: 19, type: 'percent' },
              },
            },
          ],
        },
      ],
    },
  ],
};

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await runSandbox({ settings: { pandadoc: { draftDelayMs: 50, indexLagMs: 50, webhookRetryMs: 50 } } });
});
afterEach(() => sandbox.close());

const create = async (): Promise<string> => String((await sandbox.call('POST', DOCUMENTS, ORDER)).json['id']);
const status = async (id: string): Promise<string> =>
  String((await sandbox.call('GET', `${DOCUMENTS}/${id}`)).json['status']);
const send = (id: string): ReturnType<RunningSandbox['call']> =>
  sandbox.call('POST', `${DOCUMENTS}/${id}/send`, { silent: true }, { 'idempotency-key': 'flow/send/101/send' });

async function sent(): Promise<string> {
  const id = await create();
  await eventually(async () => (await status(id)) === 'document.draft');
  await send(id);
  return id;
}

describe('documents of PandaDoc', () => {
  it('answer 409 to everything until the upload has become a draft', async () => {
    await sandbox.call('POST', '/control/settings', { pandadoc: { draftDelayMs: 1500 } });
    const id = await create();
    expect(await status(id)).toBe('document.uploaded');
    expect((await send(id)).status).toBe(409);
    expect((await sandbox.call('GET', `${DOCUMENTS}/${id}/details`)).status).toBe(409);
    await eventually(async () => (await status(id)) === 'document.draft');
    expect((await send(id)).json['status']).toBe('document.sent');
    expect((await send(id)).status).toBe(409);
  });

  it('are counted under the key in their metadata, or under the key of the request', async () => {
    await sent();
    const keys = { 'flow/contract/101/create': 1, 'flow/send/101/send': 1 };
    expect((await sandbox.call('GET', '/control/effects')).json['pandadoc']).toEqual({ count: 2, distinct: 2, keys });
  });

  it('carry a total of exact cents with discount and tax', async () => {
    const id = await sent();
    const { json } = await sandbox.call('GET', `${DOCUMENTS}/${id}/details`);
    expect(json).toMatchObject({
      grand_total: { amount: '107.09', currency: 'EUR' },
      pricing: { tables: [{ items: [{ name: 'Lizenz', subtotal: '89.99' }] }] },
      tokens: [{ name: 'Laufzeit', value: '12 Monate' }],
    });
  });

  it('are found by their metadata only after the lag of the index', async () => {
    await sandbox.call('POST', '/control/settings', { pandadoc: { indexLagMs: 1500 } });
    const id = await create();
    const find = async (): Promise<{ id: string }[]> =>
      (
        await sandbox.call(
          'GET',
          `${DOCUMENTS}?metadata_belegfluss_key=${encodeURIComponent('flow/contract/101/create')}`,
        )
      ).json['results'] as unknown as { id: string }[];
    expect(await find()).toEqual([]);
    const found = await eventually(async () => (await find())[0]);
    expect(found.id).toBe(id);
    expect((await sandbox.call('GET', `${DOCUMENTS}?metadata_belegfluss_key=other`)).json['results']).toEqual([]);
  });

  it('change their PDF when they are signed', async () => {
    const id = await sent();
    const unsigned = await sandbox.call('GET', `${DOCUMENTS}/${id}/download`);
    expect((await sandbox.call('GET', `${DOCUMENTS}/${id}/download-protected`)).status).toBe(409);
    await sandbox.call('POST', `/control/pandadoc/documents/${id}/sign`);
    const signed = await sandbox.call('GET', `${DOCUMENTS}/${id}/download`);
    expect(signed.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(signed.bytes.length).toBeGreaterThan(unsigned.bytes.length);
  });

  it('are signed by a customer that needs no telling, where that is set', async () => {
    await sandbox.call('POST', '/control/settings', { pandadoc: { autoSignMs: 50 } });
    const id = await sent();
    await eventually(async () => (await status(id)) === 'document.completed');
  });

  it('become drafts after a restart that came in between', async () => {
    await sandbox.call('POST', '/control/settings', { pandadoc: { draftDelayMs: 1500 } });
    const id = await create();
    await sandbox.close();
    sandbox = await runSandbox({ dir: sandbox.dir });
    expect(await status(id)).toBe('document.uploaded');
    await eventually(async () => (await status(id)) === 'document.draft');
  });
});

describe('webhooks of PandaDoc', () => {
  it('are signed over the raw body and can be read again in the delivery log', async () => {
    const subscriber = await listenForWebhooks(503, 200);
    await sandbox.call('POST', '/control/settings', {
      pandadoc: { webhookUrl: subscriber.url, sharedKey: 'schluessel' },
    });
    const id = await create();
    await eventually(() => subscriber.received.length === 2);
    const delivery = subscriber.received[1]!;
    expect(new URL(delivery.url, subscriber.url).searchParams.get('signature')).toBe(
      signPandaDoc('schluessel', delivery.body),
    );
    expect(JSON.parse(delivery.body)).toMatchObject([
      { event: 'document_state_changed', data: { id, status: 'document.draft', metadata: { deal: '101' } } },
    ]);
    const log = await eventually(async () => {
      const items = (await sandbox.call('GET', '/pandadoc/public/v1/webhook-events?count=10&page=1')).json[
        'items'
      ] as unknown as { uuid: string; http_status_code: number }[];
      return items.length === 2 && items;
    });
    expect(log.map((item) => item.http_status_code)).toEqual([200, 503]);
    const detail = await sandbox.call('GET', `/pandadoc/public/v1/webhook-events/${log[0]!.uuid}`);
    expect(detail.json).toMatchObject({
      request_body: delivery.body,
      signature: signPandaDoc('schluessel', delivery.body),
    });
    subscriber.close();
  });
});
